/* Finding the wordings of the list in a text. */
#ifndef BC_MATCH_H
#define BC_MATCH_H

#include "base/linkage.h"
#include "explain/gram.h"
#include "explain/pattern.h"
#include "explain/window.h"

/* A piece of literal text; most pieces share their bytes with others. */
struct bc_piece {
	uint8_t offset[2]; /* in bc_literals, the lower byte first: a number */
	uint8_t length;    /* of 16 bits would make the table a third larger */
};

static inline size_t
bc_offset_of(const struct bc_piece *piece)
{
	return piece->offset[0] | (size_t)piece->offset[1] << 8;
}

struct bc_pattern {
	uint16_t pieces; /* first of them in bc_pieces */
	uint16_t owners; /* first of them in bc_owners */
	uint8_t nowners;
	uint8_t kind_npieces; /* enum bc_pattern_kind, times 16, and pieces */
	uint8_t tag;          /* of the anchor */
	uint8_t anchor;       /* its piece, times 32, and its offset there */
};

enum { BC_ANCHOR_OFFSETS = 32 };

static inline unsigned
bc_anchor_piece(const struct bc_pattern *p)
{
	return p->anchor / BC_ANCHOR_OFFSETS;
}

static inline unsigned
bc_anchor_offset(const struct bc_pattern *p)
{
	return p->anchor % BC_ANCHOR_OFFSETS;
}

static inline unsigned
bc_kind(const struct bc_pattern *p)
{
	return p->kind_npieces >> 4;
}

static inline unsigned
bc_npieces(const struct bc_pattern *p)
{
	return p->kind_npieces & 15;
}

/* A pattern that stands in the text: at these offsets of the original. */
struct bc_hit {
	uint16_t pattern;
	uint32_t offset, length;
};

enum { BC_HITS_MAX = 96 };

struct bc_hits {
	struct bc_hit list[BC_HITS_MAX];
	size_t n;
	uint32_t seen[128]; /* patterns that have a hit, a bit each */
};

/* Add what stands in the window to the hits. */
BC_DATA void bc_match(const struct bc_folded *f, struct bc_hits *hits);

BC_DATA const struct bc_pattern *bc_pattern_at(unsigned i);
/* How many letters all its pieces have. */
BC_DATA unsigned bc_length_of(const struct bc_pattern *p);
BC_DATA unsigned bc_owner_at(const struct bc_pattern *p, unsigned i);

#endif
