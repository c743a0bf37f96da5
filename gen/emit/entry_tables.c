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

static bool
is_vague(const struct entry *e)
{
	return e->vague || e->catch_all;
}

static const char *
verdict_symbol(const struct entry *e)
{
	const struct verdict *v = &e->verdict;

	return xprintf("%d_%d_%d_%d_%d%d%d", v->permanent, v->transient, v->action,
	    v->transient_action, is_vague(e), e->decisive, e->precise);
}

/* The verdicts that occur, each once. */
static void
print_verdicts(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	for (size_t i = 0; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;
		const struct verdict *v = &e->verdict;
		const char *symbol = verdict_symbol(e);

		if (!is_in_half(t, e) ||
		    dictionary_add(&t->verdicts, symbol, t->nverdicts) < t->nverdicts)
			continue;
		need_room(m, e->line, "different verdicts", t->nverdicts,
		    t->nverdicts + 1, BC_VERDICTS_MAX);
		t->nverdicts++;
		fprintf(out, " \\\n\tV(%s, %d, %d, %d, %d, %d, %d, %d)", symbol,
		    v->permanent, v->transient, v->action, v->transient_action,
		    is_vague(e), e->decisive, e->precise);
	}
}

/* A wording's code is the one it usually comes with. */
uint32_t
row_number(const struct row *r)
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
	const char *key, *title;

	set_line(t, e->line);
	need_room(t->model, e->line, "entries", i, i + 1, BC_ENTRIES_MAX);
	key = in_names(t, r->key);
	title = place_in(is_worded(e) ? &t->prose : &t->names, e->text[TITLE],
	    xprintf("t_%s", t->symbols.rows[i]));
	fprintf(out,
	    "\t{ 0x%08xu, %s, BC_V_%s, %s, %u, BC_TEXT(%s), %u, %d * 16 + %d },\n",
	    (unsigned)row_number(r), title, verdict_symbol(e), key,
	    e->category->word->number, t->symbols.entries[e - t->model->entries],
	    r->remarks, (int)e->kind, e->confidence);
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
print_responses(struct tables *t, FILE *out)
{
	const struct model *m = t->model;
	size_t first = count_codes(m);

	fprintf(out,
	    "/* bc_responses: provider, blocklist, needs a sign */\n"
	    "BC_TABLE const size_t bc_first_response = %s;\n"
	    "BC_TABLE const struct bc_response bc_responses[] = {\n",
	    first < m->nrows ? entry_number(&t->symbols, first + 1) : "BC_ENTRIES_END");
	for (size_t i = first; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;

		fprintf(out, "\t{ %u, %u, %d },\n", e->provider, e->blocklist,
		    e->needs_sign);
	}
	fputs("\t{ 0, 0, 0 },\n};\n\n", out);
}

/* The numbers in the attributes of a cue: codes, and commands by their name. */
static void
print_stand_ins_of(const struct entry *e, const char *number, FILE *out)
{
	static const char *const commands[] = { "helo", "auth", "starttls",
		"mail", "data" };
	const char *rest = e->behind, *code;

	while ((code = next_item(&rest, ' ')) != NULL)
		fprintf(out, "\t{ %s, %s },\n", code, number);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (e->command != NULL && strcmp(e->command, commands[i]) == 0)
			fprintf(out, "\t{ %zu, %s },\n", i + 1, number);
}

static void
print_stand_ins(struct tables *t, FILE *out)
{
	const struct model *m = t->model;

	fputs("/* bc_stand_ins: a reply code or an enum bouncecode_command, and the entry; ends with 0 */\n"
	      "BC_TABLE const struct bc_stand_in bc_stand_ins[] = {\n",
	    out);
	for (size_t i = 0; i < m->nrows; i++)
		print_stand_ins_of(m->rows[i].entry, entry_number(&t->symbols, i + 1), out);
	fputs("\t{ 0, 0 },\n};\n\n", out);
}

const struct table entry_tables[] = {
	{ NULL,
	    "enum { BC_VERDICTS(BC_VERDICT_NUMBER) BC_NVERDICTS };\n"
	    "BC_TABLE const struct bc_verdict bc_verdicts[] = {\n"
	    "\tBC_VERDICTS(BC_VERDICT_ROW)\n"
	    "};\n\n",
	    print_verdicts, OF_BOTH,
	    { "BC_VERDICTS", "V",
		"bounce as 5yz and as 4yz, action likewise, vague, decisive, precise" } },
	{ "/* bc_entries: number, title, verdict, key, category, text, remarks, kind and\n"
	  " * confidence */\n"
	  "BC_TABLE const struct bouncecode_entry bc_entries[] = {\n"
	  "\t{ 0, 0, 0, 0, 0, 0, 0, 0 },\n",
	    "};\n"
	    "BC_TABLE const size_t bc_nentries = sizeof bc_entries / sizeof *bc_entries - 1;\n\n",
	    print_entries, OF_BOTH, { 0 } },
	{ "", "", print_responses, OF_WORDINGS, { 0 } },
	{ "", "", print_stand_ins, OF_WORDINGS, { 0 } },
	{ NULL, NULL, NULL, OF_BOTH, { 0 } },
};
