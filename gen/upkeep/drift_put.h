/* What differs, printed. */
#ifndef GEN_UPKEEP_DRIFT_PUT_H
#define GEN_UPKEEP_DRIFT_PUT_H

#include <stdio.h>

#include "gen/upkeep/drift.h"

/* As a table for people, or as one JSON object. */
void put_drift(const struct drift *d, FILE *out);
void put_drift_json(const struct drift *d, FILE *out);
/* "2 differences, besides 1 with a reason in codes.xml", in the middle of a line. */
void put_difference_count(size_t n, size_t nwanted, const struct model *m, FILE *out);

#endif
