/* The list, brought up to the registry. */
#ifndef GEN_UPKEEP_UPDATE_H
#define GEN_UPKEEP_UPDATE_H

#include "gen/upkeep/drift.h"

/* Writes skeletons of what is new into the list, and says so. */
bool update_list(const struct drift *d);

#endif
