/*
 * Finding wordings in a folded text: look at every place whether an anchor of
 * a pattern stands there, compare the pattern where one does. Linear time for
 * any bytes, nothing backtracks. The tables are those of gen/emit/patterns.c.
 */
#include "explain/match.h"

#include "base/simd.h"

#include <string.h>

#include "bouncecode_patterns.gen.h"

typedef char bc_seen_is_large_enough
    [BC_NPATTERNS <= 32 * sizeof ((struct bc_hits *)0)->seen / 4 ? 1 : -1];

/* How far apart two pieces of a pattern may stand. */
enum { GAP_PHRASE = 200, GAP_CUE = 60 };

static int
is_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct literal {
	const unsigned char *bytes;
	size_t length;
};

static struct literal
piece_of(const struct bc_pattern *p, unsigned i)
{
	const struct bc_piece *piece = &bc_pieces[p->pieces + i];
	struct literal l;

	l.bytes = bc_literals + bc_offset_of(piece);
	l.length = piece->length;
	return l;
}

/* Eight bytes at a time, the last eight overlapping those before. */
static int
stands_at(const struct bc_folded *f, size_t at, struct literal piece)
{
	const unsigned char *p = f->text + at, *q = piece.bytes;
	size_t n = piece.length;
	uint64_t a, b;

	if (at + n > f->length)
		return 0;
	if (n < sizeof a) {
		for (size_t i = 0; i < n; i++)
			if (p[i] != q[i])
				return 0;
		return 1;
	}
	for (size_t i = 0; i + sizeof a < n; i += sizeof a) {
		memcpy(&a, p + i, sizeof a);
		memcpy(&b, q + i, sizeof b);
		if (a != b)
			return 0;
	}
	memcpy(&a, p + n - sizeof a, sizeof a);
	memcpy(&b, q + n - sizeof b, sizeof b);
	return a == b;
}

/* A pattern begins at a word's beginning; a private code, a cue word and a
 * host end at its end, too. */
static int
at_words(const struct bc_folded *f, const struct bc_pattern *p, size_t start,
    size_t end)
{
	if (start > 0 && is_word_byte(f->text[start]) &&
	    is_word_byte(f->text[start - 1]))
		return 0;
	if (bc_kind(p) == BC_TOPIC && end < f->length &&
	    (f->text[end] == '@' ||
		(is_word_byte(f->text[end - 1]) && is_word_byte(f->text[end]))))
		return 0;
	if ((bc_kind(p) == BC_TOKEN || bc_kind(p) == BC_HOST) && end < f->length &&
	    is_word_byte(f->text[end - 1]) &&
	    (is_word_byte(f->text[end]) ||
		(bc_kind(p) == BC_HOST &&
		    (f->text[end] == '-' ||
			(f->text[end] == '.' && is_word_byte(f->text[end + 1]))))))
		return 0;
	return 1;
}

static const size_t nowhere = (size_t)-1;

static size_t
gap_of(const struct bc_pattern *p)
{
	return bc_kind(p) == BC_CUE ? GAP_CUE : GAP_PHRASE;
}

/* The first place of a piece from one place on and before another. */
static size_t
search(const struct bc_folded *f, size_t from, size_t to,
    struct literal piece)
{
	if (to + piece.length > f->length + 1)
		to = f->length + 1 > piece.length ? f->length + 1 - piece.length
						  : 0;
#ifdef BC_BLOCKS
	/* Both of the first two bytes of the piece must stand there: one alone
	 * stands in a text at too many places. */
	while (piece.length > 1 && from < to &&
	    f->length - from > BC_BLOCK) {
		const unsigned char *p = f->text + from;
		unsigned first = bc_first(
		    bc_equals(bc_load(p), (char)piece.bytes[0]) &
		    bc_equals(bc_load(p + 1), (char)piece.bytes[1]));

		from += first;
		if (first == BC_BLOCK)
			continue;
		if (from >= to)
			return nowhere;
		if (stands_at(f, from, piece))
			return from;
		from++;
	}
#endif
	for (; from < to; from++)
		if (f->text[from] == piece.bytes[0] && stands_at(f, from, piece))
			return from;
	return nowhere;
}

/* All pieces in order from a place on, each the nearest one within reach of
 * the one before. Returns the end, 0 where they do not stand so. */
static size_t
follow_pieces(
    const struct bc_folded *f, const struct bc_pattern *p, size_t at)
{
	size_t gap = gap_of(p), next = at + piece_of(p, 0).length;

	for (unsigned i = 1; i < bc_npieces(p); i++) {
		struct literal piece = piece_of(p, i);
		size_t to = next + gap < f->length ? next + gap : f->length;
		size_t found = search(f, next, to, piece);

		if (found == nowhere)
			return 0;
		next = found + piece.length;
	}
	return at_words(f, p, at, next) ? next : 0;
}

/* The anchor's piece stands at a place: do the others around it? The first
 * one can only be so far before. */
static int
stands_in_pieces(const struct bc_folded *f, const struct bc_pattern *p,
    size_t place, size_t *start, size_t *end)
{
	struct literal first = piece_of(p, 0);
	size_t reach = 0, at;

	if (bc_anchor_piece(p) == 0) {
		*start = place;
		return (*end = follow_pieces(f, p, place)) != 0;
	}
	for (unsigned i = 0; i < bc_anchor_piece(p); i++)
		reach += piece_of(p, i).length + gap_of(p);
	at = place > reach ? place - reach : 0;
	for (; (at = search(f, at, place + 1, first)) != nowhere; at++)
		if ((*end = follow_pieces(f, p, at)) != 0) {
			*start = at;
			return 1;
		}
	return 0;
}

static int
verify(const struct bc_folded *f, const struct bc_pattern *p, size_t at,
    size_t *start, size_t *end)
{
	struct literal piece = piece_of(p, bc_anchor_piece(p));
	unsigned offset = bc_anchor_offset(p);

	if (at < offset || !stands_at(f, at - offset, piece))
		return 0;
	if (bc_npieces(p) > 1)
		return stands_in_pieces(f, p, at - offset, start, end);
	*start = at - offset;
	*end = *start + piece.length;
	return at_words(f, p, *start, *end);
}

static void
add_hit(struct bc_hits *hits, const struct bc_folded *f, unsigned pattern,
    size_t start, size_t end)
{
	struct bc_hit *hit = &hits->list[hits->n++];

	hits->seen[pattern / 32] |= 1u << pattern % 32;
	hit->pattern = (uint16_t)pattern;
	hit->offset = f->offsets[start];
	hit->length = f->offsets[end - 1] + 1 - hit->offset;
}

/* The patterns that have their anchor at a place. */
static void
match_at(const struct bc_folded *f, size_t at, struct bc_hits *hits)
{
	uint32_t gram = bc_gram(f->text + at), hash = bc_gram_hash(gram);
	uint32_t below = bc_gram_bits[hash / 32] & ((1u << hash % 32) - 1);
	uint32_t head = bc_gram_ranks[hash / 32] + bc_count_bits(below);
	uint8_t tag = bc_gram_tag(gram);
	uint8_t long_tag = bc_long_tag(gram, bc_gram(f->text + at + 4));

	for (unsigned i = bc_gram_heads[head]; i < bc_gram_heads[head + 1]; i++) {
		const struct bc_pattern *p = &bc_patterns[i];
		size_t start, end;

		if ((p->tag == tag || p->tag == long_tag) &&
		    hits->n < BC_HITS_MAX &&
		    (hits->seen[i / 32] >> i % 32 & 1) == 0 &&
		    verify(f, p, at, &start, &end))
			add_hit(hits, f, i, start, end);
	}
}

static inline size_t
is_anchor(const unsigned char *p)
{
	uint32_t hash = bc_gram_hash(bc_gram(p));

	return bc_gram_bits[hash / 32] >> hash % 32 & 1;
}

/* The places at which an anchor may stand are collected first: no branch
 * depends on the text then. */
void
bc_match(const struct bc_folded *f, struct bc_hits *hits)
{
	enum { PLACES = 64 };
	uint16_t places[PLACES];
	size_t n, at = 0, end = f->length < 4 ? 0 : f->length - 3;

	while (at < end) {
		size_t stop = end - at < PLACES ? end : at + PLACES;

		for (n = 0; at + 1 < stop; at += 2) {
			places[n] = (uint16_t)at;
			n += is_anchor(f->text + at);
			places[n] = (uint16_t)(at + 1);
			n += is_anchor(f->text + at + 1);
		}
		if (at < stop) {
			places[n] = (uint16_t)at;
			n += is_anchor(f->text + at++);
		}
		for (size_t i = 0; i < n; i++)
			match_at(f, places[i], hits);
	}
}

const struct bc_pattern *
bc_pattern_at(unsigned i)
{
	return &bc_patterns[i];
}

unsigned
bc_length_of(const struct bc_pattern *p)
{
	unsigned length = 0;

	for (unsigned i = 0; i < bc_npieces(p); i++)
		length += (unsigned)piece_of(p, i).length;
	return length;
}

unsigned
bc_owner_at(const struct bc_pattern *p, unsigned i)
{
	return bc_owners[p->owners + i];
}
