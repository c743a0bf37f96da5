/* How far long work has come: one line on standard error where that is a
 * terminal, from one second on. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/input/input.h"

/* An input begins. */
void progress_begin(void);
/* Call it as often as you like: it draws five times a second. */
void progress_show(const struct input *in);
/* The same of what is no single input; total is 0 where it is not known. */
void progress_put(const char *name, uint64_t done, uint64_t total);
/* Before anything else is printed there, and at the end. */
void progress_clear(void);

#endif
