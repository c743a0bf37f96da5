/* Where answers and messages are printed. */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "cli/system/system.h"

#include <stdbool.h>
#include <stdio.h>

/* Standard output, but for a thread that reads one of several files: it prints
 * into memory until the files before are done. */
extern _Thread_local FILE *out;

/* Where complain() prints; NULL is standard error. */
extern _Thread_local FILE *err;

/* What a thread keeps of both until its turn comes: what is printed to a stream
 * from now on. False where memory is short. */
bool keep(FILE **stream, struct kept *kept);
/* Print it now, and go on directly; false where not all of it could be kept. */
bool release(FILE **stream, struct kept *kept, FILE *directly);
/* Nobody wants it. */
void forget(FILE **stream, struct kept *kept);

/* Why standard output failed, 0 where it did not: the first errno, which whatever
 * is done since may have changed. To be called behind what writes there, by the
 * thread that did: errno is its own. */
int output_failure(void);

#endif
