/*
 * A page for each category, which tells in full what has no page of its own, and the
 * lists of codes, codes of providers, providers, categories and block lists: by these
 * each page is reached from the main page.
 */
#include "gen/site/lists.h"
#include "gen/base/print.h"
#include "gen/site/entry.h"
#include "gen/site/listing.h"
#include "gen/site/topics.h"
#include "src/cli/output/groups.h"

#include <string.h>

/* ---- categories */

static void
put_terms(struct sheet *s, const char *name, const char *const *terms)
{
	const struct vocabulary *v = &s->site->m->vocabularies[BOUNCECODE_SYSTEMS];
	const char *before = "";

	for (size_t i = 0; i < v->n; i++) {
		const char *term = terms[v->words[i].number];

		if (term == NULL)
			continue;
		if (*before == '\0')
			fprintf(s->out, "<dt>%s</dt><dd>", name);
		put_html(s->out, xprintf("%s%s: %s", before, v->words[i].text, term));
		before = "; ";
	}
	fputs(*before != '\0' ? "</dd>\n" : "", s->out);
}

static const char *
about_category(const struct site *site, const struct category *c)
{
	const struct model *m = site->m;
	struct sheet s;

	begin_sheet(&s, site, category_path(c));
	fputs("<dl>\n", s.out);
	put_term(s.out, "As 5yz", word_text(m, BOUNCECODE_BOUNCES, c->verdict.permanent));
	put_term(s.out, "As 4yz", word_text(m, BOUNCECODE_BOUNCES, c->verdict.transient));
	put_category(&s, c);
	put_terms(&s, "Called elsewhere", c->terms);
	put_terms(&s, "As temporary", c->transient_terms);
	put_element(s.out, "dt", "In the records of the command");
	put_element(s.out, "dd", c->word->id);
	fputs("\n</dl>\n", s.out);
	return end_sheet(&s);
}

static char *
capital_name(const char *id)
{
	char *name = plain_name(id);

	if (*name >= 'a' && *name <= 'z')
		*name = (char)(*name - 'a' + 'A');
	return name;
}

static bool
is_code(const struct entry *e)
{
	return !is_worded(e);
}

static bool
is_of_provider(const struct entry *e)
{
	return e->provider > 0;
}

static bool
is_of_blocklist(const struct entry *e)
{
	return e->blocklist > 0;
}

static bool
is_of_anybody(const struct entry *e)
{
	return is_worded(e) && e->provider == 0 && e->blocklist == 0 && !e->is_cue;
}

static bool
is_cue(const struct entry *e)
{
	return e->is_cue;
}

static const struct {
	const char *name;
	bool (*holds)(const struct entry *e);
} kinds[] = { { "Codes", is_code }, { "Replies of providers", is_of_provider },
	{ "Block lists", is_of_blocklist }, { "Wordings of any server", is_of_anybody },
	{ "Words that weigh where no wording fits", is_cue } };

static void
add_kind(struct listing *l, size_t kind, const struct category *c, bool in_full)
{
	const struct model *m = l->site->m;

	for (size_t i = 0; i < m->nrows; i++) {
		const struct row *r = &m->rows[i];

		if (category_of(l->site, r) != c || !kinds[kind].holds(r->entry) ||
		    is_told_elsewhere(l->site, r) == in_full)
			continue;
		if (in_full)
			add_row(l, kinds[kind].name, r);
		else
			add_row_link(l, kinds[kind].name, r);
	}
}

void
add_category_pages(struct site *site)
{
	const struct model *m = site->m;

	for (size_t i = 0; i < m->ncategories; i++) {
		const struct category *c = &m->categories[i];
		const struct word *w = c->word;
		const char *name = capital_name(w->id);
		struct listing l = { .site = site, .told = { c, NULL } };

		l.page = (struct page){ category_path(c), .line = w->line,
			.title = xprintf("%s: %s Codes and fixes", name, sentence_of(w->text)),
			.heading = xprintf("%s: %s", name, sentence_of(w->text)),
			.description = xprintf("Codes and replies of mail servers that mean: %s What to do: %s",
			    sentence_of(w->text), sentence_of(word_text(m, BOUNCECODE_ACTIONS, c->verdict.action))),
			.name = name, .above = &lists[LIST_CATEGORIES],
			.body = about_category(site, c) };
		for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
			for (int in_full = 0; in_full <= 1; in_full++)
				add_kind(&l, kind, c, in_full == 1);
		add_listing(&l);
	}
}

/* ---- the lists */

static void
add_page_link(struct listing *l, const char *group, const char *path, const char *name,
    const char *title)
{
	struct sheet s;

	begin_sheet(&s, l->site, l->page.path);
	put_link(&s, path, NULL, title ? xprintf("%s %s", name, title) : name);
	add_link(l, group, name, end_sheet(&s));
}

/* What stands for many codes comes behind them. */
static void
add_group(struct listing *l, enum group group, bool classes)
{
	const struct topics *all = l->site->topics;
	const char *name = xprintf("%s: %s", group_titles[group].codes, group_titles[group].words);

	for (size_t i = 0; i < all->n; i++) {
		const struct topic *t = &all->list[i];

		if (t->code != NULL && group_of_digit(t->code->digit) == group && is_class(t) == classes)
			add_page_link(l, name, t->path, t->key, t->code->entry->text[TITLE]);
	}
}

static void
add_codes(struct listing *l)
{
	for (int group = 0; group < NGROUPS_OF_CODES; group++) {
		add_group(l, (enum group)group, false);
		add_group(l, (enum group)group, true);
	}
}

static void
add_names(struct listing *l, unsigned provider, const char *group)
{
	const struct topics *all = l->site->topics;

	for (size_t i = 0; i < all->n; i++) {
		const struct topic *t = &all->list[i];
		const struct entry *e = t->own[0]->entry;

		if (t->code == NULL && e->blocklist == 0 && e->provider == provider)
			add_page_link(l, group, t->path, t->key,
			    t->nown > 1 ? "has several meanings" : e->text[TITLE]);
	}
}

static void
add_private_codes(struct listing *l)
{
	const struct model *m = l->site->m;

	for (size_t i = 0; i < m->nproviders; i++)
		add_names(l, m->providers[i].word->number, m->providers[i].word->text);
	add_names(l, 0, "Any server");
}

static void
add_providers(struct listing *l)
{
	const struct model *m = l->site->m;

	for (size_t i = 0; i < m->nproviders; i++)
		add_page_link(l, NULL, slug_of(m->providers[i].word->id), m->providers[i].word->text,
		    NULL);
}

static void
add_categories(struct listing *l)
{
	const struct model *m = l->site->m;

	for (size_t i = 0; i < m->ncategories; i++)
		add_page_link(l, NULL, category_path(&m->categories[i]),
		    xprintf("%s:", capital_name(m->categories[i].word->id)), m->categories[i].word->text);
}

static void
add_blocklists(struct listing *l)
{
	const struct topics *all = l->site->topics;

	for (size_t i = 0; i < all->n; i++) {
		const struct entry *e = all->list[i].own[0]->entry;

		if (e->blocklist > 0)
			add_page_link(l, NULL, all->list[i].path, owner_of(l->site->m, e)->text, NULL);
	}
}

static const struct {
	const char *title, *description;
	void (*add)(struct listing *l);
} pages[NLISTS] = {
	[LIST_CODES] = { "All SMTP reply codes and enhanced status codes",
	    "Every SMTP reply code, enhanced status code and pair of both: what it means and what to do.",
	    add_codes },
	[LIST_PRIVATE_CODES] = { "Codes that only one mail provider or program uses",
	    "Error codes in the replies of Google, Microsoft, Yahoo and other mail providers, and "
	    "pairs of codes that no standard has: what each means.",
	    add_private_codes },
	[LIST_PROVIDERS] = { "Mail providers, gateways and platforms: what their refusals mean",
	    "Replies by which mail providers, gateways and platforms refuse mail, by provider.",
	    add_providers },
	[LIST_CATEGORIES] = { "What happened to a message: categories of bounces",
	    "The categories of bounces: what each means, its codes and wordings, and what to do.",
	    add_categories },
	[LIST_BLOCKLISTS] = { "Block lists of mail: who lists, and how to get off",
	    "Block lists that mail servers name when they refuse a message, and how to get off each.",
	    add_blocklists },
};

void
add_index_pages(struct site *site)
{
	for (size_t i = 0; i < NLISTS; i++) {
		struct listing l = { .site = site };

		l.page = (struct page){ lists[i].path, .title = pages[i].title,
			.heading = pages[i].title, .description = pages[i].description,
			.name = lists[i].name };
		pages[i].add(&l);
		add_listing(&l);
	}
}
