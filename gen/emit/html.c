/*
 * The table of the web page: every code, to be read without a script. The rows
 * are the first ones of bouncecode_at(), in its order, but that in each group the
 * classes, which nobody meets, stand behind the codes; the wordings, which are
 * many more, the page asks of the library.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"
#include "src/cli/output/groups.h"

#include <string.h>

static void
element(FILE *out, const char *tag, const char *text)
{
	fprintf(out, "<%s>", tag);
	put_html(out, text);
	fprintf(out, "</%s>", tag);
}

static void
print_words(
    const struct model *m, enum bouncecode_vocabulary v, const char *title, FILE *out)
{
	const struct vocabulary *words = &m->vocabularies[v];

	element(out, "h4", title);
	fputs("\n<dl>\n", out);
	for (size_t i = 0; i < words->n; i++) {
		element(out, "dt", words->words[i].id);
		element(out, "dd", words->words[i].text);
		fputc('\n', out);
	}
	fputs("</dl>\n", out);
}

static void
print_glossary(const struct model *m, FILE *out)
{
	fputs("<details class=\"words\">\n"
	      "<summary><h3>The names in JSON</h3></summary>\n<div>\n",
	    out);
	print_words(m, BOUNCECODE_BOUNCES, "How final it is", out);
	print_words(m, BOUNCECODE_FAULTS, "Whose problem it is", out);
	print_words(m, BOUNCECODE_ACTIONS, "What to do", out);
	print_words(m, BOUNCECODE_CATEGORIES, "What happened", out);
	fputs("</div>\n</details>\n", out);
}

/* ---- what narrows the table */

static void
print_option(FILE *out, const char *value, const char *text)
{
	fputs("<option value=\"", out);
	put_html(out, value);
	fputs("\">", out);
	put_html(out, text);
	fputs("</option>\n", out);
}

static void
begin_select(FILE *out, const char *name, const char *label)
{
	fprintf(out,
	    "<label>%s <select name=\"%s\">\n<option value=\"\">any</option>\n",
	    label, name);
}

static void
print_select(const struct model *m, enum bouncecode_vocabulary v,
    const char *name, const char *label, FILE *out)
{
	const struct vocabulary *words = &m->vocabularies[v];

	begin_select(out, name, label);
	for (size_t i = 0; i < words->n; i++) {
		const struct word *w = &words->words[i];

		if (w->number > 0 || v == BOUNCECODE_PROVIDERS)
			print_option(out, w->id,
			    v == BOUNCECODE_CATEGORIES ? plain_name(w->id) : w->text);
	}
	fputs("</select></label>\n", out);
}

/* A group of the table is a class as well. */
static const char *
title_of(const struct group_title *group)
{
	return xprintf("%s – %s", group->codes, group->words);
}

static void
print_filters(const struct model *m, size_t n, FILE *out)
{
	fputs("<form id=\"filters\">\n", out);
	begin_select(out, "class", "Class");
	for (int g = 0; g < NGROUPS_OF_CODES; g++)
		print_option(out, group_titles[g].name,
		    title_of(&group_titles[g]));
	fputs("</select></label>\n", out);
	print_select(m, BOUNCECODE_CATEGORIES, "category", "Category", out);
	print_select(m, BOUNCECODE_KINDS, "kind", "Kind", out);
	print_select(m, BOUNCECODE_PROVIDERS, "provider", "Provider", out);
	fputs("<button type=\"reset\">Show all</button>\n</form>\n", out);
	fprintf(out, "<p id=\"count\" role=\"status\">%zu of %zu codes</p>\n", n, n);
}

/* ---- the table */

/* The part of the page that a code has: "550-5.7.26". */
static void
put_id(FILE *out, const char *key)
{
	char *id = xstrdup(key), *blank = strchr(id, ' ');

	if (blank != NULL)
		*blank = '-';
	put_html(out, id);
}

/* Without the ends of both, which HTML lets be left out: the page is smaller by that. */
static void
print_text(FILE *out, const char *name, const char *text)
{
	if (text == NULL)
		return;
	fprintf(out, "<dt>%s<dd>", name);
	put_html(out, text);
}

static void
print_row(const struct model *m, const struct row *r, FILE *out)
{
	const struct entry *e = r->entry;
	struct judgement j = judge(m, e, r->digit);

	fprintf(out, "<details class=\"%s\"><summary>",
	    word_id(m, BOUNCECODE_BOUNCES, j.bounce));
	element(out, "b", r->key);
	element(out, "span", e->text[TITLE]);
	fprintf(out, "<i>%s</i><i>%s</i></summary><div id=\"",
	    word_id(m, BOUNCECODE_BOUNCES, j.bounce), plain_name(j.category->word->id));
	put_id(out, r->key);
	fputs("\"><dl>", out);
	print_text(out, "Meaning", e->text[MEANING]);
	/* The rest is that of the classes, which stand above. */
	if (r->digit != BOUNCECODE_ANY_CLASS) {
		print_text(out, "Whose fault", word_text(m, BOUNCECODE_FAULTS, j.category->fault));
		print_text(out, "Cause", e->text[CAUSE]);
		print_text(out, "Advice", e->text[ADVICE]);
	}
	fputs("</dl></div></details>\n", out);
}

/* The rows of a group that are classes, or those that are codes. */
static void
print_rows(const struct model *m, size_t from, size_t to, bool classes, FILE *out)
{
	for (size_t i = from; i < to; i++)
		if ((m->rows[i].entry->kind == BOUNCECODE_KIND_CLASS) == classes)
			print_row(m, &m->rows[i], out);
}

static void
print_groups(const struct model *m, size_t n, FILE *out)
{
	for (size_t i = 0, end; i < n; i = end) {
		enum group group = group_of_digit(m->rows[i].digit);

		for (end = i; end < n && group_of_digit(m->rows[end].digit) == group;)
			end++;
		/* X. codes are hardly met in the wild. */
		fprintf(out, "<details class=\"group\"%s>\n<summary>",
		    group == GROUP_ANY_CLASS ? "" : " open");
		element(out, "h3", title_of(&group_titles[group]));
		fputs("</summary>\n", out);
		print_rows(m, i, end, false, out);
		print_rows(m, i, end, true, out);
		fputs("</details>\n", out);
	}
}

void
emit_html(const struct model *m, FILE *out)
{
	size_t n = 0;

	while (n < m->nrows && !is_worded(m->rows[n].entry))
		n++;
	print_filters(m, n, out);
	print_groups(m, n, out);
	fputs("<div id=\"wordings\"></div>\n", out);
	print_glossary(m, out);
	fputs("<p class=\"data\" id=\"data\">Data ", out);
	put_html(out, m->version);
	fputs(" of ", out);
	put_html(out, m->updated);
	fprintf(out, ", %zu entries; SHA-256 of codes.xml <code>%s</code></p>\n",
	    m->nrows, m->digest);
}
