/*
 * The words of a verdict by vocabulary and number, and what other programs call
 * a category or an entry.
 */
#include "gen/emit/tables.h"

#include "gen/base/items.h"
#include "gen/learn/causes.h"

#include <string.h>

static unsigned
last_number(const struct vocabulary *v)
{
	unsigned last = 0;

	for (size_t i = 0; i < v->n; i++)
		if (v->words[i].number > last)
			last = v->words[i].number;
	return last;
}

/* Providers and blocklists, the last vocabularies, are named by nothing but
 * wordings. */
static bool
is_of_wordings(int vocabulary)
{
	return vocabulary >= BOUNCECODE_PROVIDERS;
}

static void
print_word(struct tables *t, int v, unsigned n, FILE *out)
{
	const struct model *m = t->model;
	const struct word *w = find_number(m, (enum bouncecode_vocabulary)v, n);

	if (w != NULL)
		set_line(t, w->line);
	fprintf(out, "\tBC_WORD(%s, ", in_names(t, w ? w->id : NULL));
	fprintf(out, "%s, ", in_prose(t, w ? w->text : NULL));
	fprintf(out, "%s, ", in_prose(t, w ? w->url : NULL));
	fprintf(out, "%s), /* %s %u%s%s */\n", in_prose(t, w ? w->note : NULL),
	    m->vocabularies[v].element, n, w ? " " : "", w ? w->id : "");
}

static void
print_words(struct tables *t, FILE *out)
{
	for (int v = 0; v < NVOCABULARIES; v++) {
		unsigned last = last_number(&t->model->vocabularies[v]);

		if (is_of_wordings(v) != (t->half == WORDINGS))
			continue;
		for (unsigned n = 0; n <= last; n++)
			print_word(t, v, n, out);
	}
}

/* Of a vocabulary without words number 0 is left, which is none. */
static void
print_vocabularies(struct tables *t, FILE *out)
{
	size_t first = 0;

	for (int v = 0; v < NVOCABULARIES; v++) {
		unsigned n = last_number(&t->model->vocabularies[v]) + 1;

		if (is_of_wordings(v))
			fputs(BEGIN_WORDINGS, out);
		fprintf(out, "\t{ %zu, %u },\n", first, n);
		if (is_of_wordings(v))
			fputs(INSTEAD_OF_WORDINGS "\t{ 0, 1 },\n" END_WORDINGS, out);
		first += n;
	}
}

/* The first of several terms is the usual one. */
static const char *
first_term(const char *terms)
{
	const char *end = terms ? strstr(terms, ", ") : NULL;

	return end ? xprintf("%.*s", (int)(end - terms), terms) : terms;
}

static const struct category *
category_of_number(const struct model *m, unsigned number)
{
	for (size_t i = 0; i < m->ncategories; i++)
		if (m->categories[i].word->number == number)
			return &m->categories[i];
	return NULL;
}

/* Where a system has no other word for a temporary failure, it has one. */
static void
print_terms(struct tables *t, const struct category *c, bool transient,
    FILE *out)
{
	fputs("\t\t{", out);
	for (unsigned s = 0; s < NSYSTEMS_MAX; s++) {
		const char *terms = c ? c->terms[s] : NULL;

		if (transient && c != NULL && c->transient_terms[s] != NULL)
			terms = c->transient_terms[s];
		fprintf(out, "%s%s,", s % 4 == 0 ? "\n\t\t    " : " ",
		    in_terms(t, first_term(terms)));
	}
	fputs(" },\n", out);
}

/* Other names of providers. */
static void
print_aliases(struct tables *t, FILE *out)
{
	const struct vocabulary *v =
	    &t->model->vocabularies[BOUNCECODE_PROVIDERS];

	for (size_t i = 0; i < v->n && t->half == WORDINGS; i++) {
		const char *rest = v->words[i].aliases, *alias;

		while ((alias = next_item(&rest, ' ')) != NULL)
			fprintf(out, "\t{ %s, %u },\n", in_names(t, alias),
			    v->words[i].number);
	}
}

static void
print_categories(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	unsigned last = last_number(&m->vocabularies[BOUNCECODE_CATEGORIES]);

	for (unsigned n = 0; n <= last; n++) {
		const struct category *c = category_of_number(m, n);

		fprintf(out, "\t{ %d, %d, {\n", c ? c->fault : 0,
		    c ? c->verdict.permanent : 0);
		print_terms(t, c, false, out);
		print_terms(t, c, true, out);
		fprintf(out, "\t} }, /* %s */\n", c ? c->word->id : "none");
	}
}

/* Entries that another vocabulary calls otherwise than their category. */
static void
print_overrides(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nrows; i++)
		for (unsigned s = 0; s < NSYSTEMS_MAX; s++) {
			const struct entry *e = m->rows[i].entry;

			if (e->terms[s] == NULL || !is_in_half(t, e))
				continue;
			set_line(t, e->line);
			fprintf(out, "\t{ %s, %u, %s },\n",
			    entry_number(&t->symbols, i + 1), s,
			    in_terms(t, first_term(e->terms[s])));
		}
}

/* Advice to whoever sent one message: all categories have some, few entries. */
void
print_personal(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	unsigned last = last_number(&m->vocabularies[BOUNCECODE_CATEGORIES]);

	for (unsigned n = 0; n <= last && t->half == CODES; n++) {
		const struct category *c = category_of_number(m, n);

		fprintf(out, "\t{ 0, %s },\n",
		    in_prose(t, c ? c->text[PERSONAL] : NULL));
	}
	for (size_t i = 0; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;

		if (e->text[PERSONAL] == NULL || !is_in_half(t, e))
			continue;
		set_line(t, e->line);
		fprintf(out, "\t{ %s, %s },\n", entry_number(&t->symbols, i + 1),
		    place_in(&t->prose, e->text[PERSONAL],
			xprintf("p_%s", t->symbols.entries[e - m->entries])));
	}
}

/* What an action says to whom, by the bounce of the answer. */
void
print_said(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	unsigned last = last_number(&m->vocabularies[BOUNCECODE_ACTIONS]);

	for (unsigned n = 0; n <= last; n++) {
		const struct word *w = find_number(m, BOUNCECODE_ACTIONS, n);

		fputs("\t{ ", out);
		for (int l = 0; l < NLISTENERS; l++)
			for (int b = 0; b < NBOUNCES; b++)
				fprintf(out, "%s%s%s", b ? ", " : "{ ",
				    in_prose(t, w ? w->said[l][b] : NULL),
				    b < NBOUNCES - 1 ? "" : l ? " } }," : " }, ");
		fprintf(out, " /* %s */\n", w ? w->id : "none");
	}
}

/* What is said to whoever sent one message, where the address may be fine. */
void
print_milder(struct tables *t, FILE *out)
{
	for (unsigned n = 0; n < NBOUNCES; n++) {
		const struct word *w = find_number(t->model, BOUNCECODE_BOUNCES, n);

		fprintf(out, "\t%s,\n", in_prose(t, w ? w->personal : NULL));
	}
}

/* What codes that say little may mean. */
void
print_causes(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nrows; i++) {
		unsigned categories[BC_CAUSES_MAX];
		size_t n = causes_of(m, &m->rows[i], categories);

		if (n == 0)
			continue;
		fprintf(out, "\t{ %s, { ", entry_number(&t->symbols, i + 1));
		for (size_t c = 0; c < n; c++)
			fprintf(out, "%s%u", c ? ", " : "", categories[c]);
		fputs(" } },\n", out);
	}
}

const struct table word_tables[] = {
	{ "/* bc_words: name, explanation, URL and note of each word, by its number */\n"
	  "BC_TABLE const struct bc_word bc_words[] = {\n",
	    "};\n\n", print_words, OF_BOTH, { 0 } },
	{ "/* bc_vocabularies: first word and number of words */\n"
	  "BC_TABLE const struct bc_vocabulary bc_vocabularies[] = {\n",
	    "};\n\n", print_vocabularies, OF_CODES, { 0 } },
	{ "/* bc_categories: fault, bounce, and the terms of each system for permanent and for\n"
	  " * temporary failures, by number */\n"
	  "BC_TABLE const struct bc_category bc_categories[] = {\n",
	    "};\n\n", print_categories, OF_CODES, { 0 } },
	{ "/* bc_overrides: entry, system, term */\n"
	  "BC_TABLE const struct bc_override bc_overrides[] = {\n",
	    "\t{ 0, 0, 0 },\n};\n"
	    "BC_TABLE const size_t bc_noverrides = sizeof bc_overrides / sizeof *bc_overrides - 1;\n\n",
	    print_overrides, OF_BOTH, { 0 } },
	{ "/* bc_aliases: other names of providers, and their numbers; ends with 0 */\n"
	  "BC_TABLE const struct bc_alias bc_aliases[] = {\n",
	    "\t{ 0, 0 },\n};\n\n", print_aliases, OF_BOTH, { 0 } },
	{ NULL, NULL, NULL, OF_BOTH, { 0 } },
};
