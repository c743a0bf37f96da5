/* Patterns that stand by the hashes of their anchors, put by their owners. */
#include "gen/shrink/patterns.h"

#include "gen/base/memory.h"
#include "src/explain/match.h"

#include <stdlib.h>
#include <string.h>

struct packed {
	size_t row; /* in bc_patterns */
	unsigned kind, npieces, nowners;
	const unsigned char *pieces, *owners; /* in the tables */
};

static unsigned
get16(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

static void
put16(unsigned char *p, unsigned n)
{
	p[0] = (unsigned char)n;
	p[1] = (unsigned char)(n >> 8);
}

static int
compare_owners(const void *a, const void *b)
{
	const struct packed *x = a, *y = b;
	unsigned p = get16(x->owners), q = get16(y->owners);

	return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1)
	    : p != q		  ? (p < q ? -1 : 1)
	    : x->row < y->row	  ? -1
				  : x->row > y->row;
}

/* Rows of 64 bits as the page's machine has them: the lowest bits first. */
static struct packed
read_row(const unsigned char *table, size_t row, const unsigned char *pieces,
    const unsigned char *owners)
{
	const unsigned char *p = table + row * 8;
	uint32_t low, high, next;

	low = get16(p) | (uint32_t)get16(p + 2) << 16;
	high = get16(p + 4) | (uint32_t)get16(p + 6) << 16;
	next = get16(p + 12) | (uint32_t)get16(p + 14) << 16;
	return (struct packed){
		.row = row,
		.kind = low >> 20 & 15,
		.npieces = high >> 21 & 7,
		.nowners = (next & BC_OWNERS_MAX) - (high & BC_OWNERS_MAX),
		.pieces = pieces + (size_t)(low & BC_PIECES_MAX) * 4,
		.owners = owners + (size_t)(high & BC_OWNERS_MAX) * 2,
	};
}

static unsigned char *
copy_of(const unsigned char *bytes, const struct bc_packed_tables *t,
    enum bc_packed_table which)
{
	unsigned char *copy = xcalloc(t->size[which] + 1, 1);

	memcpy(copy, bytes + t->at[which], t->size[which]);
	return copy;
}

static void
put_piece(unsigned char *to, const unsigned char *piece, uint32_t *end)
{
	uint32_t offset = get16(piece) | (uint32_t)piece[2] << 16;
	uint32_t near = offset - *end + BC_NEAR / 2;
	uint32_t place = near < BC_NEAR ? near : offset + BC_NEAR;

	put16(to, place & 0xffff);
	to[2] = (unsigned char)(place >> 16);
	to[3] = piece[3];
	*end = bc_end_of_literals(*end, offset, piece[3]);
}

bool
pack_patterns(unsigned char *bytes, const struct bc_packed_tables *t)
{
	size_t n = t->size[BC_PACKED_PATTERNS] / 8 - 1;
	unsigned char *pieces = copy_of(bytes, t, BC_PACKED_PIECES);
	unsigned char *owners = copy_of(bytes, t, BC_PACKED_OWNERS);
	unsigned char *patterns = bytes + t->at[BC_PACKED_PATTERNS];
	unsigned char *piece = bytes + t->at[BC_PACKED_PIECES];
	unsigned char *other = bytes + t->at[BC_PACKED_OWNERS];
	struct packed *list = xcalloc(n + 1, sizeof *list);
	unsigned owner = 0;
	uint32_t end = 0;

	for (size_t i = 0; i < n; i++)
		list[i] = read_row(patterns, i, pieces, owners);
	qsort(list, n, sizeof *list, compare_owners);
	for (enum bc_packed_table i = 0; i <= BC_PACKED_HEADS; i++)
		if (i != BC_PACKED_LITERALS)
			memset(bytes + t->at[i], 0, t->size[i]);
	for (size_t i = 0; i < n; i++, patterns += 8) {
		const struct packed *p = &list[i];

		if (p->nowners == 0 || p->nowners >> BC_NOWNERS_BITS > 0)
			return false;
		put16(patterns, get16(p->owners) - owner);
		put16(patterns + 2,
		    p->kind | p->npieces << BC_KIND_BITS |
			p->nowners << (BC_KIND_BITS + BC_NPIECES_BITS));
		owner = get16(p->owners);
		for (unsigned k = 0; k < p->npieces; k++, piece += 4)
			put_piece(piece, p->pieces + 4 * k, &end);
		memcpy(other, p->owners + 2, (p->nowners - 1) * 2);
		other += (p->nowners - 1) * 2;
	}
	return true;
}
