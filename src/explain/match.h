/*
 * Finding the wordings of the list in a text: linear time for any bytes. A
 * place of a text is looked at once for whether a wording may stand there; what
 * it then costs to compare the wordings is counted, and bounded by the length
 * of the window, so that no text takes more than some 200 instructions a byte.
 */
#ifndef BC_MATCH_H
#define BC_MATCH_H

#include "base/linkage.h"
#include "explain/gram.h"
#include "explain/pattern.h"
#include "explain/window.h"

/* What the tables have room for; the compiler refuses a list that needs more. */
enum {
	BC_PIECES_MAX = 0xfffff, /* of all wordings */
	BC_OWNERS_MAX = 0x1fffff,
	BC_LITERALS_MAX = 0xffffff /* bytes of all pieces */
};

/* Where a piece begins in bc_literals, and how long it is; most share their bytes
 * with others. */
struct bc_piece {
	uint32_t offset : 24;
	uint32_t length : 8;
};

struct bc_pattern {
	uint32_t pieces : 20; /* first of them in bc_pieces */
	uint32_t kind : 4;    /* enum bc_pattern_kind */
	uint32_t tag : 8;     /* of the anchor */
	uint32_t owners : 21; /* first of them in bc_owners */
	uint32_t npieces : 3;
	uint32_t anchor : 8; /* its piece, times 32, and its offset there */
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
	return p->kind;
}

static inline unsigned
bc_npieces(const struct bc_pattern *p)
{
	return p->npieces;
}

/* The owners of the next pattern follow; behind the last one stands one without
 * any. */
static inline unsigned
bc_nowners(const struct bc_pattern *p)
{
	return (unsigned)p[1].owners - p->owners;
}

/* A pattern that stands in the text: at these offsets of the original. */
struct bc_finding {
	const struct bc_pattern *pattern;
	uint32_t offset, length;
};

enum { BC_FINDINGS_MAX = 96, BC_FINDING_SLOTS = 256 };

/* Each pattern is a finding once, where it first stands. */
struct bc_findings {
	struct bc_finding list[BC_FINDINGS_MAX];
	size_t n;
	/* a hash of the patterns that have a finding: its number in the list, from
	 * 1; 0 = none. It is cleared before the first one. */
	uint8_t slots[BC_FINDING_SLOTS];
};

static inline void
bc_clear_findings(struct bc_findings *findings)
{
	findings->n = 0;
}

/* Add what stands in the window to the findings. */
BC_DATA void bc_match(const struct bc_folded *f, struct bc_findings *findings);

/* How many letters all its pieces have. */
BC_DATA unsigned bc_length_of(const struct bc_pattern *p);
BC_DATA unsigned bc_owner_at(const struct bc_pattern *p, unsigned i);

#endif
