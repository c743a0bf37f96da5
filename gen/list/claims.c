/*
 * An overlay of thousands of entries is compared with those entries of the list
 * only that claim the same code, wording or token as one of it.
 */
#include "gen/list/claims.h"

#include "gen/base/items.h"
#include "gen/list/wording.h"

#include <stdlib.h>

/* The names of what an entry claims. */
struct names {
	const char **list;
	size_t n;
};

static void
add_name(struct names *names, const char *name)
{
	names->list = xgrow(names->list, names->n, sizeof *names->list);
	names->list[names->n++] = name;
}

static struct names
names_of(const struct entry *e)
{
	struct names names = { NULL, 0 };
	const char *rest = e->behind, *code;

	if (!is_worded(e))
		add_name(&names, xprintf("code %d %s", (int)e->kind, e->code));
	for (size_t i = 0; i < e->patterns.n; i++) {
		struct wording w = fold_wording(e->patterns.list[i].text);

		add_name(&names,
		    xprintf("match %d %s", (int)e->patterns.list[i].kind, w.key));
	}
	if (e->token != NULL)
		add_name(&names, xprintf("token %s", e->token));
	while ((code = next_item(&rest, ' ')) != NULL)
		add_name(&names, xprintf("behind %s", code));
	if (e->command != NULL)
		add_name(&names, xprintf("command %s", e->command));
	/* What has none of these is found by its enhanced code alone. */
	if (names.n == 0)
		add_name(&names,
		    xprintf("status %u.%u.%u-%u", e->class_digit, e->subject,
			e->detail, e->last_detail));
	return names;
}

static void
add_claim(struct claims *c, const char *name, size_t entry)
{
	size_t first = dictionary_add(&c->by_name, name, c->n);

	c->list = xgrow(c->list, c->n, sizeof *c->list);
	c->list[c->n] = (struct claim){ entry, NOT_FOUND };
	if (first != c->n) {
		c->list[c->n].next = c->list[first].next;
		c->list[first].next = c->n;
	}
	c->n++;
}

struct claims
claims_of(const struct model *m)
{
	struct claims c = { .list = NULL };

	for (size_t i = 0; i < m->nentries; i++) {
		struct names names;

		if (is_local(m->entries[i].line))
			continue;
		names = names_of(&m->entries[i]);
		for (size_t k = 0; k < names.n; k++)
			add_claim(&c, names.list[k], i);
	}
	return c;
}

static int
compare_numbers(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

struct claimants
claimants_of(const struct claims *c, const struct entry *e)
{
	struct claimants all = { NULL, 0 };
	struct names names = names_of(e);
	size_t n = 0;

	for (size_t k = 0; k < names.n; k++)
		for (size_t i = dictionary_find(&c->by_name, names.list[k]);
		     i != NOT_FOUND;
		     i = c->list[i].next) {
			all.list = xgrow(all.list, all.n, sizeof *all.list);
			all.list[all.n++] = c->list[i].entry;
		}
	if (all.n > 0)
		qsort(all.list, all.n, sizeof *all.list, compare_numbers);
	for (size_t i = 0; i < all.n; i++)
		if (n == 0 || all.list[n - 1] != all.list[i])
			all.list[n++] = all.list[i];
	all.n = n;
	return all;
}
