/* What answers are found by. */
#ifndef GEN_UPKEEP_FOUND_BY_H
#define GEN_UPKEEP_FOUND_BY_H

#include <stdio.h>

#include "gen/list/model.h"

/* What an entry is found by and was not, or no longer is; NULL: all is the same. */
const char *other_wording(const struct entry *e, const struct entry *before);
/* Prints how much else there is, and was not, by which texts are explained: what is
 * learned from, headlines, signs of providers. */
void put_others(const struct model *old, const struct model *new, FILE *out);

#endif
