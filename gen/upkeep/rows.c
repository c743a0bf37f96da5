/*
 * A row is compared only with those that have its code, and where it is of a wording
 * one of its texts or its title.
 */
#include "gen/upkeep/rows.h"

#include "gen/base/strings.h"

#include <string.h>

static bool
shares_wording(const struct entry *a, const struct entry *b)
{
	if (a->token != NULL && same_string(a->token, b->token))
		return true;
	for (size_t i = 0; i < a->patterns.n; i++)
		for (size_t k = 0; k < b->patterns.n; k++)
			if (strcmp(a->patterns.list[i].text,
				b->patterns.list[k].text) == 0)
				return true;
	return false;
}

static bool
same_codes(const struct entry *a, const struct entry *b)
{
	return a->reply == b->reply && has_same_status(a, b);
}

/* How well two rows that share a name, with their kind and key, answer the same question;
 * 0: not at all. A wording is the same while it has the same sender, and one of its texts
 * or its title. */
static int
likeness(const struct row *a, const struct row *b)
{
	const struct entry *e = a->entry, *f = b->entry;
	int score;

	if (!is_worded(e))
		return 1;
	if (e->is_cue != f->is_cue || !same_string(e->provider_id, f->provider_id))
		return 0;
	score = (same_string(e->text[TITLE], f->text[TITLE]) ? 1 : 0) +
	    (shares_wording(e, f) ? 2 : 0);
	return score > 0 ? score + (same_codes(e, f) ? 4 : 0) : 0;
}

static void
add_name(struct strings *names, const char *what, const struct row *r, const char *name)
{
	strings_add(names, xprintf("%d %s %s %s", (int)r->entry->kind, r->key, what, name));
}

/* Rows are alike only if they share one of these. */
static struct strings
names_of(const struct row *r)
{
	const struct entry *e = r->entry;
	struct strings names = { NULL, 0 };

	if (!is_worded(e)) {
		add_name(&names, "code", r, "");
		return names;
	}
	add_name(&names, "title", r, e->text[TITLE]);
	if (e->token != NULL)
		add_name(&names, "token", r, e->token);
	for (size_t i = 0; i < e->patterns.n; i++)
		add_name(&names, "match", r, e->patterns.list[i].text);
	return names;
}

struct row_index
rows_of(const struct model *m)
{
	struct row_index x = { .model = m };

	for (size_t i = 0; i < m->nrows; i++) {
		struct strings names = names_of(&m->rows[i]);

		for (size_t k = 0; k < names.n; k++)
			multi_dictionary_add(&x.by_name, names.list[k], i);
	}
	return x;
}

/* Of several that are as much alike the first one of the list. */
const struct row *
find_row(const struct row_index *x, const struct row *sought)
{
	struct strings names = names_of(sought);
	const struct row *best = NULL;
	int most = 0;

	for (size_t k = 0; k < names.n; k++)
		for (size_t i = dictionary_find(&x->by_name.first, names.list[k]);
		     i != NOT_FOUND; i = x->by_name.members[i].next) {
			const struct row *r = &x->model->rows[x->by_name.members[i].number];
			int score = likeness(sought, r);

			if (score > most || (score == most && best != NULL && r < best)) {
				most = score;
				best = r;
			}
		}
	return best;
}
