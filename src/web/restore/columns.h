/*
 * What is in the packed runtime: its tables stand column by column. Shared by
 * what packs it, gen/shrink, and by what restores it.
 */
#ifndef BC_COLUMNS_H
#define BC_COLUMNS_H

#include "web/restore/tables.h"

#include <stddef.h>
#include <stdint.h>

/* Their head begins with place and size of the pool of strings, with the number of tables
 * that follow, and with place and size of each of those of tables.h. All numbers have 32
 * bits, the lowest byte first, and places are those in the bytes. */
struct bc_columns {
	uint32_t at, rows, width;
	uint32_t is_steps; /* numbers of 16 bits: the difference to the row before */
	uint32_t nstrings; /* so many numbers of 32 bits first are strings, as below */
};

enum { BC_COLUMNS_HEAD = 12 + 8 * BC_NPACKED, BC_COLUMNS_SIZE = 20 };

/* A string of the pool: none, which is the first, or the one behind the last
 * that was told of, or its number, which this is added to. */
enum { BC_NO_STRING, BC_NEXT_STRING, BC_STRINGS };

/* How many times its length the spare room has. */
enum { BC_SPARE = 6 };

/* Puts the rows back, in so many bytes that stand apart from their head, and makes what is
 * made of them but for keyword search, which bc_restore_search() makes. 0 where they do
 * not fit. */
int bc_restore_apart(const unsigned char *head, unsigned char *bytes, uint32_t nbytes,
    struct bc_packed_tables *tables, uint32_t *spare);

#endif
