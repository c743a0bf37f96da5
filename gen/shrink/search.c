/* Spellings as what they have that the one before has not, lists by their length. */
#include "gen/shrink/search.h"

#include "gen/base/memory.h"

#include <string.h>

static unsigned
number_at(const unsigned char *table, size_t i)
{
	return table[i * 2] | (unsigned)table[i * 2 + 1] << 8;
}

static size_t
common_of(const unsigned char *a, size_t na, const unsigned char *b, size_t nb)
{
	size_t n = 0;

	while (n < na && n < nb && n < BC_COMMON_MAX && a[n] == b[n])
		n++;
	return n;
}

static bool
pack_spellings(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	unsigned char *pool = bytes + tables->at[BC_PACKED_SPELLINGS];
	unsigned char *offsets = bytes + tables->at[BC_PACKED_OFFSETS];
	size_t size = tables->size[BC_PACKED_SPELLINGS], n = 0, before = 0;
	size_t noffsets = tables->size[BC_PACKED_OFFSETS] / 2;
	unsigned char *packed = xcalloc(size + noffsets, 1);

	/* Behind the last one stands a 0. */
	if (number_at(offsets, noffsets - 1) != size - 1)
		return false;
	for (size_t i = 0; i + 1 < noffsets; i++) {
		size_t start = number_at(offsets, i);
		size_t length = number_at(offsets, i + 1) - start, common;

		common = common_of(pool + before, start - before, pool + start, length);
		packed[n++] = (unsigned char)common;
		memcpy(packed + n, pool + start + common, length - common);
		n += length - common;
		before = start;
	}
	if (n > size)
		return false;
	memcpy(pool, packed, size);
	memset(offsets, 0, noffsets * 2);
	return true;
}

static bool
pack_postings(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	const unsigned char *heads = bytes + tables->at[BC_PACKED_LISTS];
	unsigned char *postings = bytes + tables->at[BC_PACKED_POSTINGS];
	size_t size = tables->size[BC_PACKED_POSTINGS], n = 0;
	size_t nheads = tables->size[BC_PACKED_LISTS] / 2;
	uint32_t *order = xcalloc(nheads, sizeof *order);
	uint32_t *room = xcalloc(nheads + size, sizeof *room);
	unsigned char *packed = xcalloc(size, 1);

	/* Behind the last list stands a 0. */
	if (number_at(heads, nheads - 1) != size / 2 - 1 ||
	    !bc_order_lists(bytes, tables, order, room))
		return false;
	for (size_t i = 0; i + 1 < nheads; i++) {
		size_t head = number_at(heads, order[i]);
		size_t length = number_at(heads, order[i] + 1) - head;

		memcpy(packed + n * 2, postings + head * 2, length * 2);
		n += length;
	}
	memcpy(postings, packed, size);
	return true;
}

bool
pack_search(unsigned char *bytes, const struct bc_packed_tables *tables)
{
	return tables->size[BC_PACKED_OFFSETS] > 0 &&
	    tables->size[BC_PACKED_LISTS] > 0 && pack_spellings(bytes, tables) &&
	    pack_postings(bytes, tables);
}
