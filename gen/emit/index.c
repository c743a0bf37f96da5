/*
 * The index of keyword search as tables of C, whose types stand in
 * src/search/search.h: documents, spellings in one pool, postings of two bytes.
 */
#include "gen/emit/emit.h"
#include "gen/emit/numbers.h"
#include "gen/emit/postings.h"
#include "gen/emit/room.h"
#include "gen/emit/tables.h"
#include "gen/base/print.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/search/search.h"

/* The best impact that a word can have. Levels are steps of a constant
 * factor, so that small impacts keep their differences; with more of them
 * queries are answered no better, with 16 some are answered worse. */
enum { IMPACT_MAX = 1000, LEVELS = 20 };

struct levels {
	double max, factor;
};

static struct levels
make_levels(const struct index *ix)
{
	struct levels l = { 0 };
	double min = 1;

	for (size_t t = 0; t < ix->nterms; t++)
		for (size_t k = 0; k < ix->terms[t].npostings; k++)
			l.max = fmax(l.max, ix->terms[t].postings[k].impact);
	for (size_t t = 0; t < ix->nterms; t++)
		for (size_t k = 0; k < ix->terms[t].npostings; k++)
			min = fmin(min, ix->terms[t].postings[k].impact / l.max);
	/* What is worth less than a hundredth counts as that. */
	l.factor = pow(fmax(min, 0.01), 1 / (double)(LEVELS - 1));
	return l;
}

static unsigned
level_of(const struct levels *l, double impact)
{
	double steps = floor(log(impact / l->max) / log(l->factor) + 0.5);

	return steps >= LEVELS ? 0 : LEVELS - 1 - (unsigned)steps;
}

static void
print_documents(const struct model *m, const struct index *ix, FILE *out)
{
	fputs("/* bc_documents: entry and fact */\n"
	      "static const struct bc_document bc_documents[] = {\n",
	    out);
	for (size_t i = 0; i < ix->documents.n; i++) {
		const struct document *d = &ix->documents.list[i];

		need_room(m, d->leader->entry->line, "documents", i, i + 1,
		    BC_DOCUMENTS_MAX);
		fprintf(out, "\t{ %zu, %zu }, /* ",
		    (size_t)(d->leader - m->rows) + 1, d->fact);
		put_c_comment(out, d->leader->entry->text[TITLE]);
		fputs(" */\n", out);
	}
	fputs("\t{ 0, 0 },\n};\n\n", out);
}

/* The codes that state one fact, in runs that end with a 0; X codes are not
 * met in the wild. */
static void
print_facts(const struct model *m, const struct index *ix, FILE *out)
{
	size_t *rows = xcalloc(m->nrows * 2 + 1, sizeof *rows), n = 0;

	for (size_t f = 0; f < ix->documents.n; f++) {
		size_t start = n;

		for (size_t i = f; i < ix->documents.n; i++)
			for (size_t k = 0; ix->documents.list[i].fact == f &&
			     k < ix->documents.list[i].nrows;
			     k++) {
				const struct row *r = ix->documents.list[i].rows[k];

				if (!is_worded(r->entry) && *r->key != 'X')
					rows[n++] = (size_t)(r - m->rows) + 1;
			}
		if (n == start + 1)
			n = start;
		if (n > start)
			rows[n++] = 0;
	}
	rows[n++] = 0;
	put_numbers(out, "bc_facts",
	    "entries that state one fact, each run ended by 0", "uint16_t",
	    rows, n);
	fprintf(out, "enum { BC_NFACTS = %zu };\n\n", n - 1);
}

static void
print_spellings(const struct index *ix, FILE *out)
{
	size_t *offsets = xcalloc(ix->nspellings + 1, sizeof *offsets);
	size_t *lists = xcalloc(ix->nspellings + 1, sizeof *lists);
	size_t n = 0;

	fputs("/* bc_spelling_pool: all spellings, one behind the other */\n"
	      "static const unsigned char bc_spelling_pool[] = {\n",
	    out);
	for (size_t i = 0; i < ix->nspellings; i++) {
		const struct spelling *s = &ix->spellings[i];

		offsets[i] = n;
		lists[i] = s->term * 2 + (s->hidden ? BC_HIDDEN : 0);
		fputc('\t', out);
		for (const char *p = s->text; *p != '\0'; p++, n++)
			fprintf(out, "%u,", (unsigned char)*p);
		fputs(" /* ", out);
		put_c_comment(out, s->text);
		fputs(" */\n", out);
	}
	fputs("\t0\n};\n\n", out);
	offsets[ix->nspellings] = n;
	put_numbers(out, "bc_spelling_offsets",
	    "where each spelling begins in the pool", type_for(n), offsets,
	    ix->nspellings + 1);
	put_numbers(out, "bc_spelling_lists",
	    "the list of each spelling, twice, and whether it is hidden",
	    type_for(2 * ix->nterms), lists, ix->nspellings + 1);
}

/* Returns how many places the list takes. */
static size_t
print_list(const struct term *term, const struct levels *l, FILE *out)
{
	size_t document = 0, n = 0;

	fputs("\t/* ", out);
	put_c_comment(out, term->stem);
	fputs(" */\n\t", out);
	for (size_t k = 0; k < term->npostings; k++, n++) {
		const struct posting *p = &term->postings[k];
		size_t gap = p->document - document;

		document = p->document;
		if (gap > 0xff) {
			fprintf(out, "%zu,", gap >> 8 | BC_GAP << 8);
			n++;
		}
		fprintf(out, "%zu,",
		    (gap & 0xff) | (size_t)level_of(l, p->impact) << 8);
	}
	fputc('\n', out);
	return n;
}

static void
print_postings(const struct index *ix, FILE *out)
{
	struct levels l = make_levels(ix);
	size_t *heads = xcalloc(ix->nterms + 1, sizeof *heads);
	size_t *impacts = xcalloc(LEVELS, sizeof *impacts), n = 0;

	fputs("/* bc_postings: the gap to the document before, and the level of the impact above it */\n"
	      "static const uint16_t bc_postings[] = {\n",
	    out);
	for (size_t t = 0; t < ix->nterms; t++) {
		heads[t] = n;
		n += print_list(&ix->terms[t], &l, out);
	}
	fputs("\t0\n};\n\n", out);
	heads[ix->nterms] = n;
	put_numbers(out, "bc_list_heads", "where each list begins", type_for(n),
	    heads, ix->nterms + 1);
	for (unsigned i = 0; i < LEVELS; i++)
		impacts[i] = (size_t)(IMPACT_MAX * pow(l.factor, LEVELS - 1 - i) + 0.5);
	put_numbers(out, "bc_impacts", "what a level is worth", "uint16_t",
	    impacts, LEVELS);
}

static void
put_index(FILE *out, const struct model *m)
{
	struct index index = index_of(m), *ix = &index;

	fprintf(out, "\nenum { BC_NDOCUMENTS = %zu, BC_NSPELLINGS = %zu };\n\n",
	    ix->documents.n, ix->nspellings);
	print_documents(m, ix, out);
	print_facts(m, ix, out);
	print_spellings(ix, out);
	print_postings(ix, out);
}

/* Where no wording is known there are fewer documents, in which a word counts
 * otherwise: another index. */
void
emit_index(const struct model *m, FILE *out)
{
	struct model codes = *m;

	codes.nrows = count_codes(m);
	put_c_banner(out, m->version, m->digest);
	fputs("\n" BEGIN_WORDINGS, out);
	put_index(out, m);
	fputs(INSTEAD_OF_WORDINGS, out);
	put_index(out, &codes);
	fputs(END_WORDINGS, out);
}
