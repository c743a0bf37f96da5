/*
 * The tables that find wordings in text, whose types stand in src/match.h.
 *
 * Each pattern is found by one four-byte piece of it, its anchor: the one
 * that fewest patterns share, so that text seldom has it by chance. A bitmap
 * of the anchors' hashes says for nearly every place of a text that nothing
 * begins there; the patterns, sorted by hash, are compared where it does not.
 * Equal wordings are one pattern with several owners.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

#include <stdlib.h>
#include <string.h>

#include "src/explain/match.h"
#include "gen/list/wording.h"

/* A wording with everybody it belongs to. */
struct owned {
	enum bc_pattern_kind kind;
	struct wording w;
	size_t anchor_piece, anchor_offset;
	unsigned hash, tag;
	unsigned *owners;
	size_t nowners;
};

static struct owned *wordings;
static size_t nwordings;

static uint32_t
gram(const char *s)
{
	return bc_gram((const unsigned char *)s);
}

static struct owned *
find_wording(enum bc_pattern_kind kind, const char *key)
{
	for (size_t i = 0; i < nwordings; i++)
		if (wordings[i].kind == kind &&
		    strcmp(wordings[i].w.key, key) == 0)
			return &wordings[i];
	return NULL;
}

static void
add(enum bc_pattern_kind kind, const char *text, unsigned owner)
{
	struct wording w = fold_wording(text);
	struct owned *known = find_wording(kind, w.key);

	if (known == NULL) {
		wordings = xgrow(wordings, nwordings, sizeof *wordings);
		known = &wordings[nwordings++];
		*known = (struct owned){ .kind = kind, .w = w };
	}
	known->owners =
	    xgrow(known->owners, known->nowners, sizeof *known->owners);
	known->owners[known->nowners++] = owner;
}

static void
collect(const struct model *m)
{
	nwordings = 0;
	for (size_t i = 0; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;
		unsigned owner = (unsigned)i + 1;

		for (size_t k = 0; k < e->patterns.n; k++)
			add(e->patterns.list[k].kind, e->patterns.list[k].text,
			    owner);
		if (e->token != NULL)
			add(BC_TOKEN, e->token, owner);
	}
	for (size_t i = 0; i < m->nproviders; i++)
		for (size_t k = 0; k < m->providers[i].patterns.n; k++)
			add(m->providers[i].patterns.list[k].kind,
			    m->providers[i].patterns.list[k].text,
			    m->providers[i].word->number);
}

static int
compare_grams(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

#define EACH_GRAM(o, i, k)                             \
	(size_t i = 0; i < (o)->w.npieces; i++)        \
		for (size_t k = 0; k + 4 <= (o)->w.lengths[i] && \
		     k < BC_ANCHOR_OFFSETS; k++)

static void
choose_anchors(void)
{
	uint32_t *all = NULL;
	size_t n = 0;

	for (size_t p = 0; p < nwordings; p++)
		for EACH_GRAM (&wordings[p], i, k) {
			all = xgrow(all, n, sizeof *all);
			all[n++] = gram(wordings[p].w.pieces[i] + k);
		}
	qsort(all, n, sizeof *all, compare_grams);
	for (size_t p = 0; p < nwordings; p++) {
		struct owned *o = &wordings[p];
		size_t best = (size_t)-1;

		for EACH_GRAM (o, i, k) {
			uint32_t g = gram(o->w.pieces[i] + k);
			uint32_t *at =
			    bsearch(&g, all, n, sizeof *all, compare_grams);
			size_t count = 1;

			for (uint32_t *q = at; q > all && q[-1] == g; q--)
				count++;
			for (uint32_t *q = at; q < all + n - 1 && q[1] == g; q++)
				count++;
			if (count < best) {
				best = count;
				o->anchor_piece = i;
				o->anchor_offset = k;
				o->hash = bc_gram_hash(g);
				o->tag = k + 8 <= o->w.lengths[i]
				    ? bc_long_tag(g, gram(o->w.pieces[i] + k + 4))
				    : bc_gram_tag(g);
			}
		}
	}
	free(all);
}

static int
compare_wordings(const void *a, const void *b)
{
	const struct owned *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return strcmp(x->w.key, y->w.key);
}

static void
print_numbers(FILE *out, const char *type, const char *name,
    const unsigned *numbers, size_t n)
{
	fprintf(out, "static const %s %s[%zu] = {", type, name, n);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%uu,", i % 16 ? " " : "\n\t", numbers[i]);
	fputs("\n};\n\n", out);
}

/* A bit for each hash that an anchor has, how many of them stand before each
 * word of bits, and for each of them the first pattern. */
static void
print_index(FILE *out)
{
	unsigned *bits = xcalloc(BC_GRAM_WORDS, sizeof *bits);
	unsigned *ranks = xcalloc(BC_GRAM_WORDS, sizeof *ranks);
	unsigned *heads = xcalloc(nwordings + 1, sizeof *heads);
	size_t n = 0;

	for (size_t i = 0; i < nwordings; i++)
		if (i == 0 || wordings[i].hash != wordings[i - 1].hash) {
			bits[wordings[i].hash / 32] |= 1u
			    << wordings[i].hash % 32;
			heads[n++] = (unsigned)i;
		}
	heads[n] = (unsigned)nwordings;
	for (size_t i = 1; i < BC_GRAM_WORDS; i++)
		ranks[i] = ranks[i - 1] + bc_count_bits(bits[i - 1]);
	fputs("/* bc_gram_bits: is there an anchor with this hash? */\n", out);
	print_numbers(out, "uint32_t", "bc_gram_bits", bits, BC_GRAM_WORDS);
	fputs("/* bc_gram_ranks: how many hashes stand before a word of bits */\n",
	    out);
	print_numbers(out, "uint16_t", "bc_gram_ranks", ranks, BC_GRAM_WORDS);
	fputs("/* bc_gram_heads: the first pattern of each hash */\n", out);
	print_numbers(out, "uint16_t", "bc_gram_heads", heads, n + 1);
}

/* The bytes of all pieces; a piece lies inside another or overlaps the one
 * before where it can. */
static unsigned char *literals;
static size_t nliterals;

struct placed {
	const char *piece;
	size_t length, wording, index, offset;
};

static struct placed *placed;
static size_t nplaced;

static int
compare_lengths(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	if (x->wording != y->wording)
		return x->wording < y->wording ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static int
compare_places(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->wording != y->wording)
		return x->wording < y->wording ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static size_t
place(const char *piece, size_t length)
{
	size_t overlap = length < nliterals ? length : nliterals;

	for (size_t i = 0; i + length <= nliterals; i++)
		if (literals[i] == (unsigned char)*piece &&
		    memcmp(literals + i, piece, length) == 0)
			return i;
	while (memcmp(literals + nliterals - overlap, piece, overlap) != 0)
		overlap--;
	memcpy(literals + nliterals, piece + overlap, length - overlap);
	nliterals += length - overlap;
	return nliterals - length;
}

static void
place_all(void)
{
	size_t total = 0;

	nplaced = nliterals = 0;
	placed = NULL;
	for (size_t i = 0; i < nwordings; i++)
		for (size_t k = 0; k < wordings[i].w.npieces; k++) {
			placed = xgrow(placed, nplaced, sizeof *placed);
			placed[nplaced++] = (struct placed){
				wordings[i].w.pieces[k], wordings[i].w.lengths[k],
				i, k, 0 };
			total += wordings[i].w.lengths[k];
		}
	literals = xcalloc(total + 1, 1);
	qsort(placed, nplaced, sizeof *placed, compare_lengths);
	for (size_t i = 0; i < nplaced; i++)
		placed[i].offset = place(placed[i].piece, placed[i].length);
	qsort(placed, nplaced, sizeof *placed, compare_places);
}

static void
print_literals(FILE *out)
{
	unsigned *bytes = xcalloc(nliterals, sizeof *bytes);

	for (size_t i = 0; i < nliterals; i++)
		bytes[i] = literals[i];
	fputs("/* bc_literals: the bytes of all pieces, which share them where they can */\n", out);
	print_numbers(out, "unsigned char", "bc_literals", bytes, nliterals);
	fprintf(out,
	    "typedef char bc_literals_have_16_bit_offsets[%zu <= 65536 ? 1 : -1];\n\n"
	    "/* bc_pieces: place and length */\n"
	    "static const struct bc_piece bc_pieces[%zu] = {\n",
	    nliterals, nplaced);
	for (size_t i = 0; i < nplaced; i++) {
		fprintf(out, "\t{ { %zu, %zu }, %zu }, /* ",
		    placed[i].offset % 256, placed[i].offset / 256,
		    placed[i].length);
		put_c_comment(out, placed[i].piece);
		fputs(" */\n", out);
	}
	fputs("};\n\n", out);
}

static void
print_patterns(FILE *out)
{
	size_t piece = 0, owner = 0;

	fputs("/* bc_patterns: pieces, owners, kind and number of pieces, tag and place of the anchor; by its hash */\n"
	      "static const struct bc_pattern bc_patterns[] = {\n",
	    out);
	for (size_t i = 0; i < nwordings; i++) {
		const struct owned *o = &wordings[i];

		fprintf(out, "\t{ %zu, %zu, %zu, %d * 16 + %zu, %u, %zu * 32 + %zu },\n",
		    piece, owner, o->nowners, (int)o->kind, o->w.npieces,
		    o->tag, o->anchor_piece, o->anchor_offset);
		piece += o->w.npieces;
		owner += o->nowners;
	}
	fprintf(out,
	    "};\n"
	    "enum { BC_NPATTERNS = %zu };\n\n"
	    "/* bc_owners: entries, or numbers of providers */\n"
	    "static const uint16_t bc_owners[] = {\n",
	    nwordings);
	for (size_t i = 0; i < nwordings; i++)
		for (size_t k = 0; k < wordings[i].nowners; k++)
			fprintf(out, "\t%u,\n", wordings[i].owners[k]);
	fputs("\t0\n};\n", out);
}

void
emit_patterns(const struct model *m, FILE *out)
{
	collect(m);
	choose_anchors();
	qsort(wordings, nwordings, sizeof *wordings, compare_wordings);
	put_c_banner(out, m->version, m->digest);
	fputc('\n', out);
	place_all();
	print_index(out);
	print_literals(out);
	print_patterns(out);
}
