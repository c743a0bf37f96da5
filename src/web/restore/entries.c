/* Puts the places of titles and keys back. */
#include "web/restore/entries.h"

#include "bouncecode.h"

static uint32_t
restore_place(unsigned char *p, uint32_t newest)
{
	uint32_t n = bc_get(p, BC_PLACE_SIZE), place = n == BC_BEHIND ? newest : n - BC_PLACES;

	bc_put(p, BC_PLACE_SIZE, place);
	return place;
}

static uint32_t
end_of_string(const unsigned char *pool, uint32_t at)
{
	while (pool[at] != '\0')
		at++;
	return at + 1;
}

static void
walk_string(unsigned char *p, const unsigned char *pool, uint32_t *newest, bc_place *place)
{
	uint32_t at = place(p, *newest);

	if (at >= *newest)
		*newest = end_of_string(pool, at);
}

static void
walk_references(unsigned char *row, const unsigned char *last, bc_place *place)
{
	uint32_t newest = 0;

	for (; row < last; row += BC_TEXT_SIZE) {
		uint32_t at = place(row + BC_TEXT_REFERENCE, newest);
		uint32_t end = at + row[BC_TEXT_NREFERENCES];

		newest = end > newest ? end : newest;
	}
}

void
bc_walk_entries(unsigned char *bytes, const struct bc_packed_tables *tables,
    bc_place *place)
{
	const unsigned char *names = bytes + tables->at[BC_PACKED_NAMES];
	const unsigned char *prose = bytes + tables->at[BC_PACKED_PROSE];
	unsigned char *row = bytes + tables->at[BC_PACKED_ENTRIES];
	unsigned char *texts = bytes + tables->at[BC_PACKED_TEXTS];
	const unsigned char *last = row + tables->size[BC_PACKED_ENTRIES];
	uint32_t name = 0, text = 0;

	for (; row < last; row += BC_ENTRY_SIZE) {
		int is_worded = row[BC_ENTRY_KIND] >> 4 > BOUNCECODE_KIND_PAIR;

		walk_string(row + BC_ENTRY_KEY, names, &name, place);
		walk_string(row + BC_ENTRY_TITLE, is_worded ? prose : names,
		    is_worded ? &text : &name, place);
	}
	walk_references(texts, texts + tables->size[BC_PACKED_TEXTS], place);
}

void
bc_restore_entries(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	bc_walk_entries(bytes, tables, restore_place);
}
