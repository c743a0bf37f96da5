/* The registry as CSV. */
#ifndef GEN_UPKEEP_REGISTRY_CSV_H
#define GEN_UPKEEP_REGISTRY_CSV_H

#include "gen/upkeep/record.h"

/* Adds the records of the text; false after errors, which have been said. */
bool registry_read_csv(struct registry *r, const char *data, size_t size);

#endif
