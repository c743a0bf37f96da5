/*
 * The pages of codes, pairs, codes of providers and block lists. What is related is
 * found by a table: each row says how, for any two topics.
 */
#include "gen/site/codes.h"
#include "gen/base/print.h"
#include "gen/site/entry.h"
#include "gen/site/listing.h"
#include "gen/site/topics.h"
#include "gen/site/verdict.h"

#include <string.h>

/* ---- what is related */

/* A few of what is alike; the page of all of them is linked as well. */
enum { ALIKE_MAX = 12 };

static bool
is_reply(const struct topic *t)
{
	return !t->is_private && t->reply > 0 && t->enhanced == NULL;
}

static bool
is_enhanced(const struct topic *t)
{
	return !t->is_private && t->reply == 0 && t->enhanced != NULL;
}

static bool
is_pair(const struct topic *t)
{
	return !t->is_private && t->reply > 0 && t->enhanced != NULL;
}

static bool
has_same_enhanced(const struct topic *a, const struct topic *b)
{
	return a->enhanced != NULL && b->enhanced != NULL && strcmp(a->enhanced, b->enhanced) == 0;
}

/* What the name of something else comes with. */
static bool
comes_with(const struct topic *t, const struct topic *of)
{
	return of->is_private && is_pair(t) && t->reply == of->reply && has_same_enhanced(t, of);
}

static bool
is_reply_of(const struct topic *t, const struct topic *of)
{
	return is_reply(t) && t->reply == of->reply && !is_class(of);
}

static bool
is_enhanced_of(const struct topic *t, const struct topic *of)
{
	return is_enhanced(t) && has_same_enhanced(t, of);
}

static bool
is_pair_of(const struct topic *t, const struct topic *of)
{
	return is_pair(t) &&
	    ((is_reply(of) && t->reply == of->reply) || (is_enhanced(of) && has_same_enhanced(t, of)));
}

static bool
differs_in_class(const struct topic *t, const struct topic *of)
{
	return is_enhanced(t) && is_enhanced(of) && strcmp(t->enhanced + 1, of->enhanced + 1) == 0;
}

/* "5.7.YYY" is above "5.7.1", and "5yz" above "550". */
static bool
is_above(const struct topic *t, const struct topic *of)
{
	const char *y = is_class(t) && !is_class(of) ? strpbrk(t->key, "yY") : NULL;

	if (y == NULL)
		return false;
	if (t->reply > 0)
		return is_reply(of) && *t->key == *of->key;
	return is_enhanced(of) && strncmp(t->key, of->enhanced, (size_t)(y - t->key)) == 0;
}

static bool
is_below(const struct topic *t, const struct topic *of)
{
	return is_above(of, t);
}

/* Both are codes, or both names of one provider; the class is the same. */
static bool
is_alike(const struct topic *t, const struct topic *of)
{
	const struct entry *a = t->own[0]->entry, *b = of->own[0]->entry;

	return !is_class(t) && a->kind == b->kind && a->provider == b->provider &&
	    a->blocklist == 0 && t->own[0]->digit == of->own[0]->digit;
}

static const struct relation {
	const char *name;
	bool (*relates)(const struct topic *t, const struct topic *of);
	size_t max;         /* 0: all */
	bool same_category; /* as well */
} relations[] = {
	{ "Comes with", comes_with, 0, false },
	{ "Reply code", is_reply_of, 0, false },
	{ "Enhanced code", is_enhanced_of, 0, false },
	{ "Pairs", is_pair_of, 0, false },
	{ "Other classes", differs_in_class, 0, false },
	{ "Class", is_above, 0, false },
	{ "Codes of it", is_below, 0, false },
	{ "Much alike", is_alike, ALIKE_MAX, true },
};

static void
put_relation(struct sheet *s, const struct relation *how, const struct topic *of)
{
	const struct topics *all = s->site->topics;
	size_t n = 0;

	for (size_t i = 0; i < all->n && (how->max == 0 || n < how->max); i++) {
		const struct topic *t = &all->list[i];

		if (t == of || !how->relates(t, of) ||
		    (how->same_category && category_of(s->site, t->own[0]) != category_of(s->site, of->own[0])))
			continue;
		if (n++ == 0) {
			put_element(s->out, "dt", how->name);
			fputs("<dd><ul class=\"links\">\n", s->out);
		}
		fputs("<li>", s->out);
		put_link(s, t->path, NULL, t->key);
		fputs("</li>\n", s->out);
	}
	fputs(n > 0 ? "</ul></dd>\n" : "", s->out);
}

static void
put_related(struct sheet *s, const struct topic *t)
{
	const struct category *c = category_of(s->site, t->own[0]);
	const struct word *owner = owner_of(s->site->m, t->own[0]->entry);

	fputs("<h2>Related</h2>\n<dl>\n", s->out);
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		put_relation(s, &relations[i], t);
	fputs("<dt>Category</dt><dd>", s->out);
	put_link(s, category_path(c), NULL, xprintf("All of the category \"%s\"", plain_name(c->word->id)));
	fputs("</dd>\n", s->out);
	if (owner != NULL && t->own[0]->entry->provider > 0) {
		fputs("<dt>Provider</dt><dd>", s->out);
		put_link(s, slug_of(owner->id), NULL, xprintf("All replies of %s", owner->text));
		fputs("</dd>\n", s->out);
	}
	fputs("</dl>\n", s->out);
}

/* ---- a page */

/* A block list is called by its name, all others as they are met. */
static const char *
name_of(const struct site *site, const struct topic *t)
{
	const struct entry *e = t->own[0]->entry;

	return e->blocklist > 0 ? owner_of(site->m, e)->text : t->key;
}

static void
name_page(struct page *p, const struct site *site, const struct topic *t)
{
	const struct row *r = t->own[0];
	const struct entry *e = r->entry;
	const struct word *owner = e->provider > 0 ? owner_of(site->m, e) : NULL;
	const char *by = owner ? xprintf(" (%s)", owner->text) : "";
	const char *name = name_of(site, t);
	struct judgement j = judge(site->m, e, r->digit);

	*p = (struct page){ .path = t->path, .line = e->line, .name = name };
	if (t->nown > 1) {
		p->heading = xprintf("%s%s: what it may mean", name, by);
		p->title = xprintf("%s: meanings and fixes", name);
		p->description = xprintf("%s is used with %zu meanings: what each says, and what to do.",
		    name, t->nown);
	} else {
		p->heading = xprintf("%s%s: %s", name, by, e->text[TITLE]);
		p->title = xprintf("%s: meaning%s", p->heading,
		    j.bounce == BOUNCECODE_BOUNCE_NONE ? "" : " and fix");
		p->description = xprintf("What %s%s means: %s %s", name, by,
		    sentence_of(e->text[MEANING]),
		    sentence_of(find_number(site->m, BOUNCECODE_BOUNCES, (unsigned)j.bounce)->text));
	}
	p->above = &lists[e->blocklist > 0 ? LIST_BLOCKLISTS
	    : t->code != NULL		   ? LIST_CODES
					   : LIST_PRIVATE_CODES];
}

static void
put_delisting(struct sheet *s, const struct entry *e)
{
	const char *url = e->blocklist > 0
	    ? find_number(s->site->m, BOUNCECODE_BLOCKLISTS, e->blocklist)->url
	    : NULL;

	if (url == NULL)
		return;
	fputs("<p>Delisting: ", s->out);
	put_outer_link(s->out, url, url);
	fputs("</p>\n", s->out);
}

/* One meaning is the page; of several each is a part of it. */
static const char *
beginning_of(const struct site *site, const struct topic *t)
{
	struct sheet s;

	begin_sheet(&s, site, t->path);
	if (t->nown == 1) {
		put_verdict(&s, t->own[0], &(struct told){ 0 });
		put_texts(&s, t->own[0], &(struct told){ 0 });
		put_delisting(&s, t->own[0]->entry);
		if (t->code == NULL) {
			fputs("<h2>What the server says</h2>\n", s.out);
			put_wordings(&s, t->own[0]);
		}
	}
	put_related(&s, t);
	return end_sheet(&s);
}

void
add_topic_pages(struct site *site)
{
	for (size_t i = 0; i < site->topics->n; i++) {
		const struct topic *t = &site->topics->list[i];
		struct listing l = { .site = site };

		name_page(&l.page, site, t);
		l.page.body = beginning_of(site, t);
		for (size_t k = 0; t->nown > 1 && k < t->nown; k++)
			add_row(&l, "What it may mean", t->own[k]);
		for (size_t k = 0; k < t->nothers; k++)
			add_row_link(&l, "Wordings that come with it", t->others[k]);
		add_listing(&l);
	}
}
