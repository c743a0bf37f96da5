/*
 * A piece lies inside a longer one where it can. Those that are inside none stand
 * one behind the other as their owners do, and overlap where they can: what is
 * alike stands together then, and is packed well.
 */
#include "gen/emit/literals.h"

#include <stdlib.h>
#include <string.h>

/* The places where some bytes stand, by the first eight of them or the first
 * four: chains from the first place on. Most pieces have eight, which hardly two
 * places share. */
enum { SHORT = 4, LONG = 8, NCHAINS = 1 << 16, NOWHERE = 0 };

struct chains {
	size_t width;         /* SHORT or LONG */
	size_t *first, *last; /* of each hash: place + 1 */
	size_t *next;         /* of each place: the next one + 1 */
};

static struct chains
make_chains(size_t width, size_t nbytes)
{
	return (struct chains){ width, xcalloc(NCHAINS, sizeof(size_t)),
		xcalloc(NCHAINS, sizeof(size_t)),
		xcalloc(nbytes + 1, sizeof(size_t)) };
}

static size_t
hash_at(const struct chains *c, const void *bytes)
{
	uint64_t gram = 0;

	memcpy(&gram, bytes, c->width);
	return (size_t)(gram * 0x9e3779b97f4a7c15u >> 48);
}

static void
add_places(struct chains *c, const struct literals *l, size_t from)
{
	from = from < c->width ? 0 : from - (c->width - 1);
	for (; from + c->width <= l->nbytes; from++) {
		size_t hash = hash_at(c, l->bytes + from);

		if (c->first[hash] == NOWHERE)
			c->first[hash] = from + 1;
		else
			c->next[c->last[hash] - 1] = from + 1;
		c->last[hash] = from + 1;
	}
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

	if (piece->length < SHORT)
		return find_short(l, piece);
	c += piece->length >= LONG;
	for (at = c->first[hash_at(c, piece->text)]; at != NOWHERE;
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
	size_t end = l->nbytes;

	if (found != NOWHERE)
		return found - 1;
	while (memcmp(l->bytes + l->nbytes - overlap, piece->text, overlap) != 0)
		overlap--;
	l->list = xgrow(l->list, l->n, sizeof *l->list);
	l->list[l->n++] = (struct literal){ piece, end };
	memcpy(l->bytes + end, piece->text + overlap, length - overlap);
	l->nbytes += length - overlap;
	add_places(&c[0], l, end);
	add_places(&c[1], l, end);
	return l->nbytes - length;
}

/* Begin with no bytes: the room is for all pieces. */
static void
clear(struct literals *l, struct chains *c, size_t total)
{
	l->nbytes = l->n = 0;
	l->list = NULL;
	l->bytes = xcalloc(total + 1, 1);
	c[0] = make_chains(SHORT, total);
	c[1] = make_chains(LONG, total);
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

/* Those that are part of no other first, by their owners. */
static int
compare_owners(const void *a, const void *b)
{
	const struct placed *x = *(struct placed *const *)a;
	const struct placed *y = *(struct placed *const *)b;
	const struct owned *o = x->wording, *q = y->wording;

	if (x->is_part != y->is_part)
		return x->is_part ? 1 : -1;
	if (o->kind != q->kind)
		return o->kind < q->kind ? -1 : 1;
	if (o->owners[0] != q->owners[0])
		return o->owners[0] < q->owners[0] ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static size_t
collect_pieces(const struct wordings *all, struct literals *l)
{
	size_t total = 0;

	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->list[i].npieces; k++) {
			const struct piece *piece = &all->list[i].pieces[k];

			l->pieces = xgrow(l->pieces, l->npieces, sizeof *l->pieces);
			l->pieces[l->npieces] = (struct placed){ piece,
				&all->list[i], l->npieces, 0, false };
			l->npieces++;
			total += piece->length;
		}
	return total;
}

struct literals
literals_of(const struct wordings *all)
{
	struct literals l = { .npieces = 0 };
	size_t total = collect_pieces(all, &l);
	struct placed **order = xcalloc(l.npieces + 1, sizeof *order);
	struct chains c[2];

	for (size_t i = 0; i < l.npieces; i++)
		order[i] = &l.pieces[i];
	if (l.npieces > 0)
		qsort(order, l.npieces, sizeof *order, compare_lengths);
	clear(&l, c, total);
	for (size_t i = 0; i < l.npieces; i++) {
		order[i]->is_part = find_piece(&l, c, order[i]->piece) != NOWHERE;
		if (!order[i]->is_part)
			place(&l, c, order[i]->piece);
	}
	if (l.npieces > 0)
		qsort(order, l.npieces, sizeof *order, compare_owners);
	clear(&l, c, total);
	for (size_t i = 0; i < l.npieces; i++)
		order[i]->offset = place(&l, c, order[i]->piece);
	return l;
}

const struct literal *
literal_at(const struct literals *l, size_t offset)
{
	size_t low = 0, high = l->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (l->list[middle].offset <= offset)
			low = middle;
		else
			high = middle;
	}
	return &l->list[low];
}
