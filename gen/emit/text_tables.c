/*
 * The tables of the long texts, which BOUNCECODE_NO_TEXT leaves out: what entries
 * say, and where their facts are written.
 */
#include "gen/emit/room.h"
#include "gen/emit/tables.h"
#include "src/list/list.h"

static void
print_headlines(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	need_room(m, m->nheadlines > 0 ? m->headlines[0].entry.line : 0,
	    "headlines", m->nheadlines, m->nheadlines, UINT8_MAX - 1);
	fputs("/* bc_headlines: where the diagnostic line stands, by number */\n"
	      "static const uint32_t bc_headlines[] = {\n\t0,\n",
	    out);
	for (size_t i = 0; i < m->nheadlines; i++)
		fprintf(out, "\t%zu,\n",
		    pooled(&t->prose, m->headlines[i].where));
	fputs("};\n\n", out);
}

/* One row for what several entries refer to. */
static void
print_citation(struct tables *t, const struct reference *r, const char *url, FILE *out)
{
	set_line(t, r->line);
	fprintf(out, "\t{ %zu, ", pooled(&t->prose, r->source->name));
	fprintf(out, "%zu, ", pooled(&t->prose, r->section));
	fprintf(out, "%zu },\n", pooled(&t->prose, xstrdup(url)));
}

/* The citations of an entry that none had before. */
static void
cite(struct tables *t, const struct entry *e, FILE *out)
{
	struct citations *c = &t->citations;
	char url[600], key[700];

	for (size_t k = 0; k < e->nreferences; k++) {
		const struct reference *r = &e->references[k];
		size_t number;

		reference_url(r, url, sizeof url);
		snprintf(key, sizeof key, "%s\n%s\n%s", r->source->name,
		    r->section ? r->section : "", url);
		number = dictionary_add(&c->numbers, xstrdup(key), c->n);
		c->of_entries =
		    xgrow(c->of_entries, c->nof_entries, sizeof *c->of_entries);
		c->of_entries[c->nof_entries++] = number;
		if (number < c->n)
			continue;
		print_citation(t, r, url, out);
		need_room(t->model, r->line, "sources", 0, ++c->n, UINT16_MAX);
	}
}

static void
print_citations(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nentries; i++)
		if (is_in_half(t, &m->entries[i]))
			cite(t, &m->entries[i], out);
}

static void
print_references(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	const size_t *number = t->citations.of_entries + t->nreferences;

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		if (e->nreferences == 0 || !is_in_half(t, e))
			continue;
		fputc('\t', out);
		for (size_t k = 0; k < e->nreferences; k++)
			fprintf(out, "%s%zu,", k ? " " : "", *number++);
		fputc('\n', out);
	}
}

static void
print_text(struct tables *t, const struct entry *e, FILE *out)
{
	const struct model *m = t->model;
	size_t reference = t->nreferences;

	set_line(t, e->line);
	need_room(m, e->line, "references", reference,
	    reference + e->nreferences, BC_REFERENCES_MAX);
	need_room(m, e->line, "references of an entry", 0, e->nreferences,
	    BC_ENTRY_REFERENCES_MAX);
	fputs("\t{ ", out);
	for (int text = MEANING; text <= NOTE; text++)
		fprintf(out, "%zu, ", pooled(&t->prose, e->text[text]));
	fprintf(out, "%zu, %zu, %zu },\n", pooled(&t->prose, e->reason),
	    reference, e->nreferences);
	t->nreferences += e->nreferences;
}

static void
print_texts(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nentries; i++)
		if (is_in_half(t, &m->entries[i]))
			print_text(t, &m->entries[i], out);
}

const struct table text_tables[] = {
	{ "", "", print_headlines, OF_WORDINGS },
	{ "/* bc_citations: name, section and URL */\n"
	  "static const struct bc_citation bc_citations[] = {\n",
	    "\t{ 0, 0, 0 },\n};\n\n", print_citations, OF_BOTH },
	{ "/* bc_references: the citations of each entry */\n"
	  "static const uint16_t bc_references[] = {\n",
	    "\t0,\n};\n\n", print_references, OF_BOTH },
	{ "/* bc_texts: meaning, cause, advice, note, reason, references */\n"
	  "static const struct bc_text bc_texts[] = {\n",
	    "};\n\n", print_texts, OF_BOTH },
	{ "/* bc_personal: entry or, of a category, 0; advice */\n"
	  "static const struct bc_personal bc_personal[] = {\n",
	    "};\n\n", print_personal, OF_BOTH },
	{ NULL, NULL, NULL, OF_BOTH },
};
