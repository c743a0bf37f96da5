/* Puts the tables of the matcher together again, as gen/emit/patterns.c does. */
#include "web/restore/patterns.h"

#include "base/bits.h"
#include "explain/gram.h"
#include "web/restore/anchors.h"

enum { PATTERN = 8, PIECE = 4, OWNER = 2, HEAD = 2 };

struct tables {
	unsigned char *patterns, *pieces, *owners, *bits, *ranks, *heads;
	const unsigned char *literals;
	uint32_t npatterns, npieces, nowners, nliterals, nwords, nheads;
	unsigned log; /* bits of a hash */
	/* of each pattern, as it is packed */
	uint32_t *hashes, *tags, *rows, *anchors, *owner, *piece, *others;
	uint32_t *offsets, *lengths; /* of the pieces */
	struct bc_grams grams;       /* of those */
	uint32_t *rest;              /* owners that are not the first */
	uint32_t *order;             /* patterns by hash */
	uint32_t *starts;            /* of each hash: its patterns in that order */
};

static uint32_t *
take(uint32_t **spare, uint32_t n)
{
	uint32_t *taken = *spare;

	*spare += n;
	return taken;
}

static struct tables
find_tables(unsigned char *bytes, const struct bc_packed_tables *p, uint32_t *spare)
{
	struct tables t;

	t.patterns = bytes + p->at[BC_PACKED_PATTERNS];
	t.pieces = bytes + p->at[BC_PACKED_PIECES];
	t.owners = bytes + p->at[BC_PACKED_OWNERS];
	t.literals = bytes + p->at[BC_PACKED_LITERALS];
	t.bits = bytes + p->at[BC_PACKED_BITS];
	t.ranks = bytes + p->at[BC_PACKED_RANKS];
	t.heads = bytes + p->at[BC_PACKED_HEADS];
	/* Behind the last pattern and the last owner stands one for the end. */
	t.npatterns = p->size[BC_PACKED_PATTERNS] / PATTERN - 1;
	t.npieces = p->size[BC_PACKED_PIECES] / PIECE;
	t.nowners = p->size[BC_PACKED_OWNERS] / OWNER - 1;
	t.nliterals = p->size[BC_PACKED_LITERALS];
	t.nwords = p->size[BC_PACKED_BITS] / 4;
	t.nheads = p->size[BC_PACKED_HEADS] / HEAD;
	for (t.log = 5; (uint32_t)1 << t.log < t.nwords * 32; t.log++) {
	}
	t.hashes = take(&spare, t.npatterns);
	t.tags = take(&spare, t.npatterns);
	t.rows = take(&spare, t.npatterns);
	t.anchors = take(&spare, t.npatterns);
	t.owner = take(&spare, t.npatterns);
	t.piece = take(&spare, t.npatterns);
	t.others = take(&spare, t.npatterns);
	t.offsets = take(&spare, t.npieces);
	t.lengths = take(&spare, t.npieces);
	t.rest = take(&spare, t.nowners);
	t.order = take(&spare, t.npatterns);
	t.starts = take(&spare, ((uint32_t)1 << t.log) + 1);
	t.grams.literals = t.literals;
	t.grams.offsets = t.offsets;
	t.grams.lengths = t.lengths;
	return t;
}

static unsigned
kind_of(uint32_t row)
{
	return row & ((1u << BC_KIND_BITS) - 1);
}

static unsigned
npieces_of(uint32_t row)
{
	return row >> BC_KIND_BITS & ((1u << BC_NPIECES_BITS) - 1);
}

static unsigned
nowners_of(uint32_t row)
{
	return row >> (BC_KIND_BITS + BC_NPIECES_BITS);
}

static int
read_pieces(const struct tables *t)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < t->npieces; i++) {
		const unsigned char *p = t->pieces + i * PIECE;
		uint32_t place = bc_get(p, 3);

		t->offsets[i] = place < BC_NEAR ? end + place - BC_NEAR / 2
						: place - BC_NEAR;
		t->lengths[i] = p[3];
		if (t->offsets[i] > t->nliterals ||
		    t->lengths[i] > t->nliterals - t->offsets[i])
			return 0;
		end = bc_end_of_literals(end, t->offsets[i], t->lengths[i]);
	}
	return 1;
}

static int
read_patterns(const struct tables *t)
{
	uint32_t owner = 0, piece = 0, others = 0;

	for (uint32_t i = 0; i < t->npatterns; i++) {
		const unsigned char *p = t->patterns + i * PATTERN;
		uint32_t row = bc_get(p + 2, 2), anchor, place, at, gram;

		owner = (owner + bc_get(p, 2)) & 0xffff;
		t->owner[i] = owner;
		t->rows[i] = row;
		t->piece[i] = piece;
		t->others[i] = others;
		piece += npieces_of(row);
		others += nowners_of(row) - 1;
		if (piece > t->npieces || others + i + 1 > t->nowners)
			return 0;
		anchor = t->anchors[i] =
		    bc_choose_anchor(&t->grams, t->piece[i], npieces_of(row));
		place = t->piece[i] + anchor / 32;
		if (anchor % 32 + 4 > t->lengths[place])
			return 0;
		at = t->offsets[place] + anchor % 32;
		gram = bc_gram(t->literals + at);
		t->hashes[i] = bc_gram_hash(gram, t->log);
		t->tags[i] = anchor % 32 + 8 <= t->lengths[place]
		    ? bc_long_tag(gram, bc_gram(t->literals + at + 4))
		    : bc_gram_tag(gram);
	}
	for (uint32_t i = 0; i < t->nowners; i++)
		t->rest[i] = bc_get(t->owners + i * OWNER, OWNER);
	return piece == t->npieces && others + t->npatterns == t->nowners;
}

/* Those of one hash stay in the order in which they are packed. */
static void
sort_patterns(const struct tables *t)
{
	uint32_t nhashes = (uint32_t)1 << t->log;

	for (uint32_t h = 0; h <= nhashes; h++)
		t->starts[h] = 0;
	for (uint32_t i = 0; i < t->npatterns; i++)
		t->starts[t->hashes[i] + 1]++;
	for (uint32_t h = 0; h < nhashes; h++)
		t->starts[h + 1] += t->starts[h];
	for (uint32_t i = 0; i < t->npatterns; i++)
		t->order[t->starts[t->hashes[i]]++] = i;
}

static void
write_pattern(const struct tables *t, uint32_t to, uint32_t pieces,
    uint32_t owners, uint32_t low, uint32_t high)
{
	bc_put(t->patterns + to * PATTERN, 4, pieces | low << 20);
	bc_put(t->patterns + to * PATTERN + 4, 4, owners | high << 21);
}

static void
write_patterns(const struct tables *t)
{
	uint32_t piece = 0, owner = 0;

	for (uint32_t to = 0; to < t->npatterns; to++) {
		uint32_t i = t->order[to], row = t->rows[i];

		write_pattern(t, to, piece, owner,
		    kind_of(row) | t->tags[i] << 4,
		    npieces_of(row) | t->anchors[i] << 3);
		for (uint32_t k = 0; k < npieces_of(row); k++, piece++) {
			unsigned char *p = t->pieces + piece * PIECE;

			bc_put(p, 3, t->offsets[t->piece[i] + k]);
			p[3] = (unsigned char)t->lengths[t->piece[i] + k];
		}
		bc_put(t->owners + OWNER * owner++, OWNER, t->owner[i]);
		for (uint32_t k = 0; k + 1 < nowners_of(row); k++)
			bc_put(t->owners + OWNER * owner++, OWNER,
			    t->rest[t->others[i] + k]);
	}
	write_pattern(t, t->npatterns, piece, owner, 0, 0);
	bc_put(t->owners + OWNER * owner, OWNER, 0);
}

static int
write_hashes(const struct tables *t)
{
	uint32_t n = 0, rank = 0;

	for (uint32_t to = 0; to < t->npatterns; to++) {
		uint32_t hash = t->hashes[t->order[to]];
		unsigned char *word = t->bits + hash / 32 * 4;
		uint32_t bits = bc_get(word, 4), bit = (uint32_t)1 << hash % 32;

		if (bits & bit)
			continue;
		if (n + 1 >= t->nheads)
			return 0;
		bc_put(word, 4, bits | bit);
		bc_put(t->heads + HEAD * n++, HEAD, to);
	}
	bc_put(t->heads + HEAD * n, HEAD, t->npatterns);
	for (uint32_t i = 0; i < t->nwords; i++) {
		bc_put(t->ranks + i * 2, 2, rank);
		rank += bc_count_bits(bc_get(t->bits + i * 4, 4));
	}
	return 1;
}

int
bc_restore_patterns(unsigned char *bytes, const struct bc_packed_tables *tables,
    uint32_t *spare)
{
	struct tables t = find_tables(bytes, tables, spare);

	if (!read_pieces(&t))
		return 0;
	bc_count_grams(&t.grams, t.npieces, t.starts + ((uint32_t)1 << t.log) + 1);
	if (!read_patterns(&t))
		return 0;
	sort_patterns(&t);
	write_patterns(&t);
	return write_hashes(&t);
}
