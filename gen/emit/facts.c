/*
 * Several spellings of one fact (5.2.2, 4.2.2, 552 5.2.2) are one document,
 * under the enhanced code, so that they do not crowd out the rest. A pair whose
 * title is its own is a document of the same fact: the better one is shown.
 */
#include "gen/emit/facts.h"

#include "gen/base/dictionary.h"

#include <string.h>

static void
join_document(struct document *d, const struct row *r)
{
	d->rows = xgrow(d->rows, d->nrows, sizeof *d->rows);
	d->rows[d->nrows++] = r;
}

/* fact: the document of the same fact that was there before, or NOT_FOUND. */
static void
add_document(struct documents *all, const struct row *r, size_t fact)
{
	struct document d = { .leader = r };

	d.fact = fact == NOT_FOUND ? all->n : fact;
	join_document(&d, r);
	all->list = xgrow(all->list, all->n, sizeof d);
	all->list[all->n++] = d;
}

/* What two codes have in common that differ in their class only. */
static const char *
code_name(const char *what, const struct entry *e)
{
	return xprintf("%s %s %u.%u %d", what, e->category->word->id,
	    e->subject, e->detail, e->class_digit == 0);
}

/* The name of what a row says: rows of the same name say it in different
 * spellings. NULL where nothing else says it. */
static const char *
fact_name(const struct row *r)
{
	const struct entry *e = r->entry;

	switch (e->kind) {
	case BOUNCECODE_KIND_CLASS:
		if (e->reply > 0)
			return NULL;
		return xprintf("class %s %u %d", e->category->word->id,
		    e->subject, e->class_digit == BOUNCECODE_ANY_CLASS);
	case BOUNCECODE_KIND_ENHANCED:
	case BOUNCECODE_KIND_PAIR:
		return code_name("code", e);
	case BOUNCECODE_KIND_PROVIDER:
		return xprintf("provider %s %u %s", e->category->word->id,
		    e->provider, e->text[TITLE]);
	default:
		return NULL;
	}
}

static bool
is_phrase(const struct entry *e)
{
	return e->kind == BOUNCECODE_KIND_PHRASE && e->blocklist == 0;
}

static bool
has_own_title(const struct row *r, const struct document *d)
{
	return r->entry->kind == BOUNCECODE_KIND_PAIR &&
	    r->class_digit == d->leader->class_digit &&
	    d->leader->entry->kind == BOUNCECODE_KIND_ENHANCED &&
	    strcmp(r->entry->text[TITLE], d->leader->entry->text[TITLE]) != 0;
}

/* A phrase says what the code says that it usually comes with. Where the list
 * has no such code, it shares its fact with the other phrases of its category:
 * only the best of them is shown. */
static void
place_phrase(
    struct documents *all, struct dictionary *facts, const struct row *r)
{
	const struct entry *e = r->entry;
	size_t fact = e->class_digit == 0
	    ? NOT_FOUND
	    : dictionary_find(facts, code_name("code", e));

	if (fact != NOT_FOUND)
		join_document(&all->list[fact], r);
	else
		add_document(all, r,
		    dictionary_add(facts, code_name("phrase", e), all->n));
}

static void
place_row(struct documents *all, struct dictionary *facts, const struct row *r)
{
	const char *name = fact_name(r);
	size_t fact = name ? dictionary_add(facts, name, all->n) : NOT_FOUND;

	if (is_phrase(r->entry))
		place_phrase(all, facts, r);
	else if (fact == NOT_FOUND || fact == all->n ||
	    has_own_title(r, &all->list[fact]))
		add_document(all, r, fact);
	else
		join_document(&all->list[fact], r);
}

/* Documents of one category have many words in common: gaps between them are
 * short, and a tenth of what packs the index is saved. */
static void
sort_by_category(struct documents *all)
{
	struct documents sorted = { xcalloc(all->n + 1, sizeof *all->list), 0 };
	size_t *place = xcalloc(all->n + 1, sizeof *place);

	for (unsigned number = 0; sorted.n < all->n; number++)
		for (size_t i = 0; i < all->n; i++) {
			const struct document *d = &all->list[i];

			if (d->leader->entry->category->word->number != number)
				continue;
			place[i] = sorted.n;
			sorted.list[sorted.n++] = *d;
		}
	for (size_t i = 0; i < sorted.n; i++)
		sorted.list[i].fact = place[sorted.list[i].fact];
	*all = sorted;
}

struct documents
documents_of(const struct model *m)
{
	struct documents all = { NULL, 0 };
	struct dictionary facts = { NULL, 0, 0 };

	for (size_t i = 0; i < m->nrows; i++)
		if (!m->rows[i].entry->is_cue)
			place_row(&all, &facts, &m->rows[i]);
	sort_by_category(&all);
	return all;
}
