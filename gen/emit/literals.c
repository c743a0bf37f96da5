/*
 * Long pieces come first: a shorter one lies inside one of them, or overlaps the
 * end of all that was placed before it, where it can.
 */
#include "gen/emit/literals.h"

#include <stdlib.h>
#include <string.h>

/* The places of all bytes by the four bytes that stand there: chains from the
 * first place on. */
enum { GRAM = 4, NCHAINS = 1 << 16, NOWHERE = 0 };

struct chains {
	size_t *first, *last; /* of each hash: place + 1 */
	size_t *next;         /* of each place: the next one + 1 */
};

static size_t
hash_at(const void *bytes)
{
	uint32_t gram;

	memcpy(&gram, bytes, sizeof gram);
	return gram * 0x9e3779b1u >> 16;
}

static void
add_place(struct chains *c, const struct literals *l, size_t place)
{
	size_t hash = hash_at(l->bytes + place);

	if (c->first[hash] == NOWHERE)
		c->first[hash] = place + 1;
	else
		c->next[c->last[hash] - 1] = place + 1;
	c->last[hash] = place + 1;
}

static void
append(struct literals *l, struct chains *c, const char *text, size_t n)
{
	size_t from = l->nbytes < GRAM ? 0 : l->nbytes - (GRAM - 1);

	memcpy(l->bytes + l->nbytes, text, n);
	l->nbytes += n;
	for (; from + GRAM <= l->nbytes; from++)
		add_place(c, l, from);
}

/* A piece that is too short for a chain is found soon, or not at all. */
static size_t
find_short(const struct literals *l, const struct piece *piece)
{
	for (size_t i = 0; i + piece->length <= l->nbytes; i++)
		if (memcmp(l->bytes + i, piece->text, piece->length) == 0)
			return i + 1;
	return NOWHERE;
}

/* The first place, + 1, where the bytes of a piece stand. */
static size_t
find_piece(
    const struct literals *l, const struct chains *c, const struct piece *piece)
{
	size_t at;

	if (piece->length < GRAM)
		return find_short(l, piece);
	for (at = c->first[hash_at(piece->text)]; at != NOWHERE;
	     at = c->next[at - 1])
		if (at - 1 + piece->length <= l->nbytes &&
		    memcmp(l->bytes + at - 1, piece->text, piece->length) == 0)
			break;
	return at;
}

static size_t
place(struct literals *l, struct chains *c, const struct piece *piece)
{
	size_t length = piece->length, found = find_piece(l, c, piece);
	size_t overlap = length < l->nbytes ? length : l->nbytes;

	if (found != NOWHERE)
		return found - 1;
	while (memcmp(l->bytes + l->nbytes - overlap, piece->text, overlap) != 0)
		overlap--;
	append(l, c, piece->text + overlap, length - overlap);
	return l->nbytes - length;
}

static int
compare_lengths(const void *a, const void *b)
{
	const struct placed *x = *(struct placed *const *)a;
	const struct placed *y = *(struct placed *const *)b;

	if (x->piece->length != y->piece->length)
		return x->piece->length > y->piece->length ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

struct literals
literals_of(const struct wordings *all)
{
	struct literals l = { .npieces = 0 };
	struct chains c;
	struct placed **order;
	size_t total = 0;

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->list[i].npieces; k++) {
			const struct piece *piece = &all->list[i].pieces[k];

			l.pieces = xgrow(l.pieces, l.npieces, sizeof *l.pieces);
			l.pieces[l.npieces] =
			    (struct placed){ piece, l.npieces, 0 };
			l.npieces++;
			total += piece->length;
		}
	l.bytes = xcalloc(total + 1, 1);
	c.first = xcalloc(NCHAINS, sizeof *c.first);
	c.last = xcalloc(NCHAINS, sizeof *c.last);
	c.next = xcalloc(total + 1, sizeof *c.next);
	order = xcalloc(l.npieces + 1, sizeof *order);
	for (size_t i = 0; i < l.npieces; i++)
		order[i] = &l.pieces[i];
	if (l.npieces > 0)
		qsort(order, l.npieces, sizeof *order, compare_lengths);
	for (size_t i = 0; i < l.npieces; i++)
		order[i]->offset = place(&l, &c, order[i]->piece);
	return l;
}
