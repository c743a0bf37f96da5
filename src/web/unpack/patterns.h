/*
 * The tables of the matcher, src/explain/match.h, as they are packed: the
 * patterns one behind the other as their owners are, which needs a quarter of the
 * bytes; by the hash of its anchor each finds its place again.
 */
#ifndef BC_PACKED_PATTERNS_H
#define BC_PACKED_PATTERNS_H

#include "web/unpack/tables.h"

/*
 * Packed, a row of eight bytes of the patterns is three numbers of 16 bits: how
 * far the first owner is from that of the row before, the bits below, and the
 * anchor. The offset of a piece is told from the end of all before it. Of the
 * owners there are but those that are not the first, and the bits, the ranks and
 * the heads are 0.
 */
enum { BC_KIND_BITS = 4, BC_NPIECES_BITS = 3, BC_NOWNERS_BITS = 9 };

/* Makes the tables of what is packed; 0 where that does not fit. The spare room
 * has as many bytes as all tables four times. */
int bc_restore_patterns(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare);

#endif
