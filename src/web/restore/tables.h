/* The tables that are packed in ways of their own, or not at all, and those of which
 * they are made; and where they are. */
#ifndef BC_PACKED_TABLES_H
#define BC_PACKED_TABLES_H

#include <stdint.h>

enum bc_packed_table {
	/* of src/explain/match.c */
	BC_PACKED_PATTERNS,
	BC_PACKED_PIECES,
	BC_PACKED_OWNERS,
	BC_PACKED_LITERALS,
	BC_PACKED_BITS,
	BC_PACKED_RANKS,
	BC_PACKED_HEADS,
	/* of src/search/search.c */
	BC_PACKED_SPELLINGS,
	BC_PACKED_OFFSETS,
	BC_PACKED_SPELLING_LISTS,
	BC_PACKED_LISTS,
	BC_PACKED_POSTINGS,
	/* of src/code/lookup.c */
	BC_PACKED_KEYS,
	/* of src/list and src/search/search.c: what those are made of */
	BC_PACKED_ENTRIES,
	BC_PACKED_TEXTS,
	BC_PACKED_NAMES,
	BC_PACKED_PROSE,
	BC_PACKED_RESPONSES,
	BC_PACKED_WORDS,
	BC_PACKED_VOCABULARIES,
	BC_PACKED_DOCUMENTS,
	BC_NPACKED
};

/* Where each table is, and its size in bytes. */
struct bc_packed_tables {
	uint32_t at[BC_NPACKED], size[BC_NPACKED];
};

/* Numbers of n bytes in those tables, the lowest byte first. */
static inline uint32_t
bc_get(const unsigned char *p, unsigned n)
{
	uint32_t number = 0;

	for (unsigned i = 0; i < n; i++)
		number |= (uint32_t)p[i] << 8 * i;
	return number;
}

static inline void
bc_put(unsigned char *p, unsigned n, uint32_t number)
{
	for (unsigned i = 0; i < n; i++)
		p[i] = (unsigned char)(number >> 8 * i);
}

#endif
