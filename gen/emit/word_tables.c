/*
 * The words of a verdict by vocabulary and number, and what other programs call
 * a category or an entry.
 */
#include "gen/emit/tables.h"

#include "gen/base/items.h"

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

static void
print_words(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	fputs("/* bc_words: name, explanation, URL and note of each word, by its number */\n"
	      "BC_TABLE const struct bc_word bc_words[] = {\n",
	    out);
	for (int v = 0; v < NVOCABULARIES; v++) {
		unsigned last = last_number(&m->vocabularies[v]);

		for (unsigned n = 0; n <= last; n++) {
			const struct word *w =
			    find_number(m, (enum bouncecode_vocabulary)v, n);

			if (w != NULL)
				set_line(t, w->line);
			fprintf(out, "\t{ %zu, ",
			    pooled(&t->names, w ? w->id : NULL));
			fprintf(out, "BC_PROSE(%zu), ",
			    pooled(&t->prose, w ? w->text : NULL));
			fprintf(out, "BC_PROSE(%zu), ",
			    pooled(&t->prose, w ? w->url : NULL));
			fprintf(out, "BC_PROSE(%zu) }, /* %s %u%s%s */\n",
			    pooled(&t->prose, w ? w->note : NULL),
			    m->vocabularies[v].element, n, w ? " " : "",
			    w ? w->id : "");
		}
	}
	fputs("};\n\n", out);
}

static void
print_vocabularies(const struct model *m, FILE *out)
{
	size_t first = 0;

	fputs("/* bc_vocabularies: first word and number of words */\n"
	      "BC_TABLE const struct bc_vocabulary bc_vocabularies[] = {\n",
	    out);
	for (int v = 0; v < NVOCABULARIES; v++) {
		unsigned n = last_number(&m->vocabularies[v]) + 1;

		fprintf(out, "\t{ %zu, %u },\n", first, n);
		first += n;
	}
	fputs("};\n\n", out);
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
		fprintf(out, " %zu,", pooled(&t->names, first_term(terms)));
	}
	fputs(" },\n", out);
}

/* Other names of providers. */
static void
print_aliases(struct tables *t, FILE *out)
{
	const struct vocabulary *v =
	    &t->model->vocabularies[BOUNCECODE_PROVIDERS];

	fputs("/* bc_aliases: other names of providers, and their numbers; ends with 0 */\n"
	      "BC_TABLE const struct bc_alias bc_aliases[] = {\n",
	    out);
	for (size_t i = 0; i < v->n; i++) {
		const char *rest = v->words[i].aliases, *alias;

		while ((alias = next_item(&rest, ' ')) != NULL)
			fprintf(out, "\t{ %zu, %u },\n",
			    pooled(&t->names, alias), v->words[i].number);
	}
	fputs("\t{ 0, 0 },\n};\n\n", out);
}

static void
print_categories(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	unsigned last = last_number(&m->vocabularies[BOUNCECODE_CATEGORIES]);

	fputs("/* bc_categories: fault, bounce, and the terms of each system for permanent and for\n"
	      " * temporary failures, by number */\n"
	      "BC_TABLE const struct bc_category bc_categories[] = {\n",
	    out);
	for (unsigned n = 0; n <= last; n++) {
		const struct category *c = category_of_number(m, n);

		fprintf(out, "\t{ %d, %d, {\n", c ? c->fault : 0,
		    c ? c->verdict.permanent : 0);
		print_terms(t, c, false, out);
		print_terms(t, c, true, out);
		fprintf(out, "\t} }, /* %s */\n", c ? c->word->id : "none");
	}
	fputs("};\n\n", out);
}

/* Entries that another vocabulary calls otherwise than their category. */
static void
print_overrides(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	size_t n = 0;

	fputs("/* bc_overrides: entry, system, term */\n"
	      "BC_TABLE const struct bc_override bc_overrides[] = {\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++)
		for (unsigned s = 0; s < NSYSTEMS_MAX; s++) {
			const char *term = m->rows[i].entry->terms[s];

			if (term == NULL)
				continue;
			set_line(t, m->rows[i].entry->line);
			fprintf(out, "\t{ %zu, %u, %zu },\n", i + 1, s,
			    pooled(&t->names, first_term(term)));
			n++;
		}
	fprintf(out,
	    "\t{ 0, 0, 0 },\n};\n"
	    "BC_TABLE const size_t bc_noverrides = %zu;\n\n",
	    n);
}

/* Advice to whoever sent one message: all categories have some, few entries. */
void
put_personal(FILE *out, struct tables *t)
{
	const struct model *m = t->model;
	unsigned last = last_number(&m->vocabularies[BOUNCECODE_CATEGORIES]);

	fputs("/* bc_personal: entry or, of a category, 0; advice */\n"
	      "static const struct bc_personal bc_personal[] = {\n",
	    out);
	for (unsigned n = 0; n <= last; n++) {
		const struct category *c = category_of_number(m, n);

		fprintf(out, "\t{ 0, %zu },\n",
		    pooled(&t->prose, c ? c->text[PERSONAL] : NULL));
	}
	for (size_t i = 0; i < m->nrows; i++) {
		const char *text = m->rows[i].entry->text[PERSONAL];

		if (text == NULL)
			continue;
		set_line(t, m->rows[i].entry->line);
		fprintf(out, "\t{ %zu, %zu },\n", i + 1, pooled(&t->prose, text));
	}
	fputs("};\n", out);
}

void
put_word_tables(FILE *out, struct tables *t)
{
	print_words(t, out);
	print_vocabularies(t->model, out);
	print_categories(t, out);
	print_overrides(t, out);
	print_aliases(t, out);
}
