#ifndef GEN_SHRINK_SEARCH_H
#define GEN_SHRINK_SEARCH_H

#include "src/web/unpack/search.h"

#include <stdbool.h>

/* Packs the tables of keyword search where they are, as src/web/unpack/search.h has
 * them. false: they are not such tables, or do not get smaller. */
bool pack_search(unsigned char *bytes, const struct bc_packed_tables *tables);

#endif
