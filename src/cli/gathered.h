/* What was gathered of logs or mails, put as it was asked for. */
#ifndef CLI_GATHERED_H
#define CLI_GATHERED_H

#include "cli/options.h"
#include "cli/output/terminal.h"
#include "summary/gather.h"

/* Is what is gathered a part of more? */
bool gathered_is_partial(const struct options *o);
/* The settings have their key, and what it is of. */
void gathered_begin(struct gathering *g, const struct options *o,
    const struct summary_settings *settings);
/* Put it and end it. What is not complete is no part of anything. Returns an exit
 * status. */
int gathered_end(struct gathering *g, const struct options *o, const struct terminal *t,
    bool is_complete);

#endif
