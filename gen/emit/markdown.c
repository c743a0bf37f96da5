/*
 * docs/CODES.md: the list for reading, and for the review of a data change,
 * which shows here as exactly the lines whose meaning changed. Wordings are
 * rows of tables, for there are many: their prose is mostly their category's.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"
#include "src/cli/output/groups.h"

#include <string.h>

static void
cell(FILE *out, const char *s)
{
	fputs(" ", out);
	put_markdown(out, s ? s : "");
	fputs(" |", out);
}

static void
print_words(const struct model *m, enum bouncecode_vocabulary v,
    const char *heading, FILE *out)
{
	const struct vocabulary *words = &m->vocabularies[v];

	fprintf(out, "| %s | meaning |\n| --- | --- |\n", heading);
	for (size_t i = 0; i < words->n; i++) {
		fprintf(out, "| `%s` |", words->words[i].id);
		cell(out, words->words[i].text);
		fputc('\n', out);
	}
	fputc('\n', out);
}

static void
print_categories(const struct model *m, FILE *out)
{
	fputs("| category | fault | as 5yz | as 4yz | action | meaning |\n"
	      "| --- | --- | --- | --- | --- | --- |\n",
	    out);
	for (size_t i = 0; i < m->ncategories; i++) {
		const struct category *c = &m->categories[i];

		fprintf(out, "| `%s` | %s | %s | %s | %s |", c->word->id,
		    word_id(m, BOUNCECODE_FAULTS, c->fault),
		    word_id(m, BOUNCECODE_BOUNCES, c->verdict.permanent),
		    c->verdict.transient < 0
			? "-"
			: word_id(m, BOUNCECODE_BOUNCES, c->verdict.transient),
		    word_id(m, BOUNCECODE_ACTIONS, c->verdict.action));
		cell(out, c->word->text);
		fputc('\n', out);
	}
	fputc('\n', out);
}

static void
print_systems(const struct model *m, FILE *out)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_SYSTEMS];

	fputs("| category |", out);
	for (size_t s = 0; s < v->n; s++)
		cell(out, v->words[s].text);
	fputs("\n| --- |", out);
	for (size_t s = 0; s < v->n; s++)
		fputs(" --- |", out);
	fputc('\n', out);
	for (size_t i = 0; i < m->ncategories; i++) {
		fprintf(out, "| `%s` |", m->categories[i].word->id);
		for (size_t s = 0; s < v->n; s++)
			cell(out, m->categories[i].terms[v->words[s].number]);
		fputc('\n', out);
	}
	fputc('\n', out);
}

static void
print_text(FILE *out, const char *name, const char *s)
{
	if (s == NULL)
		return;
	fprintf(out, "- %s: ", name);
	put_markdown(out, s);
	fputc('\n', out);
}

static void
print_references(const struct entry *e, FILE *out)
{
	char url[600];

	fputs("- Source:", out);
	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];

		reference_url(r, url, sizeof url);
		fprintf(out, "%s [", i ? "," : "");
		put_markdown(out, r->source->name);
		if (r->section != NULL)
			fprintf(out, " %s", r->section);
		fprintf(out, "](%s)", url);
	}
	fputc('\n', out);
}

static void
print_remarks(const struct model *m, unsigned remarks, FILE *out)
{
	for EACH_REMARK (n, remarks)
		print_text(out, "Remark",
		    find_number(m, BOUNCECODE_REMARKS, n)->text);
}

static void
print_row(const struct model *m, const struct row *r, FILE *out)
{
	const struct entry *e = r->entry;
	struct judgement j = judge(m, e, r->digit);

	fprintf(out, "### %s ", r->key);
	put_markdown(out, e->text[TITLE]);
	fprintf(out, "\n\n`%s`, fault %s, bounce %s, action %s, confidence %s%s\n\n",
	    j.category->word->id,
	    word_id(m, BOUNCECODE_FAULTS, j.category->fault),
	    word_id(m, BOUNCECODE_BOUNCES, j.bounce),
	    word_id(m, BOUNCECODE_ACTIONS, j.action),
	    word_id(m, BOUNCECODE_CONFIDENCES, e->confidence),
	    e->vague ? ", vague" : "");
	print_text(out, "Meaning", e->text[MEANING]);
	print_text(out, "Cause", e->text[CAUSE]);
	print_text(out, "Advice", e->text[ADVICE]);
	print_text(out, "Note", e->text[NOTE]);
	print_text(out, "Verdict", e->reason);
	print_remarks(m, r->remarks, out);
	if (e->replies != NULL)
		print_text(out, "Registered with", e->replies);
	print_references(e, out);
	fputc('\n', out);
}

/* Everything an entry is found by; the pieces of a wording joined by dots. */
static void
print_wordings(const struct entry *e, FILE *out)
{
	const char *before = " ";

	for (size_t i = 0; i < e->patterns.n; i++) {
		const char *text = e->patterns.list[i].text, *star;

		fputs(before, out);
		while ((star = strstr(text, " * ")) != NULL) {
			put_markdown_code(out,
			    xprintf("%.*s", (int)(star - text), text));
			fputs(" … ", out);
			text = star + 3;
		}
		put_markdown_code(out, text);
		before = "<br>";
	}
	if (e->token != NULL) {
		fprintf(out, "%stoken ", before);
		put_markdown_code(out, e->token);
	}
	fputs(" |", out);
}

/* What the code of a wording leaves open is shown for 5yz. */
static void
print_wording_row(const struct model *m, const struct row *r, FILE *out)
{
	const struct entry *e = r->entry;
	const char *enhanced = row_enhanced(r);
	struct judgement j = judge(m, e, r->digit);

	fputs("|", out);
	print_wordings(e, out);
	if (e->reply > 0)
		fprintf(out, " %u", e->reply);
	fprintf(out, "%s%s | `%s` | %s, %s | %s | ", enhanced ? " " : "",
	    enhanced ? enhanced : "", j.category->word->id,
	    word_id(m, BOUNCECODE_BOUNCES, j.bounce),
	    word_id(m, BOUNCECODE_ACTIONS, j.action),
	    word_id(m, BOUNCECODE_CONFIDENCES, e->confidence));
	put_markdown(out, e->text[TITLE]);
	if (e->lang != NULL)
		fprintf(out, " (%s)", e->lang);
	if (e->catch_all)
		fputs(" (where nothing else fits)", out);
}

static const char *
blocklist_page(const struct model *m, const struct entry *e)
{
	return find_number(m, BOUNCECODE_BLOCKLISTS, e->blocklist)->url;
}

/* What tables of wordings there are. */
enum table { BLOCKLISTS, RESPONSES, PHRASES, CUES };

static bool
has_unnamed(const struct model *m)
{
	for (size_t i = 0; i < m->nentries; i++)
		if (m->entries[i].kind == BOUNCECODE_KIND_PROVIDER &&
		    m->entries[i].provider == 0)
			return true;
	return false;
}

static enum table
table_of(const struct entry *e)
{
	return e->blocklist != 0			 ? BLOCKLISTS
	    : e->is_cue				 ? CUES
	    : e->kind == BOUNCECODE_KIND_PROVIDER ? RESPONSES
						 : PHRASES;
}

/* The rows of one table; the head comes with the first. */
static void
print_table(
    const struct model *m, enum table table, unsigned provider, FILE *out)
{
	const char *head = table == BLOCKLISTS
	    ? "| wording | code | category | bounce, action | confidence | title | delisting |\n"
	      "| --- | --- | --- | --- | --- | --- | --- |\n"
	    : "| wording | code | category | bounce, action | confidence | title |\n"
	      "| --- | --- | --- | --- | --- | --- |\n";
	bool any = false;

	for (size_t i = 0; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;

		if (!is_worded(e) || table_of(e) != table ||
		    e->provider != provider)
			continue;
		fputs(any ? "" : head, out);
		any = true;
		print_wording_row(m, &m->rows[i], out);
		if (table == BLOCKLISTS && blocklist_page(m, e) != NULL)
			fprintf(out, " | <%s>", blocklist_page(m, e));
		else if (table == BLOCKLISTS)
			fputs(" |", out);
		fputs(" |\n", out);
	}
	fputs(any ? "\n" : "", out);
}

static void
print_signs(const struct provider *p, FILE *out)
{
	static const char *const names[] = { [BC_STRONG] = "Strong signs",
		[BC_MEDIUM] = "Medium signs", [BC_WEAK] = "Weak signs",
		[BC_HOST] = "Hosts" };

	for (int kind = BC_STRONG; kind <= BC_HOST; kind++) {
		bool any = false;

		for (size_t i = 0; i < p->patterns.n; i++) {
			if ((int)p->patterns.list[i].kind != kind)
				continue;
			if (any)
				fputs(", ", out);
			else
				fprintf(out, "- %s: ", names[kind]);
			put_markdown_code(out, p->patterns.list[i].text);
			any = true;
		}
		fputs(any ? "\n" : "", out);
	}
	fputs(p->patterns.n ? "\n" : "", out);
}

static void
print_providers(const struct model *m, FILE *out)
{
	for (size_t i = 0; i < m->nproviders; i++) {
		const struct provider *p = &m->providers[i];

		fputs("### ", out);
		put_markdown(out, p->word->text);
		fprintf(out, "\n\n`%s`", p->word->id);
		if (p->word->url != NULL)
			fprintf(out, ", <%s>", p->word->url);
		fputs("\n\n", out);
		print_signs(p, out);
		print_table(m, RESPONSES, p->word->number, out);
	}
	if (has_unnamed(m))
		fprintf(out, "### %s\n\n", group_titles[GROUP_UNNAMED].words);
	print_table(m, RESPONSES, 0, out);
}

static void
print_all_wordings(const struct model *m, FILE *out)
{
	fprintf(out,
	      "## %s\n\n"
	      "`…` stands for any text. Where no code is given, the verdict is that of a 5yz reply.\n"
	      "What an entry says in full is in `codes.json`.\n\n",
	    group_titles[GROUP_BLOCKLISTS].words);
	print_table(m, BLOCKLISTS, 0, out);
	fputs("## Replies of one provider\n\n", out);
	print_providers(m, out);
	fprintf(out, "## %s\n\n", group_titles[GROUP_PHRASES].words);
	print_table(m, PHRASES, 0, out);
	fputs("## Words of weight, where no wording fits\n\n", out);
	print_table(m, CUES, 0, out);
}

void
emit_markdown(const struct model *m, FILE *out)
{
	enum group last = NGROUPS;

	fprintf(out,
	    "# The codes\n\n"
	    "Made from `codes.xml`, data version %s of %s, by `make update-docs`: change the list, not this page.\n"
	    "%zu entries.\n\n"
	    "## The words of a verdict\n\n",
	    m->version, m->updated, m->nrows);
	print_categories(m, out);
	print_words(m, BOUNCECODE_FAULTS, "fault", out);
	print_words(m, BOUNCECODE_BOUNCES, "bounce", out);
	print_words(m, BOUNCECODE_ACTIONS, "action", out);
	print_words(m, BOUNCECODE_CONFIDENCES, "confidence", out);
	print_words(m, BOUNCECODE_KINDS, "kind", out);
	print_words(m, BOUNCECODE_BASES, "basis", out);
	print_words(m, BOUNCECODE_REMARKS, "remark", out);
	fputs("## The categories in other vocabularies\n\n", out);
	print_systems(m, out);
	for (size_t i = 0; i < m->nrows && !is_worded(m->rows[i].entry); i++) {
		enum group group = group_of_digit(m->rows[i].digit);

		if (group != last)
			fprintf(out, "## %s – %s\n\n",
			    group_titles[group].codes, group_titles[group].words);
		last = group;
		print_row(m, &m->rows[i], out);
	}
	if (m->nrows > 0 && is_worded(m->rows[m->nrows - 1].entry))
		print_all_wordings(m, out);
}
