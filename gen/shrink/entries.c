/* Places of titles and keys, by whether they are those that are next. */
#include "gen/shrink/entries.h"

static uint32_t
pack_place(unsigned char *p, uint32_t newest)
{
	uint32_t place = bc_get(p, BC_PLACE_SIZE);

	bc_put(p, BC_PLACE_SIZE, place == newest ? BC_BEHIND : place + BC_PLACES);
	return place;
}

void
pack_entries(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	bc_walk_entries(bytes, tables, pack_place);
}
