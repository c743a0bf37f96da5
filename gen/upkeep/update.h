/* The list, brought up to the registry. */
#ifndef GEN_UPKEEP_UPDATE_H
#define GEN_UPKEEP_UPDATE_H

#include <stdio.h>

#include "gen/upkeep/drift.h"

/* Writes skeletons of what is new into the list; says so in out,
 * which is true only if the list could be written. */
bool update_list(const struct drift *d, FILE *out);

#endif
