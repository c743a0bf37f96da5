/* What has to be read again. */
#ifndef GEN_UPKEEP_STALE_H
#define GEN_UPKEEP_STALE_H

#include <stdio.h>

#include "gen/list/model.h"

/* Prints what has not been compared with its source since some months before
 * now, "2026-11", by the page that it was compared with. */
void put_stale(
    const struct model *m, const char *now, unsigned months, FILE *out);

#endif
