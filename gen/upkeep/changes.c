/*
 * A release note for data: which answers differ from those of an older list,
 * as Markdown for CHANGELOG.md.
 */
#include "gen/upkeep/changes.h"

#include "gen/base/print.h"
#include "gen/base/strings.h"
#include "gen/upkeep/found_by.h"
#include "gen/upkeep/rows.h"
#include "gen/upkeep/verdict_text.h"

#include <string.h>

enum heading { NEW, GONE, OTHER_CATEGORY, OTHER_VERDICT, OTHER_WORDING, NHEADINGS };

struct line {
	enum heading heading;
	const char *text;
};

struct lines {
	struct line *list;
	size_t n;
	size_t changed;  /* answers that they are about */
	size_t reworded; /* those whose texts alone differ */
};

/* An X. code answers only by the codes of its classes. */
static bool
is_answer(const struct row *r)
{
	return is_worded(r->entry) || r->class_digit != BOUNCECODE_ANY_CLASS;
}

static const char *
name_of(const struct row *r)
{
	const struct entry *e = r->entry;

	return xprintf("%s%s%s%s%s", e->provider_id ? e->provider_id : "",
	    e->provider_id ? " " : "", r->key, *r->key ? " " : "",
	    e->text[TITLE]);
}

static void
add(struct lines *lines, enum heading heading, const char *text)
{
	lines->list = xgrow(lines->list, lines->n, sizeof *lines->list);
	lines->list[lines->n++] = (struct line){ heading, text };
}

static bool
same_texts(const struct entry *a, const struct entry *b)
{
	for (int t = 0; t < NTEXTS; t++)
		if (!same_string(a->text[t], b->text[t]))
			return false;
	return same_string(a->reason, b->reason) && same_string(a->replies, b->replies);
}

static void
compare(struct lines *lines, const struct model *old, const struct row *before,
    const struct model *new, const struct row *r)
{
	unsigned details = other_details(new, r, old, before);
	const char *was = verdict_text(old, before, details);
	const char *is = verdict_text(new, r, details);
	const char *wording = other_wording(r->entry, before->entry);
	size_t n = lines->n;

	if (strcmp(was, is) != 0)
		add(lines,
		    strcmp(category_name(old, before), category_name(new, r)) != 0
			? OTHER_CATEGORY
			: OTHER_VERDICT,
		    xprintf("%s: is %s, was %s", name_of(r), is, was));
	if (wording != NULL)
		add(lines, OTHER_WORDING, xprintf("%s: %s", name_of(r), wording));
	if (lines->n > n)
		lines->changed++;
	else if (!same_texts(before->entry, r->entry))
		lines->reworded++;
}

static void
put_lines(const struct lines *lines, FILE *out)
{
	static const char *const headings[NHEADINGS] = { "New", "Gone",
		"Another category", "Another verdict", "Another wording" };

	for (int h = 0; h < NHEADINGS; h++) {
		bool first = true;

		for (size_t i = 0; i < lines->n; i++) {
			if (lines->list[i].heading != (enum heading)h)
				continue;
			if (first)
				fprintf(out, "%s:\n\n", headings[h]);
			first = false;
			fputs("- ", out);
			put_markdown(out, lines->list[i].text);
			fputc('\n', out);
		}
		if (!first)
			fputc('\n', out);
	}
}

void
put_changes(const struct model *old, const struct model *new, FILE *out)
{
	struct lines lines = { NULL, 0, 0, 0 };
	struct row_index olds = rows_of(old), news = rows_of(new);

	for (size_t i = 0; i < new->nrows; i++) {
		const struct row *r = &new->rows[i];
		const struct row *before;

		if (!is_answer(r))
			continue;
		if ((before = find_row(&olds, r)) != NULL) {
			compare(&lines, old, before, new, r);
			continue;
		}
		lines.changed++;
		add(&lines, NEW, xprintf("%s: %s", name_of(r), verdict_text(new, r, 0)));
	}
	for (size_t i = 0; i < old->nrows; i++) {
		const struct row *r = &old->rows[i];

		if (!is_answer(r) || find_row(&news, r) != NULL)
			continue;
		lines.changed++;
		add(&lines, GONE, xprintf("%s: was %s", name_of(r), verdict_text(old, r, 0)));
	}
	put_lines(&lines, out);
	put_others(old, new, out);
	fprintf(out,
	    "From %s to %s, %zu answer%s changed, and of %zu more only the words.\n",
	    old->version, new->version, lines.changed, lines.changed == 1 ? "" : "s",
	    lines.reworded);
}
