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
		fprintf(out, "\t%s,\n", in_prose(t, m->headlines[i].where));
	fputs("};\n\n", out);
}

static const char *
citation_symbol(const struct reference *r, const char *url)
{
	return text_symbol(xprintf(
	    "%s\n%s\n%s", r->source->name, r->section ? r->section : "", url));
}

/* One row for what several entries refer to. */
static void
print_citation(struct tables *t, const struct reference *r, FILE *out)
{
	const struct model *m = t->model;
	char url[600];
	const char *symbol;

	reference_url(r, url, sizeof url);
	symbol = citation_symbol(r, url);
	if (dictionary_add(&t->citations, symbol, t->ncitations) < t->ncitations)
		return;
	set_line(t, r->line);
	fprintf(out, " \\\n\tC(%s, %s, ", symbol, pooled(&t->prose, r->source->name, NULL));
	fprintf(out, "%s, ", pooled(&t->prose, r->section, NULL));
	fprintf(out, "%s)", pooled(&t->prose, xstrdup(url), NULL));
	need_room(m, r->line, "sources", 0, ++t->ncitations, UINT16_MAX);
}

static void
print_citations(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nentries; i++)
		for (size_t k = 0; k < m->entries[i].nreferences; k++)
			if (is_in_half(t, &m->entries[i]))
				print_citation(t, &m->entries[i].references[k], out);
}

static void
print_references(struct tables *t, FILE *out)
{
	enum { CITATIONS_IN_LINE = 24 };
	const struct model *m = t->model;
	char url[600];

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		if (e->nreferences == 0 || !is_in_half(t, e))
			continue;
		for (size_t k = 0; k < e->nreferences; k++) {
			reference_url(&e->references[k], url, sizeof url);
			fprintf(out, "%sBC_C_%s,",
			    k % CITATIONS_IN_LINE ? " " : k ? "\n\t" : "\t",
			    citation_symbol(&e->references[k], url));
		}
		fputc('\n', out);
	}
}

/* Entries as they stand in the list, those of codes before the others. */
static void
print_text_numbers(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		if (!is_in_half(t, e))
			continue;
		need_room(m, e->line, "references", t->nreferences,
		    t->nreferences + e->nreferences, BC_REFERENCES_MAX);
		need_room(m, e->line, "references of an entry", 0,
		    e->nreferences, BC_ENTRY_REFERENCES_MAX);
		fprintf(out, " \\\n\tT(%s, %zu)", t->symbols.entries[i], e->nreferences);
		t->nreferences += e->nreferences;
	}
}

static void
print_text(struct tables *t, size_t i, FILE *out)
{
	const struct entry *e = &t->model->entries[i];
	const char *symbol = t->symbols.entries[i];

	set_line(t, e->line);
	fputs("\t{ ", out);
	for (int text = MEANING; text <= NOTE; text++)
		fprintf(out, "%s, ", place_in(&t->prose, e->text[text],
					 xprintf("%c_%s", *text_names[text], symbol)));
	fprintf(out, "%s, BC_R_%s, %zu },\n",
	    place_in(&t->prose, e->reason, xprintf("r_%s", symbol)), symbol,
	    e->nreferences);
}

static void
print_texts(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nentries; i++)
		if (is_in_half(t, &m->entries[i]))
			print_text(t, i, out);
}

const struct table text_numbers[] = {
	{ NULL,
	    "enum { BC_TEXTS(BC_TEXT_NUMBER) BC_NTEXTS };\n"
	    "enum { BC_TEXTS(BC_TEXT_REFERENCES) BC_NREFERENCES };\n\n",
	    print_text_numbers, OF_BOTH,
	    { "BC_TEXTS", "T", "text, number of its references" } },
	{ NULL, NULL, NULL, OF_BOTH, { 0 } },
};

const struct table text_tables[] = {
	{ "", "", print_headlines, OF_WORDINGS, { 0 } },
	{ NULL,
	    "enum { BC_CITATIONS(BC_CITATION_NUMBER) BC_NCITATIONS };\n"
	    "static const struct bc_citation bc_citations[] = {\n"
	    "\tBC_CITATIONS(BC_CITATION_ROW)\n"
	    "\t{ 0, 0, 0 },\n"
	    "};\n\n",
	    print_citations, OF_BOTH,
	    { "BC_CITATIONS", "C", "name, section and URL" } },
	{ "/* bc_references: the citations of each text */\n"
	  "static const uint16_t bc_references[] = {\n",
	    "\t0,\n};\n\n", print_references, OF_BOTH, { 0 } },
	{ "/* bc_texts: meaning, cause, advice, note, reason, references */\n"
	  "static const struct bc_text bc_texts[] = {\n",
	    "};\n\n", print_texts, OF_BOTH, { 0 } },
	{ "/* bc_personal: entry or, of a category, 0; advice */\n"
	  "static const struct bc_personal bc_personal[] = {\n",
	    "};\n\n", print_personal, OF_BOTH, { 0 } },
	{ "/* bc_tells: for each action what whoever runs a server is told, and whoever sends\n"
	  " * to a list, by bounce */\n"
	  "static const struct bc_tells bc_tells[] = {\n",
	    "};\n\n", print_said, OF_CODES, { 0 } },
	{ "/* bc_milder: what who sent one message is told of an address that may be fine, by\n"
	  " * bounce */\n"
	  "static const uint32_t bc_milder[] = {\n",
	    "};\n\n", print_milder, OF_CODES, { 0 } },
	{ "/* bc_causes: entry, and the categories that its code may mean; ends with 0 */\n"
	  "static const struct bc_cause bc_causes[] = {\n",
	    "\t{ 0, { 0 } },\n};\n\n", print_causes, OF_CODES, { 0 } },
	{ NULL, NULL, NULL, OF_BOTH, { 0 } },
};
