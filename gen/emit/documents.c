/*
 * What keyword search can find. Several spellings of one fact (5.2.2, 4.2.2,
 * 552 5.2.2) are one document, under the enhanced code, so that they do not
 * crowd out the rest. A pair whose title is its own is a document of the same
 * fact: the better one is shown.
 */
#include "gen/emit/postings.h"

#include <string.h>

static void
join_document(struct document *d, const struct row *r)
{
	d->rows = xgrow(d->rows, d->nrows, sizeof *d->rows);
	d->rows[d->nrows++] = r;
}

static size_t
add_document(struct index *ix, const struct row *r, const struct document *fact)
{
	struct document d = { .leader = r };

	d.fact = fact ? fact->fact : ix->ndocuments;
	join_document(&d, r);
	ix->documents = xgrow(ix->documents, ix->ndocuments, sizeof d);
	ix->documents[ix->ndocuments] = d;
	return ix->ndocuments++;
}

static bool
is_code(const struct entry *e)
{
	return e->kind == BOUNCECODE_KIND_ENHANCED ||
	    e->kind == BOUNCECODE_KIND_PAIR;
}

static bool
same_code(const struct entry *e, const struct entry *f)
{
	return e->subject == f->subject && e->detail == f->detail &&
	    (e->class_digit == 0) == (f->class_digit == 0);
}

/* Does a row say what the document says, in another spelling? */
static bool
says_the_same(const struct row *r, const struct document *d)
{
	const struct entry *e = r->entry, *f = d->leader->entry;

	if (e->category != f->category)
		return false;
	switch (e->kind) {
	case BOUNCECODE_KIND_CLASS:
		return f->kind == BOUNCECODE_KIND_CLASS && e->reply == 0 &&
		    f->reply == 0 && e->subject == f->subject &&
		    (e->class_digit == BOUNCECODE_ANY_CLASS) ==
		    (f->class_digit == BOUNCECODE_ANY_CLASS);
	case BOUNCECODE_KIND_ENHANCED:
	case BOUNCECODE_KIND_PAIR:
		return is_code(f) && same_code(e, f);
	case BOUNCECODE_KIND_PHRASE:
		return e->blocklist == 0 && e->class_digit != 0 && is_code(f) &&
		    same_code(e, f);
	default:
		return e->kind == f->kind && e->kind == BOUNCECODE_KIND_PROVIDER &&
		    e->provider == f->provider &&
		    strcmp(e->text[TITLE], f->text[TITLE]) == 0;
	}
}

/* A phrase for which no code stands shares its fact with those of the same
 * category: only the best of them is shown. */
static bool
is_akin(const struct row *r, const struct document *d)
{
	const struct entry *e = r->entry, *f = d->leader->entry;

	return e->kind == BOUNCECODE_KIND_PHRASE && e->kind == f->kind &&
	    e->blocklist == 0 && f->blocklist == 0 &&
	    e->category == f->category && same_code(e, f);
}

static bool
has_own_title(const struct row *r, const struct document *d)
{
	return r->entry->kind == BOUNCECODE_KIND_PAIR &&
	    r->class_digit == d->leader->class_digit &&
	    d->leader->entry->kind == BOUNCECODE_KIND_ENHANCED &&
	    strcmp(r->entry->text[TITLE], d->leader->entry->text[TITLE]) != 0;
}

static void
place_row(struct index *ix, const struct row *r)
{
	for (size_t i = 0; i < ix->ndocuments; i++) {
		struct document *d = &ix->documents[i];

		if (d->fact != i)
			continue;
		if (says_the_same(r, d)) {
			if (has_own_title(r, d))
				add_document(ix, r, d);
			else
				join_document(d, r);
			return;
		}
		if (is_akin(r, d)) {
			add_document(ix, r, d);
			return;
		}
	}
	add_document(ix, r, NULL);
}

void
collect_documents(struct index *ix, const struct model *m)
{
	for (size_t i = 0; i < m->nrows; i++)
		if (!m->rows[i].entry->is_cue)
			place_row(ix, &m->rows[i]);
}
