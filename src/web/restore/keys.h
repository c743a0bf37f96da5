/*
 * The slots of the exact look-up, gen/pack.c, are not packed: where the number of an
 * entry belongs its hash tells.
 */
#ifndef BC_PACKED_KEYS_H
#define BC_PACKED_KEYS_H

#include "web/restore/tables.h"

enum { BC_KEY_SUMS = 4 * 128 * 2, BC_KEY_SLOT = 8 };

/* How many slots a part of the table has, each behind its sums: a power of two. */
static inline uint32_t
bc_slots_of(uint32_t size)
{
	for (uint32_t parts = 1; parts * BC_KEY_SUMS < size; parts++) {
		uint32_t slots = (size / parts - BC_KEY_SUMS) / BC_KEY_SLOT;

		if ((slots & (slots - 1)) == 0 &&
		    parts * (BC_KEY_SUMS + slots * BC_KEY_SLOT) == size)
			return slots;
	}
	return 0;
}

/* Makes the slots; the entries are there. */
void bc_restore_keys(unsigned char *bytes, const struct bc_packed_tables *tables);

#endif
