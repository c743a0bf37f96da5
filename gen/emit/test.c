/*
 * A C test that asks the runtime for every entry and compares the answer with
 * the list. The codes are spelled here by their text and by their digits; the
 * tables have them as numbers and offsets, so that the two are independent.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

static void
print_row(const struct model *m, const struct row *r, FILE *out)
{
	const struct entry *e = r->entry;
	struct judgement j = judge(m, e, r->digit);
	const char *texts[] = { e->text[TITLE], e->text[MEANING],
		e->text[CAUSE], e->text[ADVICE], e->text[NOTE], e->reason };

	fputs("\t{ ", out);
	put_c_string(out, *r->key ? r->key : NULL);
	if (r->number == 0)
		fputs(", 0", out);
	else if (e->reply == 0)
		fprintf(out, ", BOUNCECODE_ENHANCED(%u, %u, %u)",
		    r->class_digit, e->subject, e->detail);
	else if (e->class_digit == 0)
		fprintf(out, ", BOUNCECODE_REPLY(%u)", e->reply);
	else
		fprintf(out, ", BOUNCECODE_PAIR(%u, %u, %u, %u)", e->reply,
		    r->class_digit, e->subject, e->detail);
	fprintf(out, ", %zu, %d, %u, %d, %d, %d, %d, %u, %d, %zu",
	    (size_t)(e - m->entries), e->kind, j.category->word->number,
	    j.category->fault, j.bounce, j.action, j.permanent, r->remarks,
	    e->confidence, e->nreferences);
	for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
		fputs(",\n\t    ", out);
		put_c_string(out, texts[t]);
	}
	fputs(" },\n", out);
}

/* The number of a word that a sample asks for; -1 where it asks for none. */
static int
number_of_word(
    const struct model *m, enum bouncecode_vocabulary v, const char *id)
{
	return id != NULL ? (int)find_word(m, v, id)->number : -1;
}

/* An entry that answers where little is known: words, once learned, may know
 * more. */
static bool
is_unsure(const struct entry *e)
{
	return e->catch_all || e->learned || e->behind != NULL ||
	    e->command != NULL;
}

/* The samples of an entry, or of a headline, whose number is from 1. */
static void
print_sample(const struct model *m, size_t entry, size_t headline,
    const struct sample *s, FILE *out)
{
	bool local = is_local(s->line);

	fprintf(out, "\t{ %d, %d, %zu, %zu, %d, %d, %d, %d, ", local,
	    local ? s->line - OVERLAY_LINE : s->line, entry, headline,
	    s->counter, headline == 0 && is_unsure(&m->entries[entry]),
	    number_of_word(m, BOUNCECODE_CATEGORIES, s->category),
	    number_of_word(m, BOUNCECODE_BOUNCES, s->bounce));
	put_c_string(out, sample_lines(s->text));
	fputs(" },\n", out);
}

static void
print_samples(const struct model *m, FILE *out)
{
	for (size_t i = 0; i < m->nentries; i++)
		for (size_t k = 0; k < m->entries[i].nsamples; k++)
			print_sample(
			    m, i, 0, &m->entries[i].samples[k], out);
	for (size_t i = 0; i < m->nheadlines; i++) {
		const struct entry *e = &m->headlines[i].entry;

		for (size_t k = 0; k < e->nsamples; k++)
			print_sample(m, 0, i + 1, &e->samples[k], out);
	}
}

/* The lines to learn from, each with the category that it teaches. */
static void
print_lines(const struct model *m, FILE *out)
{
	fputs("};\n\nstatic const struct labelled labelled[] = {\n", out);
	for (size_t i = 0; i < m->nlines; i++) {
		const struct labelled *l = &m->lines[i];
		bool local = is_local(l->line);

		fprintf(out, "\t{ %d, %d, %u, ", local,
		    local ? l->line - OVERLAY_LINE : l->line,
		    l->category ? l->category->word->number : 0);
		put_c_string(out, l->text);
		fputs(" },\n", out);
	}
	fputs("\t{ 0, 0, 0, 0 },\n", out);
}

static void
print_pattern(const struct pattern *p, unsigned owner, FILE *out)
{
	fprintf(out, "\t{ %d, %u, ", (int)p->kind, owner);
	put_c_string(out, p->text);
	fputs(" },\n", out);
}

/* Every pattern as it is written, with whom it belongs to. */
static void
print_patterns(const struct model *m, FILE *out)
{
	fputs("};\n\nstatic const struct pattern patterns[] = {\n", out);
	for (size_t i = 0; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;
		struct pattern token = { e->line, e->token, BC_TOKEN };

		for (size_t k = 0; k < e->patterns.n; k++)
			print_pattern(
			    &e->patterns.list[k], (unsigned)i + 1, out);
		if (e->token != NULL)
			print_pattern(&token, (unsigned)i + 1, out);
	}
	for (size_t i = 0; i < m->nheadlines; i++) {
		const struct patterns *p = &m->headlines[i].entry.patterns;

		for (size_t k = 0; k < p->n; k++)
			print_pattern(&p->list[k], (unsigned)i + 1, out);
	}
	for (size_t i = 0; i < m->nproviders; i++)
		for (size_t k = 0; k < m->providers[i].patterns.n; k++)
			print_pattern(&m->providers[i].patterns.list[k],
			    m->providers[i].word->number, out);
	fputs("};\n", out);
}

void
emit_test(const struct model *m, FILE *out)
{
	put_c_banner(out, m->version, m->digest);
	fputs("static const struct expected expected[] = {\n", out);
	for (size_t i = 0; i < m->nrows; i++)
		print_row(m, &m->rows[i], out);
	fputs("};\n\n"
	      "/* Lines as they are sent: each explained by its own entry, or not. */\n"
	      "static const struct sample samples[] = {\n",
	    out);
	print_samples(m, out);
	print_lines(m, out);
	print_patterns(m, out);
	fprintf(out, "static const char expected_digest[] = \"%s\";\n",
	    m->digest);
}
