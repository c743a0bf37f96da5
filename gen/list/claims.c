/*
 * An overlay of thousands of entries is compared with those entries of the list
 * only that claim the same code, wording or token as one of it.
 */
#include "gen/list/claims.h"

#include "gen/base/items.h"
#include "gen/base/strings.h"
#include "gen/list/wording.h"

#include <stdlib.h>

/* The names of what an entry claims. */
static struct strings
names_of(const struct entry *e)
{
	struct strings names = { NULL, 0 };
	const char *rest = e->behind, *code;

	if (!is_worded(e))
		strings_add(&names, xprintf("code %d %s", (int)e->kind, e->code));
	for (size_t i = 0; i < e->patterns.n; i++) {
		struct wording w = fold_wording(e->patterns.list[i].text);

		strings_add(&names,
		    xprintf("match %d %s", (int)e->patterns.list[i].kind, w.key));
	}
	if (e->token != NULL)
		strings_add(&names, xprintf("token %s", e->token));
	while ((code = next_item(&rest, ' ')) != NULL)
		strings_add(&names, xprintf("behind %s", code));
	if (e->command != NULL)
		strings_add(&names, xprintf("command %s", e->command));
	/* What has none of these is found by its enhanced code alone. */
	if (names.n == 0)
		strings_add(&names,
		    xprintf("status %u.%u.%u-%u", e->class_digit, e->subject,
			e->detail, e->last_detail));
	return names;
}

struct multi_dictionary
claims_of(const struct model *m)
{
	struct multi_dictionary claims = { .n = 0 };

	for (size_t i = 0; i < m->nentries; i++) {
		struct strings names;

		if (is_local(m->entries[i].line))
			continue;
		names = names_of(&m->entries[i]);
		for (size_t k = 0; k < names.n; k++)
			multi_dictionary_add(&claims, names.list[k], i);
	}
	return claims;
}

static int
compare_numbers(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

struct claimants
claimants_of(const struct multi_dictionary *claims, const struct entry *e)
{
	struct claimants all = { NULL, 0 };
	struct strings names = names_of(e);
	size_t n = 0;

	for (size_t k = 0; k < names.n; k++)
		for (size_t i = dictionary_find(&claims->first, names.list[k]);
		     i != NOT_FOUND;
		     i = claims->members[i].next) {
			all.list = xgrow(all.list, all.n, sizeof *all.list);
			all.list[all.n++] = claims->members[i].number;
		}
	if (all.n > 0)
		qsort(all.list, all.n, sizeof *all.list, compare_numbers);
	for (size_t i = 0; i < all.n; i++)
		if (n == 0 || all.list[n - 1] != all.list[i])
			all.list[n++] = all.list[i];
	all.n = n;
	return all;
}
