/*
 * Each code is a topic, and so is each name of a wording that is no code of the
 * list: "TSS04", "550 5.7.703". Wordings of one name share its page.
 */
#include "gen/site/topics.h"

#include <string.h>

const char *
code_of(const struct row *r)
{
	const char *enhanced = row_enhanced(r);
	unsigned reply = r->entry->reply;

	if (reply > 0 && enhanced != NULL)
		return xprintf("%u %s", reply, enhanced);
	return reply > 0 ? xprintf("%u", reply) : enhanced ? enhanced : "";
}

struct home *
home_of(const struct site *site, const struct row *r)
{
	return &site->homes[r - site->m->rows];
}

bool
is_told_elsewhere(const struct site *site, const struct row *r)
{
	return home_of(site, r)->path != NULL;
}

const struct word *
owner_of(const struct model *m, const struct entry *e)
{
	return e->provider > 0	? find_number(m, BOUNCECODE_PROVIDERS, e->provider)
	    : e->blocklist > 0 ? find_number(m, BOUNCECODE_BLOCKLISTS, e->blocklist)
			       : NULL;
}

/* A block list may have the name of a provider. */
static const char *
name_of(const struct row *r)
{
	return r->entry->blocklist > 0 ? xprintf("blocklist/%s", r->key) : r->key;
}

const struct topic *
topic_of(const struct site *site, const char *key)
{
	size_t i = dictionary_find(&site->topics->by_key, key);

	return i == NOT_FOUND ? NULL : &site->topics->list[i];
}

bool
is_class(const struct topic *t)
{
	return t->code != NULL && t->code->entry->kind == BOUNCECODE_KIND_CLASS;
}

static void
add_topic(struct topics *all, const struct row *r)
{
	const struct entry *e = r->entry;
	struct topic *t;

	all->list = xgrow(all->list, all->n, sizeof *all->list);
	t = &all->list[all->n++];
	*t = (struct topic){ .key = r->key, .reply = e->reply, .enhanced = row_enhanced(r) };
	t->path = xprintf("%s%s", e->blocklist > 0 ? "blocklist/" : "", slug_of(r->key));
	t->code = is_worded(e) ? NULL : r;
	t->is_private = is_worded(e) && strcmp(r->key, code_of(r)) != 0;
}

static void
join(const struct row ***rows, size_t *n, const struct row *r)
{
	*rows = xgrow(*rows, *n, sizeof **rows);
	(*rows)[(*n)++] = r;
}

/* A wording whose name is that of a code is told where its provider is, or its
 * category. */
static void
place_row(struct site *site, const struct row *r)
{
	struct topics *all = site->topics;
	const char *name = name_of(r);
	size_t i;
	struct topic *t;

	if (*r->key == '\0')
		return;
	i = dictionary_add(&all->by_key, name, all->n);
	if (i == all->n)
		add_topic(all, r);
	t = &all->list[i];
	if (t->code != NULL && r != t->code) {
		join(&t->others, &t->nothers, r);
		return;
	}
	join(&t->own, &t->nown, r);
	home_of(site, r)->path = t->path;
}

/* The page of a code shows all that it comes with. */
static void
join_code(struct topics *all, const struct row *r)
{
	const char *code = code_of(r);
	size_t i = dictionary_find(&all->by_key, code);

	if (is_worded(r->entry) && strcmp(code, r->key) != 0 && i != NOT_FOUND)
		join(&all->list[i].others, &all->list[i].nothers, r);
}

void
find_topics(struct site *site)
{
	const struct model *m = site->m;

	site->topics = xcalloc(1, sizeof *site->topics);
	site->homes = xcalloc(m->nrows + 1, sizeof *site->homes);
	for (size_t i = 0; i < m->nrows; i++)
		place_row(site, &m->rows[i]);
	for (size_t i = 0; i < m->nrows; i++)
		join_code(site->topics, &m->rows[i]);
}
