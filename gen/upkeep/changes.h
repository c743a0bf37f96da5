/* A release note for data. */
#ifndef GEN_UPKEEP_CHANGES_H
#define GEN_UPKEEP_CHANGES_H

#include <stdio.h>

#include "gen/list/model.h"

/* Prints which answers differ, in words, from an old list to a new one; both
 * are derived. */
void put_changes(const struct model *old, const struct model *new, FILE *out);

#endif
