/* What logs report, counted. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "messages.h"
#include "options.h"
#include "tally.h"
#include "terminal.h"

/* Numbers of words are those of a byte. */
enum { WORDS_MAX = 256 };

struct summary {
	const struct options *options;
	uint64_t lines;
	/* every line that reports a status is one of these */
	struct row accepted, deferred, failed;
	struct row category[WORDS_MAX], action[WORDS_MAX], provider[WORDS_MAX],
	    blocklist[WORDS_MAX];
	struct tally code, unexplained, period;
	struct messages messages;
	bool failed_to_read, stopped;
};

void summary_begin(
    struct summary *s, const struct options *o, size_t messages_max);
void summary_end(struct summary *s);
void summary_merge(struct summary *s, const struct summary *other);

/* One file. */
struct counter {
	struct summary *summary;
	struct calendar calendar;
};

void summary_count(struct counter *c, const struct bouncecode_report *r);

/* summary_put.c: all tables, in the format that the options ask for. */
void summary_put(struct summary *s, const struct terminal *t);

#endif
