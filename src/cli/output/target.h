/* --output: a file instead of standard output. What stands there before is read as
 * it was until all of the new one is written: nobody ever sees a half. */
#ifndef CLI_TARGET_H
#define CLI_TARGET_H

#include <stdbool.h>

/* From now on standard output goes to a new file beside the one of that name; a
 * device or a pipe is written to as it is. False after a message. */
bool target_open(const char *name);
/* Put it in place of the one that was named, with the mode of that. False, with
 * errno, where it was not written as a whole; true as well where none is open. */
bool target_keep(void);
/* Leave the one that was named as it is. */
void target_drop(void);
/* For messages: "standard output" where none was opened. */
const char *target_name(void);

#endif
