/*
 * What the pages say of an entry, in the order in which people ask: is it final, what
 * is to be done, by whom; why; and who says so.
 */
#include "gen/site/entry.h"
#include "gen/base/print.h"
#include "gen/site/topics.h"
#include "gen/site/verdict.h"

#include <string.h>

/* ---- what a category says */

const struct category *
category_of(const struct site *site, const struct row *r)
{
	return judge(site->m, r->entry, r->digit).category;
}

void
put_category(struct sheet *s, const struct category *c)
{
	const struct model *m = s->site->m;

	put_term(s->out, "What to do", word_text(m, BOUNCECODE_ACTIONS, c->verdict.action));
	put_term(s->out, "Whose fault", word_text(m, BOUNCECODE_FAULTS, c->fault));
	put_term(s->out, "Cause", c->text[CAUSE]);
	put_term(s->out, "Advice", c->text[ADVICE]);
	put_term(s->out, reader_names[BOUNCECODE_READER_PERSON], c->text[PERSONAL]);
}

/* The text of an entry, less that of its category where the page has told that. */
static const char *
untold(const struct entry *e, int text, const struct told *told)
{
	return told->category != NULL && e->text[text] == told->category->text[text] ? NULL
										     : e->text[text];
}

/* ---- texts */

static void
put_sources(FILE *out, const struct entry *e)
{
	char url[600];

	if (e->nreferences == 0)
		return;
	fputs("<dt>Sources</dt><dd><ul class=\"links\">\n", out);
	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];

		reference_url(r, url, sizeof url);
		fputs("<li>", out);
		put_outer_link(out, url,
		    r->section ? xprintf("%s section %s", r->source->name, r->section)
			       : r->source->name);
		fputs("</li>\n", out);
	}
	fputs("</ul></dd>\n", out);
}

/* The meaning of a wording may be just that of its category, which stands in the
 * verdict. */
static const char *
own_meaning(const struct entry *e)
{
	const char *meaning = e->text[MEANING];

	return is_worded(e) && meaning == e->category->text[MEANING] ? NULL : meaning;
}

void
put_texts(struct sheet *s, const struct row *r, const struct told *told)
{
	const struct model *m = s->site->m;
	const struct entry *e = r->entry;
	FILE *out = s->out;

	fputs("<dl>\n", out);
	put_term(out, "Meaning", own_meaning(e));
	put_term(out, "Cause", untold(e, CAUSE, told));
	put_term(out, "Advice", untold(e, ADVICE, told));
	if (!is_told_apart(told))
		put_term(out, reader_names[BOUNCECODE_READER_PERSON], personal_untold(s->site->m, r, told));
	put_term(out, "Note", e->text[NOTE]);
	put_term(out, "Because", e->reason);
	for EACH_REMARK (n, r->remarks)
		put_term(out, "Remark", word_text(m, BOUNCECODE_REMARKS, (int)n));
	if (e->replies != NULL)
		put_term(out, "Registered with", e->replies);
	if (e->state != NULL)
		put_term(out, "State", xprintf("%s, %s", e->state, e->since));
	put_sources(out, e);
	fputs("</dl>\n", out);
}

/* ---- wordings */

/* "blocked * by": what stands between may be anything. */
static void
put_pattern(FILE *out, const char *text)
{
	const char *star;

	fputs("<code>", out);
	while ((star = strstr(text, " * ")) != NULL) {
		put_html(out, xprintf("%.*s … ", (int)(star - text), text));
		text = star + 3;
	}
	put_html(out, text);
	fputs("</code>", out);
}

void
put_wordings(struct sheet *s, const struct row *r)
{
	const struct entry *e = r->entry;
	FILE *out = s->out;

	if (!is_worded(e))
		return;
	fputs("<ul>\n", out);
	if (e->token != NULL) {
		fputs("<li>", out);
		put_element(out, "code", e->token);
		fputs("</li>\n", out);
	}
	for (size_t i = 0; i < e->patterns.n; i++) {
		fputs("<li>", out);
		put_pattern(out, e->patterns.list[i].text);
		fputs("</li>\n", out);
	}
	fputs("</ul>\n", out);
}

/* ---- entries among others */

static const struct word *
untold_owner(const struct model *m, const struct entry *e, const struct told *told)
{
	const struct word *owner = owner_of(m, e);

	return owner == told->owner ? NULL : owner;
}

/* With what it comes, and from whom. */
static void
put_origin(struct sheet *s, const struct row *r, const struct told *told)
{
	const struct word *owner = untold_owner(s->site->m, r->entry, told);
	const char *code = code_of(r);
	const struct topic *t = topic_of(s->site, code);

	if (*code == '\0' && owner == NULL)
		return;
	fputs("<p class=\"quiet\">", s->out);
	if (t != NULL)
		put_link(s, t->path, NULL, code);
	else
		put_html(s->out, code);
	fputs(*code != '\0' && owner != NULL ? ", " : "", s->out);
	if (owner != NULL && r->entry->provider > 0)
		put_link(s, slug_of(owner->id), NULL, owner->text);
	else if (owner != NULL)
		put_html(s->out, owner->text);
	fputs("</p>\n", s->out);
}

void
put_entry(
    struct sheet *s, const struct row *r, const char *anchor, const struct told *told)
{
	fprintf(s->out, "<section class=\"row\" id=\"%s\">\n", anchor);
	put_element(s->out, "h3", r->entry->text[TITLE]);
	fputc('\n', s->out);
	put_origin(s, r, told);
	put_wordings(s, r);
	put_verdict(s, r, told);
	put_texts(s, r, told);
	fputs("</section>\n", s->out);
}

void
put_entry_link(struct sheet *s, const struct row *r, const struct told *told)
{
	const struct home *home = home_of(s->site, r);
	const struct entry *e = r->entry;
	const struct word *owner = untold_owner(s->site->m, e, told);
	bool is_named = !is_worded(e) || e->token != NULL;

	begin_link(s, home->path, home->anchor);
	if (is_named)
		put_element(s->out, "b", r->key);
	put_html(s->out, xprintf("%s%s", is_named ? " " : "", e->text[TITLE]));
	fputs("</a>", s->out);
	if (owner != NULL) {
		fputs(" <span class=\"quiet\">", s->out);
		put_html(s->out, owner->text);
		fputs("</span>", s->out);
	}
	if (e->patterns.n > 0) {
		fputs(" ", s->out);
		put_pattern(s->out, e->patterns.list[0].text);
	}
}
