/*
 * The tables of the entries: what each is, its verdict, and whose reply one is
 * that is found by its wording.
 */
#include "gen/emit/room.h"
#include "gen/emit/tables.h"
#include "gen/base/items.h"
#include "src/list/list.h"

#include <string.h>

size_t
count_codes(const struct model *m)
{
	size_t n = 0;

	while (n < m->nrows && !is_worded(m->rows[n].entry))
		n++;
	return n;
}

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

/* Those that were not printed yet. */
static void
print_verdicts(struct tables *t, FILE *out)
{
	struct verdicts *verdicts = &t->verdicts;

	for (; verdicts->nprinted < verdicts->n; verdicts->nprinted++) {
		const struct verdict_row *v = &verdicts->list[verdicts->nprinted];

		fprintf(out, "\t{ { %d, %d }, { %d, %d }, %d, %d, %d },\n",
		    v->bounce[0], v->bounce[1], v->action[0], v->action[1],
		    v->vague, v->decisive, v->precise);
	}
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
	    e->category->word->number, t->text_rows[e - t->model->entries],
	    r->remarks, (int)e->kind, e->confidence, i + 1);
}

static void
print_entries(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nrows; i++)
		if (is_in_half(t, m->rows[i].entry))
			print_entry(t, i, out);
}

static void
print_counts(struct tables *t, FILE *out)
{
	fprintf(out,
	    BEGIN_WORDINGS "BC_TABLE const size_t bc_nentries = %zu;\n"
	    INSTEAD_OF_WORDINGS "BC_TABLE const size_t bc_nentries = %zu;\n"
	    END_WORDINGS "\n",
	    t->model->nrows, count_codes(t->model));
}

static void
print_responses(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	size_t first = count_codes(m);

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
print_stand_ins(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	fputs("/* bc_stand_ins: a reply code or an enum bouncecode_command, and the entry; ends with 0 */\n"
	      "BC_TABLE const struct bc_stand_in bc_stand_ins[] = {\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++)
		print_stand_ins_of(m->rows[i].entry, i + 1, out);
	fputs("\t{ 0, 0 },\n};\n\n", out);
}

const struct table entry_tables[] = {
	{ "/* bc_entries: number, title, verdict, key, category, text, remarks, kind and\n"
	  " * confidence */\n"
	  "BC_TABLE const struct bouncecode_entry bc_entries[] = {\n"
	  "\t{ 0, 0, 0, 0, 0, 0, 0, 0 },\n",
	    "};\n", print_entries, OF_BOTH },
	{ "", "", print_counts, OF_CODES },
	{ "/* bc_verdicts: bounce and action as 5yz and as 4yz, vague, decisive,\n"
	  " * precise */\n"
	  "BC_TABLE const struct bc_verdict bc_verdicts[] = {\n",
	    "};\n\n", print_verdicts, OF_BOTH },
	{ "", "", print_responses, OF_WORDINGS },
	{ "", "", print_stand_ins, OF_WORDINGS },
	{ NULL, NULL, NULL, OF_BOTH },
};
