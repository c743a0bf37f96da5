/*
 * The tables of the entries. What everybody needs lies in one pool of strings,
 * the long texts, which may be left out, in another.
 */
#include "gen/emit/emit.h"

#include "gen/base/dictionary.h"
#include "gen/base/items.h"
#include "gen/base/message.h"
#include "gen/base/print.h"
#include "gen/emit/numbers.h"
#include "gen/emit/room.h"
#include "gen/emit/tables.h"
#include "src/list/list.h"

#include <stdlib.h>
#include <string.h>

static size_t
verdict_of(struct tables *t, const struct entry *e)
{
	struct verdicts *verdicts = &t->verdicts;
	const struct verdict *v = &e->verdict;
	struct verdict_row row = { { v->permanent, v->transient },
		{ v->action, v->transient_action }, e->vague || e->catch_all,
		e->decisive, e->precise };

	for (size_t i = 0; i < verdicts->n; i++)
		if (memcmp(&verdicts->list[i], &row, sizeof row) == 0)
			return i;
	need_room(t->model, e->line, "different verdicts", verdicts->n,
	    verdicts->n + 1, BC_VERDICTS_MAX);
	verdicts->list =
	    xgrow(verdicts->list, verdicts->n, sizeof *verdicts->list);
	verdicts->list[verdicts->n] = row;
	return verdicts->n++;
}

static void
print_verdicts(const struct verdicts *verdicts, FILE *out)
{
	fputs("/* bc_verdicts: bounce and action as 5yz and as 4yz, vague, decisive,\n"
	      " * precise */\n"
	      "BC_TABLE const struct bc_verdict bc_verdicts[] = {\n",
	    out);
	for (size_t i = 0; i < verdicts->n; i++) {
		const struct verdict_row *v = &verdicts->list[i];

		fprintf(out, "\t{ { %d, %d }, { %d, %d }, %d, %d, %d },\n",
		    v->bounce[0], v->bounce[1], v->action[0], v->action[1],
		    v->vague, v->decisive, v->precise);
	}
	fputs("};\n\n", out);
}

/* A wording's code is the one it usually comes with. */
static uint32_t
number_of(const struct row *r)
{
	const struct entry *e = r->entry;

	if (!is_worded(e))
		return r->number;
	return (e->reply ? BOUNCECODE_REPLY(e->reply) : 0) |
	    (e->class_digit ? BOUNCECODE_ENHANCED(
				  e->class_digit, e->subject, e->detail)
			    : 0);
}

static void
print_entry(struct tables *t, size_t i, FILE *out)
{
	const struct row *r = &t->model->rows[i];
	const struct entry *e = r->entry;
	size_t key, title;

	set_line(t, e->line);
	need_room(t->model, e->line, "entries", i, i + 1, BC_ENTRIES_MAX);
	key = pooled(&t->names, r->key);
	title = pooled(is_worded(e) ? &t->prose : &t->names, e->text[TITLE]);
	fprintf(out,
	    is_worded(e)
		? "\t{ 0x%08xu, BC_PROSE(%zu), %zu, %zu, %u, %zu, %u, %d * 16 + %d }, /* %zu */\n"
		: "\t{ 0x%08xu, %zu, %zu, %zu, %u, %zu, %u, %d * 16 + %d }, /* %zu */\n",
	    (unsigned)number_of(r), title, verdict_of(t, e), key,
	    e->category->word->number, (size_t)(e - t->model->entries),
	    r->remarks, (int)e->kind, e->confidence, i + 1);
}

static void
print_entries(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	fputs("/* bc_entries: number, title, verdict, key, category, text, remarks, kind and\n"
	      " * confidence */\n"
	      "BC_TABLE const struct bouncecode_entry bc_entries[] = {\n"
	      "\t{ 0, 0, 0, 0, 0, 0, 0, 0 },\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++)
		print_entry(t, i, out);
	fprintf(out, "};\nBC_TABLE const size_t bc_nentries = %zu;\n\n",
	    m->nrows);
}

static void
print_responses(const struct model *m, FILE *out)
{
	size_t first = 0;

	while (first < m->nrows && !is_worded(m->rows[first].entry))
		first++;
	fprintf(out,
	    "/* bc_responses: provider, blocklist, needs a sign */\n"
	    "BC_TABLE const size_t bc_first_response = %zu;\n"
	    "BC_TABLE const struct bc_response bc_responses[] = {\n",
	    first + 1);
	for (size_t i = first; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;

		fprintf(out, "\t{ %u, %u, %d }, /* %zu */\n", e->provider,
		    e->blocklist, e->needs_sign, i + 1);
	}
	fputs("\t{ 0, 0, 0 },\n};\n\n", out);
}

/* The numbers in the attributes of a cue: codes, and commands by their name. */
static void
print_stand_ins_of(const struct entry *e, size_t row, FILE *out)
{
	static const char *const commands[] = { "helo", "auth", "starttls",
		"mail", "data" };
	const char *rest = e->behind, *code;

	while ((code = next_item(&rest, ' ')) != NULL)
		fprintf(out, "\t{ %s, %zu },\n", code, row);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (e->command != NULL && strcmp(e->command, commands[i]) == 0)
			fprintf(out, "\t{ %zu, %zu },\n", i + 1, row);
}

static void
print_stand_ins(const struct model *m, FILE *out)
{
	fputs("/* bc_stand_ins: a reply code or an enum bouncecode_command, and the entry; ends with 0 */\n"
	      "BC_TABLE const struct bc_stand_in bc_stand_ins[] = {\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++)
		print_stand_ins_of(m->rows[i].entry, i + 1, out);
	fputs("\t{ 0, 0 },\n};\n\n", out);
}

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

static void
print_references(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	struct dictionary cited = { 0 };
	size_t *numbers = NULL, n = 0, ncitations = 0;
	char url[600], key[700];

	fputs("/* bc_citations: name, section and URL */\n"
	      "static const struct bc_citation bc_citations[] = {\n",
	    out);
	for (size_t i = 0; i < m->nentries; i++)
		for (size_t k = 0; k < m->entries[i].nreferences; k++) {
			const struct reference *r =
			    &m->entries[i].references[k];

			reference_url(r, url, sizeof url);
			snprintf(key, sizeof key, "%s\n%s\n%s", r->source->name,
			    r->section ? r->section : "", url);
			numbers = xgrow(numbers, n, sizeof *numbers);
			numbers[n] = dictionary_add(&cited, xstrdup(key), ncitations);
			if (numbers[n++] < ncitations)
				continue;
			print_citation(t, r, url, out);
			need_room(m, r->line, "sources", 0, ++ncitations, UINT16_MAX);
		}
	fputs("};\n", out);
	put_numbers(out, "bc_references", "the citations of each entry", "uint16_t",
	    numbers, n);
	putc('\n', out);
}

static void
print_texts(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	size_t reference = 0;

	fputs("/* bc_texts: meaning, cause, advice, note, reason, references */\n"
	      "static const struct bc_text bc_texts[] = {\n",
	    out);
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		set_line(t, e->line);
		need_room(m, e->line, "references", reference,
		    reference + e->nreferences, BC_REFERENCES_MAX);
		need_room(m, e->line, "references of an entry", 0,
		    e->nreferences, BC_ENTRY_REFERENCES_MAX);
		fputs("\t{ ", out);
		for (int text = MEANING; text <= NOTE; text++)
			fprintf(out, "%zu, ", pooled(&t->prose, e->text[text]));
		fprintf(out, "%zu, %zu, %zu },\n", pooled(&t->prose, e->reason),
		    reference, e->nreferences);
		reference += e->nreferences;
	}
	fputs("};\n", out);
}

static void
print_named(struct tables *t, FILE *out)
{
	print_entries(t, out);
	print_verdicts(&t->verdicts, out);
	print_responses(t->model, out);
	print_stand_ins(t->model, out);
	put_code_tables(out, t->model);
	put_word_tables(out, t);
}

static void
print_prosaic(struct tables *t, FILE *out)
{
	print_headlines(t, out);
	print_references(t, out);
	print_texts(t, out);
	put_personal(out, t);
}

/* The tables refer to pools that stand before them in the file and are only full
 * when all tables are printed, so that these go through memory. */
static char *
in_memory(void (*print)(struct tables *, FILE *), struct tables *t)
{
	char *text;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	if (f == NULL) {
		complain("out of memory");
		exit(1);
	}
	print(t, f);
	fclose(f);
	return text;
}

void
emit_tables(const struct model *m, FILE *out)
{
	struct tables t = { .model = m,
		.names = empty_pool(m, "bc_names", "bytes of names"),
		.prose = empty_pool(m, "bc_prose", "bytes of texts") };
	char *named = in_memory(print_named, &t);
	char *prosaic = in_memory(print_prosaic, &t);

	put_c_banner(out, m->version, m->digest);
	fprintf(out,
	    "\nstatic const char bc_version[] = \"%s\";\n"
	    "static const char bc_updated[] = \"%s\";\n"
	    "static const char bc_digest[] = \"%s\";\n\n",
	    m->version, m->updated, m->digest);
	put_pool(out, &t.names);
	fputs("#ifndef BOUNCECODE_NO_TEXT\n\n", out);
	put_pool(out, &t.prose);
	fputs("#endif\n\n", out);
	fputs(named, out);
	fputs("#ifndef BOUNCECODE_NO_TEXT\n\n", out);
	fputs(prosaic, out);
	fputs("\n#endif\n", out);
	free(named);
	free(prosaic);
}
