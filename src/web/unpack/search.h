/*
 * The tables of keyword search, gen/emit/index.c, as they are packed.
 *
 * Of each spelling there is but how many letters it has in common with the one
 * before, which is less than a letter is, and then its others: that tells where it
 * ends as well. The lists of postings stand by their length, the longest first: how
 * far apart documents are in them, and what they are worth, changes little from list
 * to list then.
 */
#ifndef BC_PACKED_SEARCH_H
#define BC_PACKED_SEARCH_H

#include "web/unpack/tables.h"

enum { BC_COMMON_MAX = 31 };

/* The lists by their length, each told by its number; 0 where the heads of the
 * lists do not grow up to the number of postings. The room has a number for each
 * posting and list, and two more. */
int bc_order_lists(const unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *order, uint32_t *room);

/* Makes the tables of what is packed; 0 where that does not fit. The spare room has
 * as many bytes as all tables four times. */
int bc_restore_search(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare);

#endif
