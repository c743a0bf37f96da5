/*
 * The index of keyword search, which src/index makes of what is said of each
 * document.
 */
#include "gen/emit/postings.h"

#include "gen/emit/said.h"

#include <string.h>

/* ---- what is said */

static void
say(struct bc_index *x, struct document *d, const char *text, uint32_t weight)
{
	d->texts = xgrow(d->texts, d->ntexts, sizeof *d->texts);
	d->texts[d->ntexts++] = text;
	bc_index_text(x, text, strlen(text), weight);
}

static void
say_row(struct bc_index *x, const struct model *m, struct document *d, const struct row *r)
{
	struct bc_said_row row = said_of(m, d, r);
	struct bc_said_list *said = xcalloc(1, sizeof *said);
	const struct patterns *p = &r->entry->patterns;

	bc_say_row(&row, said);
	for (size_t i = 0; i < said->n; i++)
		say(x, d, said->list[i].text, said->list[i].weight);
	for (size_t i = 0; says_wordings(r->entry) && i < p->n; i++)
		say(x, d, p->list[i].text, bc_wording_weight(row.leads));
}

static void
say_document(struct bc_index *x, const struct model *m, struct document *d)
{
	struct bc_said_row leader = said_of(m, d, d->leader);

	bc_index_document(x, bc_share_of(&leader));
	for (size_t i = 0; i < d->nrows; i++)
		say_row(x, m, d, d->rows[i]);
}

/* ---- the index */

static void
add_spelling(struct index *ix, const char *text, size_t term, bool hidden)
{
	ix->spellings =
	    xgrow(ix->spellings, ix->nspellings, sizeof *ix->spellings);
	ix->spellings[ix->nspellings++] =
	    (struct spelling){ text, term, hidden };
}

/* The words that are written, and the stems that are no such word. */
static void
take_words(struct index *ix, const struct bc_index *x)
{
	ix->terms = xcalloc(x->nlists + 1, sizeof *ix->terms);
	for (uint32_t i = 0; i < x->nwords; i++) {
		const struct bc_indexed *w = &x->words[x->order[i]];

		if (w->nlist > 0)
			ix->terms[ix->nterms++].stem = x->bytes + w->text;
		if (w->is_written)
			add_spelling(ix, x->bytes + w->text,
			    x->words[w->stem].list, false);
		else if (w->nlist > 0)
			add_spelling(ix, x->bytes + w->text, w->list, true);
	}
}

static void
take_postings(struct index *ix, const struct bc_index *x)
{
	struct posting *postings = xcalloc(x->nworths + 1, sizeof *postings);

	for (uint32_t i = 0; i < x->nworths; i++) {
		const struct bc_worth *p = &x->worths[i];
		struct term *term = &ix->terms[x->words[p->word].list];

		postings[i] = (struct posting){ p->document, p->weight };
		if (term->npostings++ == 0)
			term->postings = &postings[i];
	}
}

struct index
index_of(const struct model *m)
{
	struct index ix = { .documents = documents_of(m) };
	struct bc_index x = { .grow = xgrow };

	for (size_t i = 0; i < m->nsynonyms; i++)
		bc_index_synonyms(
		    &x, m->synonyms[i].words, strlen(m->synonyms[i].words));
	for (size_t i = 0; i < ix.documents.n; i++)
		say_document(&x, m, &ix.documents.list[i]);
	bc_index_end(&x);
	take_words(&ix, &x);
	take_postings(&ix, &x);
	ix.factor = x.factor;
	return ix;
}
