/* A point in time that somebody names on the command line. */
#ifndef CLI_MOMENT_H
#define CLI_MOMENT_H

#include "summary/calendar.h"

#include <stdbool.h>

when moment_now(void);
/* By the clock of this machine: a day, a minute or a second, or how long ago it
 * was; where it has an end, and that is asked for, the last second of it. Returns
 * 0 for what is none. */
when moment_read(const char *text, bool to_end);

#endif
