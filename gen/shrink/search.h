#ifndef GEN_SHRINK_SEARCH_H
#define GEN_SHRINK_SEARCH_H

#include "src/web/restore/search.h"

#include <stdbool.h>

/* Puts the recipe in the place of the tables of keyword search. false: it is larger
 * than they are. */
bool pack_search(unsigned char *bytes, const struct bc_packed_tables *tables,
    const char *recipe);

#endif
