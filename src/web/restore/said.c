/*
 * Reads what the documents say out of the tables, in the layout that structs have in
 * WebAssembly, and by the recipe, which stands in the place of the postings.
 */
#include "web/restore/said.h"

#include "bouncecode.h"
#include "explain/pattern.h"
#include "index/recipe.h"

#include <string.h>

/* Bytes of a row. */
enum { ENTRY = 16, TEXT = 24, WORD = 16, RESPONSE = 3, DOCUMENT = 4, PATTERN = 8, PIECE = 4 };

struct tables {
	const unsigned char *at[BC_NPACKED];
	uint32_t nentries, ndocuments, npatterns;
	uint32_t first_response;
	char *signs; /* of the recipe: one for each entry */
	char *leads; /* does the entry lead a document? */
	/* Chains of what belongs to an entry, by its number, and to a document: of
	 * each the first and the next one, + 1. */
	uint32_t *wordings, *next_wording; /* places in the owners */
	uint32_t *pattern;                 /* of each such place */
	uint32_t *joined, *next_joined;    /* entries that lead no document */
};

static const unsigned char *
row(const struct tables *t, enum bc_packed_table which, uint32_t i, uint32_t size)
{
	return t->at[which] + i * size;
}

static const char *
string(const struct tables *t, enum bc_packed_table pool, uint32_t offset)
{
	return offset == 0 ? NULL : (const char *)t->at[pool] + offset;
}

static uint32_t *
numbers(const struct bc_index *x, size_t n)
{
	return bc_grow(x, NULL, 0, (n + 1) * sizeof(uint32_t));
}

/* ---- what belongs together */

static void
chain_wordings(const struct bc_index *x, struct tables *t, uint32_t nowners)
{
	t->wordings = numbers(x, t->nentries);
	t->next_wording = numbers(x, nowners);
	t->pattern = numbers(x, nowners);
	for (uint32_t i = 0; i < t->npatterns; i++) {
		const unsigned char *p = row(t, BC_PACKED_PATTERNS, i, PATTERN);
		unsigned kind = p[2] >> 4;
		uint32_t owner = bc_get(p + 4, 4) & 0x1fffff;
		uint32_t end = bc_get(p + 4 + PATTERN, 4) & 0x1fffff;

		for (; (kind == BC_PHRASE || kind == BC_CUE || kind == BC_TOPIC) && owner < end;
		     owner++) {
			uint32_t entry = bc_get(row(t, BC_PACKED_OWNERS, owner, 2), 2);

			t->pattern[owner] = i;
			t->next_wording[owner] = t->wordings[entry];
			t->wordings[entry] = owner + 1;
		}
	}
}

static uint32_t
leader_of(const struct tables *t, uint32_t document)
{
	return bc_get(row(t, BC_PACKED_DOCUMENTS, document, DOCUMENT), 2);
}

/* Reads the sign of each entry, and which document it belongs to; 0 is none, and has no
 * sign. Returns what stands behind them in the recipe. */
static const char *
read_signs(const struct bc_index *x, struct tables *t, const char *recipe)
{
	t->signs = bc_grow(x, NULL, 0, t->nentries + 1);
	t->leads = bc_grow(x, NULL, 0, t->nentries + 1);
	t->joined = numbers(x, t->ndocuments);
	t->next_joined = numbers(x, t->nentries);
	for (uint32_t i = 1; i < t->nentries; i++) {
		uint32_t document = 0;

		t->leads[i] = *recipe >= BC_RECIPE_FIRST && *recipe != BC_RECIPE_NONE;
		for (; *recipe < BC_RECIPE_FIRST; recipe++)
			document = document * 10 + (uint32_t)(*recipe - '0');
		t->signs[i] = *recipe++;
		if (t->leads[i] || t->signs[i] == BC_RECIPE_NONE)
			continue;
		t->next_joined[i] = t->joined[document];
		t->joined[document] = i + 1;
	}
	return recipe + 1;
}

/* Puts the leaders of the documents into their table, by category. */
static void
write_leaders(const struct tables *t, unsigned char *documents)
{
	uint32_t n = 0;

	for (unsigned category = 0; category < 0x100; category++)
		for (uint32_t i = 1; i < t->nentries && n < t->ndocuments; i++) {
			if (!t->leads[i] ||
			    row(t, BC_PACKED_ENTRIES, i, ENTRY)[11] != category)
				continue;
			documents[n * DOCUMENT] = (unsigned char)i;
			documents[n * DOCUMENT + 1] = (unsigned char)(i >> 8);
			n++;
		}
}

/* ---- what is said */

static const unsigned char *
word(const struct tables *t, enum bouncecode_vocabulary v, uint32_t number)
{
	uint32_t first = bc_get(row(t, BC_PACKED_VOCABULARIES, v, 4), 2);

	return row(t, BC_PACKED_WORDS, first + number, WORD);
}

static struct bc_said_row
read_row(const struct tables *t, uint32_t entry, int leads)
{
	const unsigned char *e = row(t, BC_PACKED_ENTRIES, entry, ENTRY), *text, *w;
	unsigned said = (unsigned)(t->signs[entry] - BC_RECIPE_FIRST), provider;
	struct bc_said_row r = { .kind = e[15] >> 4, .leads = leads,
		.number = bc_get(e, 4), .remarks = e[14] };
	int is_worded = r.kind > BOUNCECODE_KIND_PAIR;

	r.key = (const char *)t->at[BC_PACKED_NAMES] + bc_get(e + 8, 3);
	text = row(t, BC_PACKED_TEXTS, bc_get(e + 12, 2), TEXT);
	for (unsigned i = 0; i < BC_NSAID; i++)
		if (said >> i & 1)
			r.text[i] = i > BC_SAID_TITLE
			    ? string(t, BC_PACKED_PROSE, bc_get(text + 4 * (i - 1), 4))
			    : string(t, is_worded ? BC_PACKED_PROSE : BC_PACKED_NAMES,
				  bc_get(e + 4, 3));
	r.category = string(
	    t, BC_PACKED_NAMES, bc_get(word(t, BOUNCECODE_CATEGORIES, e[11]), 4));
	provider = is_worded ? *row(t, BC_PACKED_RESPONSES,
				   entry - t->first_response, RESPONSE)
			     : 0;
	if (provider > 0) {
		w = word(t, BOUNCECODE_PROVIDERS, provider);
		r.provider = string(t, BC_PACKED_NAMES, bc_get(w, 4));
		r.provider_name = string(t, BC_PACKED_PROSE, bc_get(w + 4, 4));
	}
	return r;
}

/* A wording is said with a blank between its pieces. */
static void
say_wording(struct bc_index *x, const struct tables *t, uint32_t pattern, uint32_t weight)
{
	const unsigned char *p = row(t, BC_PACKED_PATTERNS, pattern, PATTERN);
	uint32_t piece = bc_get(p, 4) & 0xfffff, npieces = bc_get(p + 4, 4) >> 21 & 7, n = 0;
	char text[8 * 256];

	for (uint32_t i = 0; i < npieces; i++) {
		const unsigned char *q = row(t, BC_PACKED_PIECES, piece + i, PIECE);

		memcpy(text + n, t->at[BC_PACKED_LITERALS] + bc_get(q, 3), q[3]);
		n += q[3];
		text[n++] = ' ';
	}
	bc_index_text(x, text, n, weight);
}

static void
say_row(struct bc_index *x, const struct tables *t, uint32_t entry, int leads)
{
	struct bc_said_row r = read_row(t, entry, leads);
	struct bc_said_list said;

	bc_say_row(&r, &said);
	for (size_t i = 0; i < said.n; i++)
		bc_index_text(x, said.list[i].text, strlen(said.list[i].text),
		    said.list[i].weight);
	if ((t->signs[entry] - BC_RECIPE_FIRST) & BC_RECIPE_WORDINGS)
		for (uint32_t i = t->wordings[entry]; i > 0; i = t->next_wording[i - 1])
			say_wording(x, t, t->pattern[i - 1], bc_wording_weight(leads));
}

static void
say_document(struct bc_index *x, const struct tables *t, uint32_t document)
{
	uint32_t leader = leader_of(t, document);
	struct bc_said_row r = read_row(t, leader, 1);

	bc_index_document(x, bc_share_of(&r));
	say_row(x, t, leader, 1);
	for (uint32_t i = t->joined[document]; i > 0; i = t->next_joined[i - 1])
		say_row(x, t, i - 1, 0);
}

static void
say_synonyms(struct bc_index *x, const char *recipe)
{
	for (size_t n; *recipe != '\0'; recipe += n + 1) {
		for (n = 0; recipe[n] != '\n'; n++) {
		}
		bc_index_synonyms(x, recipe, n);
	}
}

void
bc_say_all(struct bc_index *x, unsigned char *bytes, const struct bc_packed_tables *tables)
{
	const char *recipe;
	struct tables t;

	for (int i = 0; i < BC_NPACKED; i++)
		t.at[i] = bytes + tables->at[i];
	t.nentries = tables->size[BC_PACKED_ENTRIES] / ENTRY;
	t.ndocuments = tables->size[BC_PACKED_DOCUMENTS] / DOCUMENT;
	t.npatterns = tables->size[BC_PACKED_PATTERNS] / PATTERN - 1;
	/* Behind the last one stands none. */
	t.first_response =
	    t.nentries + 1 - tables->size[BC_PACKED_RESPONSES] / RESPONSE;
	chain_wordings(x, &t, tables->size[BC_PACKED_OWNERS] / 2);
	recipe = read_signs(x, &t, (const char *)t.at[BC_PACKED_POSTINGS]);
	write_leaders(&t, bytes + tables->at[BC_PACKED_DOCUMENTS]);
	say_synonyms(x, recipe);
	for (uint32_t i = 0; i < t.ndocuments; i++)
		say_document(x, &t, i);
}
