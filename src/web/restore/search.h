/*
 * The tables of keyword search, gen/emit/index.c, are not packed: the page makes the
 * index once more, of what the other tables say. In the place of the postings stands
 * the recipe for it, src/index/recipe.h, ended by NUL; the others are 0, and so are the leaders of the documents.
 */
#ifndef BC_PACKED_SEARCH_H
#define BC_PACKED_SEARCH_H

#include "web/restore/tables.h"

/* Makes the tables, when all others are there; 0 where they are not as large as they
 * are to be. */
int bc_restore_search(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare);

#endif
