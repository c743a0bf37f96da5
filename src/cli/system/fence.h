/* What reads the messages and logs of strangers gives up what it does not need. */
#ifndef CLI_FENCE_H
#define CLI_FENCE_H

#include <stdbool.h>

/*
 * From now on, for this thread and those that it starts: no program can be
 * executed, no process started or touched, no connection made, and no file
 * written, made or removed but for those that are open. Reading files,
 * threads and memory stay as they are. False where the system cannot do that.
 */
bool fence_close(void);

#endif
