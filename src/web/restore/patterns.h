/*
 * The tables of the matcher, src/explain/match.h, as they are packed: the
 * patterns one behind the other as their owners are, which needs a quarter of the
 * bytes; by the hash of its anchor each finds its place again.
 */
#ifndef BC_PACKED_PATTERNS_H
#define BC_PACKED_PATTERNS_H

#include "web/restore/tables.h"

/*
 * Packed, a row of eight bytes of the patterns is two numbers of 16 bits: how far
 * the first owner is from that of the row before, and the bits below. The place of a
 * piece is told from the end of what those before it have brought, or, where that is
 * far away, from the beginning. Of the owners there are but those that are not the
 * first, and the bits, the ranks and the heads are 0.
 */
enum { BC_KIND_BITS = 4, BC_NPIECES_BITS = 3, BC_NOWNERS_BITS = 9 };

/* Places below this are half of it and how far a piece is from the end, others
 * are this and its offset. */
enum { BC_NEAR = 256 };

/* Most literals stand in the order of the pieces: the end of those that came in it,
 * or one behind, where a chunk of them ends. A piece that lies behind it is part of
 * one that is to come. */
static inline uint32_t
bc_end_of_literals(uint32_t end, uint32_t offset, uint32_t length)
{
	return offset <= end + 1 && offset + length > end ? offset + length : end;
}

/* Makes the tables of what is packed; 0 where that does not fit. The spare room
 * has as many bytes as all tables four times. */
int bc_restore_patterns(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare);

#endif
