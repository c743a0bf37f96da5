/* --follow: the file of --output is written anew while the log goes on. */
#ifndef CLI_FOLLOW_H
#define CLI_FOLLOW_H

#include "cli/options.h"
#include "cli/output/terminal.h"
#include "summary/sums.h"

struct follow {
	const struct options *options;
	const struct terminal *terminal;
	double due;   /* seconds of a clock that is never set */
	bool changed; /* since it was written */
	bool failed;  /* after a message: it cannot be written */
};

void follow_begin(struct follow *f, const struct options *o,
    const struct terminal *t);
/* Is it time to write? */
bool follow_is_due(const struct follow *f);
/* Write what there is now; it is counted on. */
void follow_write(struct follow *f, const struct sums *s,
    const struct followed *messages, const struct followed *recipients);

#endif
