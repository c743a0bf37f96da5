/* Finding the wordings of the list in a text. */
#ifndef BC_MATCH_H
#define BC_MATCH_H

#include <stddef.h>
#include <stdint.h>

#include "list/list.h"
#include "explain/pattern.h"

/* The hash of four bytes of folded text. */
enum { BC_GRAM_BITS = 65536, BC_GRAM_WORDS = BC_GRAM_BITS / 32 };

static inline uint32_t
bc_gram(const unsigned char *s)
{
	return s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 |
	    (uint32_t)s[3] << 24;
}

static inline uint32_t
bc_gram_hash(uint32_t gram)
{
	return gram * 0x9e3779b1u >> 16;
}

/* What tells an anchor from others of the same hash: of the four bytes
 * themselves, and of those and the next four. Where a pattern has the next
 * four, only the second counts; most patterns that share an anchor differ
 * there. */
enum { BC_TAG_LONG = 0x80 };

static inline uint8_t
bc_gram_tag(uint32_t gram)
{
	return (uint8_t)(gram * 0x9e3779b1u >> 8 & 0x7f);
}

static inline uint8_t
bc_long_tag(uint32_t gram, uint32_t next)
{
	return (uint8_t)(((gram ^ next * 0x85ebca6bu) * 0x9e3779b1u >> 25) |
	    BC_TAG_LONG);
}

/* How many bits of a word are set. */
static inline uint32_t
bc_count_bits(uint32_t word)
{
	word -= word >> 1 & 0x55555555u;
	word = (word & 0x33333333u) + (word >> 2 & 0x33333333u);
	return ((word + (word >> 4)) & 0x0f0f0f0fu) * 0x01010101u >> 24;
}

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

/* A text ready for matching. Long texts are matched window by window. */
enum { BC_WINDOW = 4096, BC_OVERLAP = 512 };

struct bc_folded {
	unsigned char text[BC_WINDOW + 4];
	uint32_t offsets[BC_WINDOW + 1]; /* of each byte in the original */
	size_t length;
};

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

struct bouncecode_code;

/* Fold the text from an offset on; returns where the next window begins, or
 * length where this was the last. code is the one whose repetitions are left
 * out; with strip, mail addresses are, too. */
BC_DATA size_t bc_fold_window(const char *text, size_t length, size_t from,
    const struct bouncecode_code *code, int strip, struct bc_folded *f);
/* Add what stands in the window to the hits. */
BC_DATA void bc_match(const struct bc_folded *f, struct bc_hits *hits);

BC_DATA const struct bc_pattern *bc_pattern_at(unsigned i);
/* How many letters all its pieces have. */
BC_DATA unsigned bc_length_of(const struct bc_pattern *p);
BC_DATA unsigned bc_owner_at(const struct bc_pattern *p, unsigned i);

#endif
