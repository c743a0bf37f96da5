/* Whether the options that were given go together. */
#ifndef CLI_OPTIONS_CHECK_H
#define CLI_OPTIONS_CHECK_H

#include "cli/options.h"

/* "--search, --list and --lines": the options that ask for modes; last stands before
 * the last one. */
const char *mode_names(unsigned modes, const char *last, char *text, size_t size);
/* Returns -1 after a message. What may be shown of a record is settled then. */
int options_check(struct options *o, const bool given[NOPTIONS]);

#endif
