/* What was gathered of logs, written, read again and told. */
#ifndef TESTS_FUZZ_GATHERED_H
#define TESTS_FUZZ_GATHERED_H

#include "summary/gather.h"
#include "tests/fuzz/fuzz.h"

void begin_gathering(struct gathering *g);
/* As a partial summary. */
struct bytes written(const struct gathering *g);
/* The same of one that was read, which has to be sound. */
struct bytes read_and_written(struct bytes partial);
/* All that there is to tell of it, as a text, and the rows it tells to have left; it is
 * ended then. */
struct bytes told_of(struct gathering *g, struct rows_left *left);

#endif
