/*
 * docs/CODES.md: the list for reading, and for the review of a data change,
 * which shows here as exactly the lines whose meaning changed.
 */
#include "gen/emit/emit.h"
#include "gen/emit/markdown_wordings.h"
#include "gen/base/print.h"
#include "src/cli/output/groups.h"

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
print_terms(const struct model *m, const char *category, const char *digit,
    const char *const *terms, FILE *out)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_SYSTEMS];

	fprintf(out, "| `%s`%s |", category, digit);
	for (size_t s = 0; s < v->n; s++)
		cell(out, terms[v->words[s].number]);
	fputc('\n', out);
}

static bool
has_terms(const char *const *terms)
{
	for (int s = 0; s < NSYSTEMS_MAX; s++)
		if (terms[s] != NULL)
			return true;
	return false;
}

/* A second row has the words for a temporary failure, where they differ. */
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
		const struct category *c = &m->categories[i];

		print_terms(m, c->word->id, "", c->terms, out);
		if (has_terms(c->transient_terms))
			print_terms(m, c->word->id, " as 4yz",
			    c->transient_terms, out);
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
	fprintf(out, "\n\n`%s`, fault %s, bounce %s, action %s, confidence %s%s%s\n\n",
	    j.category->word->id,
	    word_id(m, BOUNCECODE_FAULTS, j.category->fault),
	    word_id(m, BOUNCECODE_BOUNCES, j.bounce),
	    word_id(m, BOUNCECODE_ACTIONS, j.action),
	    word_id(m, BOUNCECODE_CONFIDENCES, e->confidence),
	    e->vague ? ", vague" : "", e->precise ? ", precise" : "");
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
		put_markdown_wordings(m, out);
}
