/* Puts the places of titles and keys back. */
#include "web/restore/entries.h"

#include "bouncecode.h"

static uint32_t
restore_place(unsigned char *p, uint32_t newest)
{
	uint32_t n = bc_number24(p), place = n == BC_BEHIND ? newest : n - BC_PLACES;

	bc_put24(p, place);
	return place;
}

static void
restore_string(unsigned char *p, const unsigned char *pool, uint32_t *newest)
{
	uint32_t place = restore_place(p, *newest);

	if (place >= *newest)
		*newest = bc_end_of_string(pool, place);
}

static void
restore_references(unsigned char *row, const unsigned char *last)
{
	uint32_t newest = 0;

	for (; row < last; row += BC_TEXT_SIZE) {
		uint32_t place = restore_place(row + BC_TEXT_REFERENCE, newest);
		uint32_t end = place + row[BC_TEXT_NREFERENCES];

		newest = end > newest ? end : newest;
	}
}

void
bc_restore_entries(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	const unsigned char *names = bytes + tables->at[BC_PACKED_NAMES];
	const unsigned char *prose = bytes + tables->at[BC_PACKED_PROSE];
	unsigned char *row = bytes + tables->at[BC_PACKED_ENTRIES];
	unsigned char *texts = bytes + tables->at[BC_PACKED_TEXTS];
	const unsigned char *last = row + tables->size[BC_PACKED_ENTRIES];
	uint32_t name = 0, text = 0;

	for (; row < last; row += BC_ENTRY_SIZE) {
		int is_worded = row[BC_ENTRY_KIND] >> 4 > BOUNCECODE_KIND_PAIR;

		restore_string(row + BC_ENTRY_KEY, names, &name);
		restore_string(row + BC_ENTRY_TITLE, is_worded ? prose : names,
		    is_worded ? &text : &name);
	}
	restore_references(texts, texts + tables->size[BC_PACKED_TEXTS]);
}
