/*
 * Finding wordings in a folded text: look at every place whether an anchor of
 * a pattern stands there, compare the pattern where one does. Nothing
 * backtracks. The tables are those of gen/emit/patterns.c.
 */
#include "explain/match.h"

#include "base/simd.h"
#include "list/numbers.h"

#include <string.h>

/* Of what the lists of gen/emit/patterns.c name C finds the numbers. */
#define BC_NONE(...)
#define BC_LITERAL_PLACE(literal, n) BC_L_##literal, BC_L_END_##literal = BC_L_##literal + n - 1,
#define BC_CHUNK_END(literal) BC_NUL_##literal,
#define BC_HASH_NUMBER(hash, wording) BC_H_##hash,
#define BC_HASH_HEAD(hash, wording) BC_W_##wording,
#define BC_HASH_RANK(hash) BC_H_##hash,
#define BC_WORDING_NUMBER(wording) BC_W_##wording,
#define BC_WORDING_NUMBERS(wording, npieces, nowners) BC_W_##wording,
#define BC_PIECE_NUMBER(wording) BC_P_##wording,
#define BC_PIECE_NUMBERS(wording, npieces, nowners) \
	BC_P_##wording, BC_P_END_##wording = BC_P_##wording + npieces - 1,
#define BC_OWNER_NUMBER(wording) BC_O_##wording,
#define BC_OWNER_NUMBERS(wording, npieces, nowners) \
	BC_O_##wording, BC_O_END_##wording = BC_O_##wording + nowners - 1,

#include "bouncecode_patterns.gen.h"

/* How far apart two pieces of a pattern may stand. */
enum { BC_GAP_PHRASE = 200, BC_GAP_CUE = 60 };

/* What may be spent on a window, in units of some twelve instructions: so much,
 * and so much for each of its bytes. What people and servers write needs less
 * than a third of that; what is made of cut wordings on purpose is not compared
 * any more once it is spent, until the next window. */
enum { BC_WORK_WINDOW = 1024, BC_WORK_BYTE = 4 };
enum { BC_WORK_VERIFY = 6, BC_WORK_SEARCH = 8, BC_WORK_BLOCK = 2, BC_WORK_CANDIDATE = 4 };

static int
bc_is_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct bc_literal {
	const unsigned char *bytes;
	size_t length;
};

/* Of a pattern of several pieces: up to where it is known not to stand. */
enum { BC_NFAILED = 32 };

struct bc_failed {
	uint32_t pattern; /* and 1; 0 = none */
	uint32_t to;
};

/* A window that is being matched. */
struct bc_matching {
	const struct bc_folded *f;
	struct bc_findings *findings;
	long work; /* what is left to spend */
	int has_failed; /* has one? Until then they are not cleared. */
	struct bc_failed failed[BC_NFAILED];
};

static struct bc_literal
bc_piece_of(const struct bc_pattern *p, unsigned i)
{
	const struct bc_piece *piece = &bc_pieces[p->pieces + i];
	struct bc_literal l;

	l.bytes = (const unsigned char *)&bc_literals + piece->offset;
	l.length = piece->length;
	return l;
}

static int
bc_are_eight(const unsigned char *p, const unsigned char *q)
{
	uint64_t a, b;

	memcpy(&a, p, sizeof a);
	memcpy(&b, q, sizeof b);
	return a == b;
}

/* The first and the last eight bytes in one question, whose answer is nearly always
 * that of all; then those between, eight at a time. */
static int
bc_piece_stands_at(const struct bc_folded *f, size_t at, struct bc_literal piece)
{
	const unsigned char *p = f->text + at, *q = piece.bytes;
	size_t n = piece.length;

	if (at + n > f->length)
		return 0;
	if (n < 8) {
		for (size_t i = 0; i < n; i++)
			if (p[i] != q[i])
				return 0;
		return 1;
	}
	if (!(bc_are_eight(p, q) & bc_are_eight(p + n - 8, q + n - 8)))
		return 0;
	for (size_t i = 8; i + 8 < n; i += 8)
		if (!bc_are_eight(p + i, q + i))
			return 0;
	return 1;
}

/* A pattern begins at a word's beginning, */
static int
bc_begins_word(const struct bc_folded *f, size_t start)
{
	return start == 0 || !bc_is_word_byte(f->text[start]) ||
	    !bc_is_word_byte(f->text[start - 1]);
}

/* In "<user_unknown@example.com>" a word is part of a name, and none of the server's.
 * RFC 5321 section 4.5.3.1.1: what stands before the "@" has up to 64 bytes. */
static int
bc_is_in_address(const unsigned char *behind)
{
	const unsigned char *stop = behind + 64;

	while (behind < stop &&
	    (bc_is_word_byte(*behind) || *behind == '.' || *behind == '-' || *behind == '+'))
		behind++;
	return *behind == '@';
}

/* and a private code, a topic and a host end at its end, too. */
static int
bc_ends_word(const struct bc_folded *f, const struct bc_pattern *p, size_t end)
{
	const unsigned char *behind = f->text + end;
	unsigned kind = bc_kind(p);

	if (end >= f->length || !bc_is_word_byte(behind[-1]))
		return 1;
	if (bc_is_in_address(behind))
		return 0;
	if (kind == BC_HOST && (*behind == '-' || (*behind == '.' && bc_is_word_byte(behind[1]))))
		return 0;
	return (kind != BC_HOST && kind != BC_TOKEN && kind != BC_TOPIC) ||
	    !bc_is_word_byte(*behind);
}

static const size_t bc_nowhere = (size_t)-1;

static size_t
bc_gap_of(const struct bc_pattern *p)
{
	return bc_kind(p) == BC_CUE ? BC_GAP_CUE : BC_GAP_PHRASE;
}

/* The first place of a piece from one place on and before another. */
static size_t
bc_search(struct bc_matching *m, size_t from, size_t to, struct bc_literal piece)
{
	const struct bc_folded *f = m->f;
	size_t found = bc_nowhere;
	long work = BC_WORK_SEARCH;

	if (to + piece.length > f->length + 1)
		to = f->length + 1 > piece.length ? f->length + 1 - piece.length
						  : 0;
#ifdef BC_BLOCKS
	/* Both of the first two bytes of the piece must stand there: one alone
	 * stands in a text at too many places. */
	while (piece.length > 1 && from < to && found == bc_nowhere &&
	    f->length - from > BC_BLOCK) {
		const unsigned char *p = f->text + from;
		unsigned first = bc_first(
		    bc_equals(bc_load(p), (char)piece.bytes[0]) &
		    bc_equals(bc_load(p + 1), (char)piece.bytes[1]));

		from += first;
		work += BC_WORK_BLOCK;
		if (first == BC_BLOCK)
			continue;
		work += BC_WORK_CANDIDATE;
		if (from < to && bc_piece_stands_at(f, from, piece))
			found = from;
		from++;
	}
#endif
	for (; from < to && found == bc_nowhere; from++) {
		work++;
		if (f->text[from] == piece.bytes[0] && bc_piece_stands_at(f, from, piece))
			found = from;
	}
	m->work -= work;
	return found;
}

/* All pieces behind the first in order, each the nearest one within reach of
 * the one before. Returns the end, 0 where they do not stand so: then *to is
 * where the search for the second one ended, if that is not there. */
static size_t
bc_follow_pieces(
    struct bc_matching *m, const struct bc_pattern *p, size_t at, size_t *to)
{
	size_t length = m->f->length, gap = bc_gap_of(p);
	size_t next = at + bc_piece_of(p, 0).length, from = next;

	if (from < *to)
		from = *to;
	*to = 0;
	for (unsigned i = 1; i < bc_npieces(p); i++) {
		struct bc_literal piece = bc_piece_of(p, i);
		size_t stop = next + gap < length ? next + gap : length;
		size_t found = bc_search(m, from, stop, piece);

		if (found == bc_nowhere) {
			*to = i == 1 ? stop : 0;
			return 0;
		}
		from = next = found + piece.length;
	}
	return bc_ends_word(m->f, p, next) ? next : 0;
}

/* Where the last look for a pattern of several pieces ended, if it failed.
 * Places only grow within a window, so that none is looked at again. */
static struct bc_failed *
bc_failed_at(struct bc_matching *m, unsigned pattern)
{
	struct bc_failed *failed = &m->failed[pattern % BC_NFAILED];

	if (!m->has_failed)
		memset(m->failed, 0, sizeof m->failed);
	m->has_failed = 1;
	if (failed->pattern != pattern + 1) {
		failed->pattern = pattern + 1;
		failed->to = 0;
	}
	return failed;
}

/* The anchor's piece stands at a place, and is the first one. */
static int
bc_stands_from(struct bc_matching *m, unsigned pattern, size_t place, size_t *end)
{
	struct bc_failed *failed = bc_failed_at(m, pattern);
	size_t to = failed->to;

	if (!bc_begins_word(m->f, place))
		return 0;
	*end = bc_follow_pieces(m, &bc_patterns[pattern], place, &to);
	failed->to = (uint32_t)to;
	return *end != 0;
}

/* It is another one: the first can only be so far before, and what begins
 * there was not tried yet. */
static int
bc_stands_around(struct bc_matching *m, unsigned pattern, size_t place,
    size_t *start, size_t *end)
{
	const struct bc_pattern *p = &bc_patterns[pattern];
	struct bc_failed *failed = bc_failed_at(m, pattern);
	struct bc_literal first = bc_piece_of(p, 0);
	size_t reach = 0, at;

	for (unsigned i = 0; i < bc_anchor_piece(p); i++)
		reach += bc_piece_of(p, i).length + bc_gap_of(p);
	at = place > reach ? place - reach : 0;
	if (at < failed->to)
		at = failed->to;
	for (; (at = bc_search(m, at, place + 1, first)) != bc_nowhere; at++) {
		size_t none = 0;

		if (bc_begins_word(m->f, at) &&
		    (*end = bc_follow_pieces(m, p, at, &none)) != 0) {
			*start = at;
			return 1;
		}
	}
	failed->to = (uint32_t)(place + 1);
	return 0;
}

static int
bc_verify(struct bc_matching *m, unsigned pattern, size_t at, size_t *start,
    size_t *end)
{
	const struct bc_pattern *p = &bc_patterns[pattern];
	struct bc_literal piece = bc_piece_of(p, bc_anchor_piece(p));
	unsigned offset = bc_anchor_offset(p);

	m->work -= BC_WORK_VERIFY;
	if (at < offset || !bc_piece_stands_at(m->f, at - offset, piece))
		return 0;
	*start = at - offset;
	if (bc_npieces(p) > 1)
		return bc_anchor_piece(p) == 0
		    ? bc_stands_from(m, pattern, *start, end)
		    : bc_stands_around(m, pattern, *start, start, end);
	*end = *start + piece.length;
	return bc_begins_word(m->f, *start) && bc_ends_word(m->f, p, *end);
}

/* The slot of a pattern among the findings; an empty one where it is none yet. */
static uint8_t *
bc_slot_of(struct bc_findings *findings, unsigned pattern)
{
	size_t i = pattern * 0x9e3779b1u >> 24;

	while (findings->slots[i] != 0 &&
	    findings->list[findings->slots[i] - 1].pattern != &bc_patterns[pattern])
		i = (i + 1) % BC_FINDING_SLOTS;
	return &findings->slots[i];
}

static int
bc_is_found(struct bc_findings *findings, unsigned pattern)
{
	return findings->n > 0 && *bc_slot_of(findings, pattern) != 0;
}

static void
bc_add_finding(struct bc_matching *m, unsigned pattern, size_t start, size_t end)
{
	const struct bc_folded *f = m->f;
	struct bc_findings *findings = m->findings;
	struct bc_finding *finding = &findings->list[findings->n];

	if (findings->n == 0)
		memset(findings->slots, 0, sizeof findings->slots);
	*bc_slot_of(findings, pattern) = (uint8_t)++findings->n;
	finding->pattern = &bc_patterns[pattern];
	finding->offset = f->offsets[start];
	finding->length = f->offsets[end - 1] + 1 - finding->offset;
}

/* A pattern that has an anchor which may stand at a place. */
struct bc_candidate_pattern {
	uint32_t pattern;
	uint16_t at;
	uint32_t work; /* for it, and for those that were passed over before it */
};

/* So many places of a window are looked at together, and at most so many patterns:
 * most lines are no longer, and each round more is some mispredicted branches. */
enum { BC_PLACES = 256, BC_CANDIDATES = 64 };

static void
bc_match_candidates(struct bc_matching *m, const struct bc_candidate_pattern *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t start, end;

		m->work -= (long)c[i].work;
		if (m->work > 0 && m->findings->n < BC_FINDINGS_MAX &&
		    !bc_is_found(m->findings, c[i].pattern) &&
		    bc_verify(m, c[i].pattern, c[i].at, &start, &end))
			bc_add_finding(m, c[i].pattern, start, end);
	}
}

static inline size_t
bc_is_anchor(const unsigned char *p)
{
	uint32_t hash = bc_gram_hash(bc_gram(p), BC_GRAM_LOG);

	return bc_gram_bits[hash / 32] >> hash % 32 & 1;
}

/* The places between two at which an anchor may stand; returns how many. */
static size_t
bc_find_anchors(const unsigned char *text, size_t at, size_t stop, uint16_t *places)
{
	size_t n = 0;

	for (; at + 1 < stop; at += 2) {
		places[n] = (uint16_t)at;
		n += bc_is_anchor(text + at);
		places[n] = (uint16_t)(at + 1);
		n += bc_is_anchor(text + at + 1);
	}
	if (at < stop) {
		places[n] = (uint16_t)at;
		n += bc_is_anchor(text + at);
	}
	return n;
}

/* Of the patterns that have an anchor there those whose tag is right are compared,
 * which are a third. */
static void
bc_match_anchors(struct bc_matching *m, const uint16_t *places, size_t n)
{
	struct bc_candidate_pattern candidates[BC_CANDIDATES];
	size_t kept = 0;
	uint32_t work = 0;

	for (size_t k = 0; k < n; k++) {
		const unsigned char *p = m->f->text + places[k];
		uint32_t gram = bc_gram(p), hash = bc_gram_hash(gram, BC_GRAM_LOG);
		uint32_t below = bc_gram_bits[hash / 32] & ((1u << hash % 32) - 1);
		uint32_t head = bc_gram_ranks[hash / 32] + bc_count_bits(below);
		unsigned tag = bc_gram_tag(gram);
		unsigned long_tag = bc_long_tag(gram, bc_gram(p + 4));
		uint32_t i = bc_gram_heads[head], stop = bc_gram_heads[head + 1];

		work += stop - i;
		do {
			uint32_t is_kept = (bc_patterns[i].tag == tag) |
			    (bc_patterns[i].tag == long_tag);

			candidates[kept].pattern = i;
			candidates[kept].at = places[k];
			candidates[kept].work = work;
			kept += is_kept;
			work &= is_kept - 1;
			if (kept == BC_CANDIDATES) {
				bc_match_candidates(m, candidates, kept);
				kept = 0;
			}
		} while (++i < stop);
	}
	bc_match_candidates(m, candidates, kept);
	m->work -= (long)work;
}

/* Each step goes over all places that are left before the next one does: no branch
 * depends on the text before the last, which is for one in thirty of them, and what
 * the others read of the tables is on its way at once. */
void
bc_match(const struct bc_folded *f, struct bc_findings *findings)
{
	size_t end = f->length < 4 ? 0 : f->length - 3;
	struct bc_matching m;

	m.f = f;
	m.findings = findings;
	m.work = BC_WORK_WINDOW + BC_WORK_BYTE * (long)f->length;
	m.has_failed = 0;
	for (size_t at = 0; at < end; at += BC_PLACES) {
		uint16_t places[BC_PLACES];
		size_t n = bc_find_anchors(f->text, at,
		    end - at < BC_PLACES ? end : at + BC_PLACES, places);

		bc_match_anchors(&m, places, n);
	}
}

unsigned
bc_length_of(const struct bc_pattern *p)
{
	unsigned length = 0;

	for (unsigned i = 0; i < bc_npieces(p); i++)
		length += (unsigned)bc_piece_of(p, i).length;
	return length;
}

unsigned
bc_owner_at(const struct bc_pattern *p, unsigned i)
{
	return bc_owners[p->owners + i];
}
