/*
 * A page for each provider, or two. Who has more to say gets a page for each kind of
 * trouble: people ask for "Gmail rate limit", and nobody for the third page of Gmail. The
 * page of the provider then leads to these, and lists its replies by their codes.
 */
#include "gen/site/providers.h"
#include "gen/base/items.h"
#include "gen/base/print.h"
#include "gen/site/entry.h"
#include "gen/site/listing.h"
#include "gen/site/topics.h"

#include <stdlib.h>
#include <string.h>

/* As many are leafed through. */
enum { PAGES_IN_A_ROW = 2 };

/* ---- what is said of it */

static void
put_aliases(FILE *out, const char *aliases)
{
	const char *before = "<p>Also called ", *rest = aliases, *alias;

	while ((alias = next_item(&rest, ' ')) != NULL) {
		fputs(before, out);
		put_html(out, alias);
		before = ", ";
	}
	fputs(aliases != NULL ? ".</p>\n" : "", out);
}

static void
put_provider(struct sheet *s, const struct word *w)
{
	if (w->note != NULL) {
		fputs("<p>", s->out);
		put_sentence(s->out, w->note);
		fputs("</p>\n", s->out);
	}
	put_aliases(s->out, w->aliases);
	if (w->url != NULL) {
		fputs("<p>What it says itself: ", s->out);
		put_outer_link(s->out, w->url, w->url);
		fputs("</p>\n", s->out);
	}
}

/* ---- its replies */

static bool
is_reply_of(
    const struct site *site, const struct row *r, const struct word *w, const struct category *c)
{
	return r->entry->provider == w->number && category_of(site, r) == c;
}

/* Those that are told in full here, or those that have a page of their own; returns
 * how many. */
static size_t
add_replies(struct listing *l, const char *group, const struct word *w,
    const struct category *c, bool in_full)
{
	const struct model *m = l->site->m;
	size_t before = l->n;

	for (size_t i = 0; i < m->nrows; i++) {
		const struct row *r = &m->rows[i];

		if (!is_reply_of(l->site, r, w, c) || is_told_elsewhere(l->site, r) == in_full)
			continue;
		if (in_full)
			add_row(l, group, r);
		else
			add_row_link(l, group, r);
	}
	return l->n - before;
}

/* All on the page of the provider, by what they mean. */
static struct listing
whole(struct site *site, const struct word *w)
{
	struct listing l = { .site = site, .told = { NULL, w } };
	struct sheet s;

	l.page = (struct page){ slug_of(w->id), .line = w->line,
		.title = xprintf("%s: what its refusals mean and how to fix them", w->text),
		.heading = xprintf("%s: what it answers", w->text), .name = w->text,
		.above = &lists[LIST_PROVIDERS] };
	for (size_t i = 0; i < site->m->ncategories; i++) {
		const struct category *c = &site->m->categories[i];

		add_replies(&l, sentence_of(c->word->text), w, c, false);
		add_replies(&l, sentence_of(c->word->text), w, c, true);
	}
	l.page.description = xprintf(
	    "The replies by which %s refuses or defers mail, and what to do about each: %zu are known.",
	    w->text, l.n);
	begin_sheet(&s, site, l.page.path);
	put_provider(&s, w);
	if (l.n == 0)
		fputs("<p>It is recognised by its hosts; no reply of its own is known.</p>\n", s.out);
	l.page.body = end_sheet(&s);
	return l;
}

/* ---- a page for each kind of trouble */

static const char *
about_kind(const struct site *site, const struct page *p, const struct category *c)
{
	struct sheet s;

	begin_sheet(&s, site, p->path);
	fputs("<dl>\n", s.out);
	put_category(&s, c);
	fputs("<dt>Of any server</dt><dd>", s.out);
	put_link(&s, category_path(c), NULL, xprintf("All codes and replies of the category \"%s\"", plain_name(c->word->id)));
	fputs("</dd>\n</dl>\n", s.out);
	return end_sheet(&s);
}

/* A sentence as the name of something. */
static char *
name_of_kind(const struct category *c)
{
	char *name = sentence_of(c->word->text);

	name[strlen(name) - 1] = '\0';
	return name;
}

static const char *
count_of(size_t replies)
{
	return xprintf("%zu repl%s", replies, replies == 1 ? "y" : "ies");
}

/* Returns its path; NULL where each of its replies has a page of its own, and none
 * is needed. */
static const char *
add_kind_page(struct site *site, const struct page *provider, const struct word *w,
    const struct category *c)
{
	struct listing l = { .site = site, .told = { c, w } };
	struct step *above = xcalloc(1, sizeof *above);
	const char *name = name_of_kind(c);
	size_t told;

	*above = (struct step){ provider->path, provider->name, provider->above };
	l.page = (struct page){ xprintf("%s/%s", provider->path, slug_of(c->word->id)),
		.line = w->line, .title = xprintf("%s: %s. Replies and fixes", w->text, name),
		.heading = xprintf("%s: %s", w->text, name), .name = name, .above = above };
	l.page.body = about_kind(site, &l.page, c);
	add_replies(&l, "Replies with a page of their own", w, c, false);
	told = add_replies(&l, "What the server says", w, c, true);
	if (told == 0)
		return NULL;
	l.page.description = xprintf("What %s answers where this happens: %s. %s, and what to do: %s",
	    w->text, name, count_of(l.n),
	    sentence_of(word_text(site->m, BOUNCECODE_ACTIONS, c->verdict.action)));
	add_listing(&l);
	return l.page.path;
}

static size_t
count_replies(const struct site *site, const struct word *w, const struct category *c)
{
	size_t n = 0;

	for (size_t i = 0; i < site->m->nrows; i++)
		n += is_reply_of(site, &site->m->rows[i], w, c);
	return n;
}

/* A kind without a page is its replies. */
static void
put_replies(struct sheet *s, const struct word *w, const struct category *c)
{
	const char *before = "";

	put_html(s->out, xprintf("%s: ", name_of_kind(c)));
	for (size_t i = 0; i < s->site->m->nrows; i++) {
		const struct row *r = &s->site->m->rows[i];
		const struct home *home = home_of(s->site, r);

		if (!is_reply_of(s->site, r, w, c))
			continue;
		fputs(before, s->out);
		put_link(s, home->path, home->anchor, r->key);
		before = ", ";
	}
}

static void
put_kind(struct sheet *s, const char *path, const struct word *w, const struct category *c)
{
	size_t n = count_replies(s->site, w, c);

	if (n == 0)
		return;
	fputs("<li>", s->out);
	if (path != NULL) {
		put_link(s, path, NULL, name_of_kind(c));
		fprintf(s->out, " <span class=\"quiet\">%s</span>", count_of(n));
	} else {
		put_replies(s, w, c);
	}
	fputs("</li>\n", s->out);
}

/* ---- and the replies by their codes */

enum { FOR_NOW, FOR_GOOD, ANY_CODE };
static const char *const group_names[] = { "For now, by code", "For good, by code",
	"With any code" };

static int
group_of(const struct row *r)
{
	return r->digit == 4 ? FOR_NOW : r->digit == 5 ? FOR_GOOD : ANY_CODE;
}

static int
compare_codes(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a, *y = *(const struct row *const *)b;
	int order = group_of(x) - group_of(y);

	if (order == 0)
		order = strcmp(code_of(x), code_of(y));
	return order != 0 ? order : (x > y) - (x < y);
}

static void
add_code_link(struct listing *l, const struct row *r)
{
	const struct home *home = home_of(l->site, r);
	const char *code = code_of(r), *title = r->entry->text[TITLE];
	bool has_code = *code != '\0';
	struct sheet s;

	begin_sheet(&s, l->site, l->page.path);
	put_link(&s, home->path, home->anchor, has_code ? xprintf("%s %s", code, title) : title);
	add_link(l, group_names[group_of(r)], has_code ? code : title, end_sheet(&s));
}

static void
add_by_code(struct listing *l, const struct word *w)
{
	const struct model *m = l->site->m;
	const struct row **rows = xcalloc(m->nrows + 1, sizeof *rows);
	size_t n = 0;

	for (size_t i = 0; i < m->nrows; i++)
		if (m->rows[i].entry->provider == w->number)
			rows[n++] = &m->rows[i];
	qsort(rows, n, sizeof *rows, compare_codes);
	for (size_t i = 0; i < n; i++)
		add_code_link(l, rows[i]);
}

/* ---- all of them */

static void
add_parted(struct site *site, const struct page *provider, const struct word *w)
{
	struct listing l = { .site = site, .page = *provider };
	struct sheet s;

	begin_sheet(&s, site, l.page.path);
	put_provider(&s, w);
	fputs("<h2>By kind of trouble</h2>\n<ul class=\"list\">\n", s.out);
	for (size_t i = 0; i < site->m->ncategories; i++) {
		const struct category *c = &site->m->categories[i];

		put_kind(&s, add_kind_page(site, provider, w, c), w, c);
	}
	fputs("</ul>\n", s.out);
	l.page.body = end_sheet(&s);
	add_by_code(&l, w);
	add_listing(&l);
}

void
add_provider_pages(struct site *site)
{
	for (size_t i = 0; i < site->m->nproviders; i++) {
		const struct word *w = site->m->providers[i].word;
		struct listing l = whole(site, w);

		if (place_items(&l) <= PAGES_IN_A_ROW)
			add_listing(&l);
		else
			add_parted(site, &l.page, w);
	}
}
