/* Records as the command puts them, read again: JSON, TSV and CSV say the same. */
#ifndef TESTS_FUZZ_ROWS_H
#define TESTS_FUZZ_ROWS_H

#include "cli/output/record.h"
#include "tests/fuzz/fuzz.h"

/* Put a record in each format, and read it again: the fields of each are those that the
 * record has. */
void check_record(const struct view *view, const struct record *r);

/* What is printed while it is called, instead of on standard output. */
struct bytes printed(void (*print)(void *context), void *context);
/* Nothing that a terminal obeys, and the last line ends. */
void require_printable(struct bytes text);

#endif
