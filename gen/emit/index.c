/*
 * The index of keyword search as lists, of which src/search/tables.h makes the
 * tables of src/search/search.h: documents, spellings in one pool, postings of two
 * bytes.
 */
#include "gen/emit/emit.h"
#include "gen/emit/lists.h"
#include "gen/emit/numbers.h"
#include "gen/emit/postings.h"
#include "gen/emit/room.h"
#include "gen/emit/tables.h"
#include "gen/base/print.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/index/index.h"
#include "src/search/search.h"

/* The best impact that a word can have. */
enum { IMPACT_MAX = 1000 };

/* What the entries are called, and with them the documents that they lead. */
struct names {
	const struct model *model;
	const struct index *index;
	struct symbols symbols;
};

static size_t
row_of(const struct model *m, const struct row *r)
{
	return (size_t)(r - m->rows);
}

static const char *
name_of(const struct names *n, size_t document)
{
	const struct row *leader = n->index->documents.list[document].leader;

	return n->symbols.rows[row_of(n->model, leader)];
}

static void
print_documents(const struct names *names, FILE *out)
{
	const struct index *ix = names->index;

	put_list_head(out, "BC_DOCUMENTS", "D", "entry, and the first of the same fact");
	for (size_t i = 0; i < ix->documents.n; i++) {
		const struct document *d = &ix->documents.list[i];

		need_room(names->model, d->leader->entry->line, "documents", i, i + 1,
		    BC_DOCUMENTS_MAX);
		fprintf(out, " \\\n\tD(%s, %s)", name_of(names, i),
		    name_of(names, d->fact));
	}
	fputs("\n\n", out);
}

/* The codes that state one fact, in runs that end with a 0; X codes are not
 * met in the wild. */
static void
print_fact(const struct names *names, size_t fact, FILE *out)
{
	const struct index *ix = names->index;
	const char *first = NULL;
	size_t n = 0;

	for (size_t i = fact; i < ix->documents.n; i++)
		for (size_t k = 0; ix->documents.list[i].fact == fact &&
		     k < ix->documents.list[i].nrows;
		     k++) {
			const struct row *r = ix->documents.list[i].rows[k];
			const char *number;

			if (is_worded(r->entry) || *r->key == 'X')
				continue;
			number = entry_number(
			    &names->symbols, row_of(names->model, r) + 1);
			if (n++ == 0)
				first = number;
			else
				fprintf(out, "%s%s,", n == 2 ? xprintf("\t%s, ", first)
					: n % 16 == 0	     ? "\n\t    "
							     : " ", number);
		}
	if (n > 1)
		fputs(" 0,\n", out);
}

static void
print_facts(const struct names *names, FILE *out)
{
	fputs("/* bc_facts: entries that state one fact, each run ended by 0 */\n"
	      "static const uint16_t bc_facts[] = {\n",
	    out);
	for (size_t f = 0; f < names->index->documents.n; f++)
		print_fact(names, f, out);
	fputs("\t0,\n};\n"
	      "enum { BC_NFACTS = sizeof bc_facts / sizeof *bc_facts - 1 };\n\n",
	    out);
}

/* A spelling is letters and digits: all others of its bytes by their number. */
static const char *
word_symbol(const char *word)
{
	char *symbol = xcalloc(3 * strlen(word) + 1, 1), *to = symbol;

	for (const char *p = word; *p != '\0'; p++)
		if (isalnum((unsigned char)*p))
			*to++ = *p;
		else
			to += sprintf(to, "_%02x", (unsigned char)*p);
	return symbol;
}

static void
print_spellings(const struct index *ix, FILE *out)
{
	size_t n = 0;

	put_list_head(out, "BC_SPELLINGS", "S",
	    "spelling, its list twice and whether it is hidden, number of bytes,\n"
	    " * bytes");
	for (size_t i = 0; i < ix->nspellings; i++) {
		const struct spelling *s = &ix->spellings[i];

		fprintf(out, " \\\n\tS(%s, BC_I_%s * 2%s, %zu", word_symbol(s->text),
		    word_symbol(ix->terms[s->term].stem),
		    s->hidden ? " + BC_HIDDEN" : "", strlen(s->text));
		for (const char *p = s->text; *p != '\0'; p++)
			fprintf(out, ",%u", (unsigned char)*p);
		fputc(')', out);
		n += strlen(s->text);
	}
	fprintf(out,
	    "\n\ntypedef %s bc_spelling_place;\n"
	    "typedef %s bc_spelling_list;\n\n",
	    type_for(n), type_for(2 * ix->nterms));
}

/* A row ends behind some of the names, wherever they stand in it, so that one more
 * posting does not move those behind it. */
static bool
ends_row(const char *name)
{
	unsigned sum = 0;

	for (; *name != '\0'; name++)
		sum = sum * 31 + (unsigned char)*name;
	return sum % 7 == 0;
}

/* How far a document lies behind the one before it in a list. */
static size_t
gap_of(const struct term *term, size_t k)
{
	return term->postings[k].document - (k ? term->postings[k - 1].document : 0);
}

/* How many places a posting takes: a gap that is too wide has one of its own. */
static size_t
places_of(const struct term *term, size_t k)
{
	return gap_of(term, k) > 0xff ? 2 : 1;
}

/* The end of the row that begins with a posting, and how many places it takes. */
static size_t
end_of_row(const struct names *names, const struct term *term, size_t from, size_t *n)
{
	enum { PLACES_IN_ROW = 13 };
	size_t k = from;

	*n = 0;
	do
		*n += places_of(term, k);
	while (++k < term->npostings &&
	    !ends_row(name_of(names, term->postings[k - 1].document)) &&
	    *n + places_of(term, k) <= PLACES_IN_ROW);
	return k;
}

static void
print_posting(const struct names *names, const struct term *term, size_t k,
    FILE *out)
{
	const struct posting *p = &term->postings[k];
	unsigned level = p->level << 8;
	const char *gap = xprintf("BC_D_%s%s%s", name_of(names, p->document),
	    k ? "-BC_D_" : "", k ? name_of(names, p[-1].document) : "");

	if (gap_of(term, k) > 0xff)
		fprintf(out, ", (%s)/256+BC_GAP*256, (%s)%%256+%u", gap, gap, level);
	else if (gap_of(term, k) == 1)
		fprintf(out, ", %u", level + 1);
	else
		fprintf(out, ", %s+%u", gap, level);
}

/* Returns how many places the list takes. */
static size_t
print_list(const struct names *names, const struct term *term, FILE *out)
{
	const char *symbol = word_symbol(term->stem);
	size_t total = 0;

	for (size_t k = 0, n, end; k < term->npostings; k = end, total += n) {
		end = end_of_row(names, term, k, &n);
		if (k == 0)
			fprintf(out, " \\\n\tL(%s, %zu", symbol, n);
		else
			fprintf(out, " \\\n\tM(%s_%s, %zu", symbol,
			    name_of(names, term->postings[k].document), n);
		for (size_t i = k; i < end; i++)
			print_posting(names, term, i, out);
		fputc(')', out);
	}
	return total;
}

static void
print_postings(const struct names *names, FILE *out)
{
	const struct index *ix = names->index;
	size_t *impacts = xcalloc(BC_LEVELS, sizeof *impacts), n = 0;

	put_list_head(out, "BC_LISTS", "L, M",
	    "list, or more of it, number of postings, and of each the gap to the\n"
	    " * document before and the level of the impact above it");
	for (size_t t = 0; t < ix->nterms; t++)
		n += print_list(names, &ix->terms[t], out);
	fprintf(out, "\n\ntypedef %s bc_list_head;\n\n", type_for(n));
	for (unsigned i = 0; i < BC_LEVELS; i++)
		impacts[i] = (size_t)(IMPACT_MAX * pow(ix->factor, BC_LEVELS - 1 - i) + 0.5);
	put_numbers(out, "bc_impacts", "what a level is worth", "uint16_t",
	    impacts, BC_LEVELS);
}

static void
put_index(FILE *out, const struct model *m)
{
	struct index index = index_of(m);
	struct names names = { m, &index, symbols_of(m) };

	fputc('\n', out);
	print_documents(&names, out);
	print_facts(&names, out);
	print_spellings(&index, out);
	print_postings(&names, out);
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
