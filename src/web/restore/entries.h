/*
 * Where the strings of an entry stand and its references, as it is packed: most stand
 * behind all those that an entry before it has, the key before the title, and others
 * have a place.
 */
#ifndef BC_PACKED_ENTRIES_H
#define BC_PACKED_ENTRIES_H

#include "web/restore/tables.h"

/* Of a row of bc_entries, in the layout that structs have in WebAssembly. */
enum { BC_ENTRY_SIZE = 16, BC_ENTRY_TITLE = 4, BC_ENTRY_KEY = 8, BC_ENTRY_KIND = 15 };

static inline uint32_t
bc_number24(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16;
}

static inline void
bc_put24(unsigned char *p, uint32_t n)
{
	for (unsigned i = 0; i < 3; i++)
		p[i] = (unsigned char)(n >> 8 * i);
}

static inline uint32_t
bc_end_of_string(const unsigned char *pool, uint32_t at)
{
	while (pool[at] != '\0')
		at++;
	return at + 1;
}

enum { BC_BEHIND, BC_PLACES };

/* Likewise of bc_texts. */
enum { BC_TEXT_SIZE = 24, BC_TEXT_REFERENCE = 20, BC_TEXT_NREFERENCES = 23 };

/* Makes the rows of what is packed. */
void bc_restore_entries(unsigned char *bytes, const struct bc_packed_tables *tables);

#endif
