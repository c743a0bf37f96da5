/* What the command does, a function for each mode. Each returns an exit
 * status. */
#ifndef CLI_MODES_H
#define CLI_MODES_H

#include "options.h"
#include "terminal.h"

int query_run(const struct options *o, const struct terminal *t);
int list_run(const struct options *o, const struct terminal *t);
int lines_run(const struct options *o, const struct terminal *t);

#endif
