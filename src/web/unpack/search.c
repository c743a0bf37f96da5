/* Puts the tables of keyword search together again, as gen/emit/index.c does. */
#include "web/unpack/search.h"

enum { NUMBER = 2 }; /* bytes of one, as of a posting */

static uint32_t
number_at(const unsigned char *table, uint32_t i)
{
	return table[i * NUMBER] | (uint32_t)table[i * NUMBER + 1] << 8;
}

static void
put_number(unsigned char *table, uint32_t i, uint32_t n)
{
	table[i * NUMBER] = (unsigned char)n;
	table[i * NUMBER + 1] = (unsigned char)(n >> 8);
}

static void
copy(unsigned char *to, const unsigned char *from, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		to[i] = from[i];
}

/* ---- spellings */

static int
restore_spellings(unsigned char *bytes, const struct bc_packed_tables *tables,
    unsigned char *packed)
{
	unsigned char *pool = bytes + tables->at[BC_PACKED_SPELLINGS];
	unsigned char *offsets = bytes + tables->at[BC_PACKED_OFFSETS];
	uint32_t size = tables->size[BC_PACKED_SPELLINGS];
	uint32_t noffsets = tables->size[BC_PACKED_OFFSETS] / NUMBER;
	uint32_t at = 0, before = 0, end = 0;

	copy(packed, pool, size);
	for (uint32_t i = 0; i < noffsets; i++) {
		uint32_t start = end, common = at < size ? packed[at++] : 0;

		put_number(offsets, i, start);
		if (i + 1 == noffsets)
			break;
		if (common > start - before || common > size - end)
			return 0;
		copy(pool + end, pool + before, common);
		for (end += common; at < size && packed[at] > BC_COMMON_MAX; at++) {
			if (end == size)
				return 0;
			pool[end++] = packed[at];
		}
		before = start;
	}
	for (; end < size; end++)
		pool[end] = 0;
	return 1;
}

/* ---- postings */

int
bc_order_lists(const unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *order, uint32_t *room)
{
	const unsigned char *heads = bytes + tables->at[BC_PACKED_LISTS];
	uint32_t nheads = tables->size[BC_PACKED_LISTS] / NUMBER;
	uint32_t n = tables->size[BC_PACKED_POSTINGS] / NUMBER;

	for (uint32_t i = 0; i <= n + 1; i++)
		room[i] = 0;
	/* What is missing of the greatest length sorts the longest first. */
	for (uint32_t i = 0; i + 1 < nheads; i++) {
		uint32_t head = number_at(heads, i), next = number_at(heads, i + 1);

		if (head > next || next > n)
			return 0;
		room[n - (next - head) + 1]++;
	}
	for (uint32_t i = 0; i <= n; i++)
		room[i + 1] += room[i];
	for (uint32_t i = 0; i + 1 < nheads; i++)
		order[room[n - (number_at(heads, i + 1) - number_at(heads, i))]++] = i;
	return 1;
}

static int
restore_postings(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare)
{
	const unsigned char *heads = bytes + tables->at[BC_PACKED_LISTS];
	unsigned char *postings = bytes + tables->at[BC_PACKED_POSTINGS];
	uint32_t size = tables->size[BC_PACKED_POSTINGS], at = 0;
	uint32_t nheads = tables->size[BC_PACKED_LISTS] / NUMBER;
	uint32_t *order = spare, *room = spare + nheads;
	unsigned char *packed = (unsigned char *)room;

	if (!bc_order_lists(bytes, tables, order, room))
		return 0;
	copy(packed, postings, size);
	for (uint32_t i = 0; i + 1 < nheads; i++) {
		uint32_t head = number_at(heads, order[i]);
		uint32_t n = number_at(heads, order[i] + 1) - head;

		if (n > size / NUMBER - at)
			return 0;
		copy(postings + head * NUMBER, packed + at * NUMBER, n * NUMBER);
		at += n;
	}
	return 1;
}

int
bc_restore_search(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare)
{
	return restore_spellings(bytes, tables, (unsigned char *)spare) &&
	    restore_postings(bytes, tables, spare);
}
