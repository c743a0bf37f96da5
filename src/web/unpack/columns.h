/*
 * What is in the packed runtime: its tables stand column by column. Shared by
 * what packs it, gen/shrink, and by the page, which unpacks it.
 */
#ifndef BC_COLUMNS_H
#define BC_COLUMNS_H

#include "web/unpack/tables.h"

#include <stddef.h>
#include <stdint.h>

/* The properties of LZMA, with which the runtime is smallest: letters follow
 * letters, and bytes of a column those of the same column. With LP and PB of 0
 * it does not matter at which place of the text and the stream a byte stands. */
enum { BC_LZMA_LC = 3, BC_LZMA_LP = 0, BC_LZMA_PB = 0 };

/* The stream begins with the digest of all behind it, with place and size of the
 * pool of strings and of each of the tables of tables.h, and with the number of these,
 * which follow; then come the bytes. All numbers have 32 bits, the lowest
 * byte first, and places are those in the bytes. */
struct bc_columns {
	uint32_t at, rows, width;
	uint32_t is_steps; /* numbers of 16 bits: the difference to the row before */
	uint32_t nstrings; /* so many numbers of 32 bits first are strings, as below */
};

enum { BC_DIGEST_SIZE = 4, BC_COLUMNS_HEAD = 16 + 8 * BC_NPACKED, BC_COLUMNS_SIZE = 20 };

/* A string of the pool: none, which is the first, or the one behind the last
 * that was told of, or its number, which this is added to. */
enum { BC_NO_STRING, BC_NEXT_STRING, BC_STRINGS };

/* FNV-1a: tells whether the stream is the one that was packed. */
uint32_t bc_digest(const unsigned char *bytes, uint32_t n);

/* Puts the rows back, in the stream of that length, and makes what is made of them. The
 * spare room has so many times its length. Returns the bytes, or NULL where they are not those that were
 * packed. */
enum { BC_SPARE = 6 };
unsigned char *bc_restore_rows(unsigned char *stream, uint32_t length,
    uint32_t *spare);

#endif
