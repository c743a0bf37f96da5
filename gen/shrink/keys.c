/* The sums of the exact look-up, without slots. */
#include "gen/shrink/keys.h"

#include <string.h>

void
pack_keys(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	unsigned char *keys = bytes + tables->at[BC_PACKED_KEYS];
	uint32_t size = tables->size[BC_PACKED_KEYS];
	uint32_t slots = bc_slots_of(size) * BC_KEY_SLOT;

	for (uint32_t at = 0; slots > 0 && at < size; at += BC_KEY_SUMS + slots)
		memset(keys + at + BC_KEY_SUMS, 0, slots);
}
