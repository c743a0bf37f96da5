/*
 * A row is compared only with those that have its code, and where it is of a wording
 * one of its texts or its title.
 */
#include "gen/upkeep/rows.h"

#include <string.h>

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
shares_wording(const struct entry *a, const struct entry *b)
{
	if (a->token != NULL && same(a->token, b->token))
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

/* How well two rows answer the same question; 0: not at all. A wording is the
 * same while it has the same sender, and one of its texts or its title. */
static int
likeness(const struct row *a, const struct row *b)
{
	const struct entry *e = a->entry, *f = b->entry;
	int score;

	if (e->kind != f->kind || strcmp(a->key, b->key) != 0)
		return 0;
	if (!is_worded(e))
		return 1;
	if (e->is_cue != f->is_cue || !same(e->provider_id, f->provider_id))
		return 0;
	score = (same(e->text[TITLE], f->text[TITLE]) ? 1 : 0) +
	    (shares_wording(e, f) ? 2 : 0);
	return score > 0 ? score + (same_codes(e, f) ? 4 : 0) : 0;
}

struct names {
	const char **list;
	size_t n;
};

static void
add_name(struct names *names, const char *what, const struct row *r, const char *name)
{
	names->list = xgrow(names->list, names->n, sizeof *names->list);
	names->list[names->n++] =
	    xprintf("%d %s %s %s", (int)r->entry->kind, r->key, what, name);
}

/* Rows are alike only if they share one of these. */
static struct names
names_of(const struct row *r)
{
	const struct entry *e = r->entry;
	struct names names = { NULL, 0 };

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

static void
index_row(struct row_index *x, const char *name, size_t row)
{
	size_t first = dictionary_add(&x->by_name, name, x->n);

	x->list = xgrow(x->list, x->n, sizeof *x->list);
	x->list[x->n] = (struct named_row){ row, NOT_FOUND };
	if (first != x->n) {
		x->list[x->n].next = x->list[first].next;
		x->list[first].next = x->n;
	}
	x->n++;
}

struct row_index
rows_of(const struct model *m)
{
	struct row_index x = { .model = m };

	for (size_t i = 0; i < m->nrows; i++) {
		struct names names = names_of(&m->rows[i]);

		for (size_t k = 0; k < names.n; k++)
			index_row(&x, names.list[k], i);
	}
	return x;
}

/* Of several that are as much alike the first one of the list. */
const struct row *
find_row(const struct row_index *x, const struct row *sought)
{
	struct names names = names_of(sought);
	const struct row *best = NULL;
	int most = 0;

	for (size_t k = 0; k < names.n; k++)
		for (size_t i = dictionary_find(&x->by_name, names.list[k]);
		     i != NOT_FOUND; i = x->list[i].next) {
			const struct row *r = &x->model->rows[x->list[i].row];
			int score = likeness(sought, r);

			if (score > most || (score == most && best != NULL && r < best)) {
				most = score;
				best = r;
			}
		}
	return best;
}
