/* Refusals by the entry that explains them. */
#ifndef SUMMARY_PROBLEM_H
#define SUMMARY_PROBLEM_H

#include "summary/tally.h"

#include <bouncecode.h>

/* entry may be NULL. */
void problem_count(struct tally *t, const struct bouncecode_entry *entry,
    const struct attempt *a);

/* Is that a name that it gives? */
bool problem_is_name(const char *name, size_t n);

#endif
