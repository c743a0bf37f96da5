/*
 * Every word of every document, with its weight: what is said of a document is
 * added up before the next one is read.
 */
#include "index/index.h"

#include "index/said.h"

/* A synonym counts less than the word that is written. */
enum { SYNONYM_PART = 4 };

static void
bc_add_stem(struct bc_index *x, uint32_t word, uint32_t weight)
{
	uint32_t stem = x->words[word].stem;
	struct bc_indexed *w = &x->words[stem];

	x->words[word].is_written = 1;
	if (w->weight == 0) {
		x->touched = bc_grow(x, x->touched, x->ntouched, sizeof *x->touched);
		x->touched[x->ntouched++] = stem;
	}
	w->weight += weight;
}

/* ---- synonyms */

static void
bc_add_synonym(struct bc_index *x, const char *text, size_t length)
{
	struct bc_synonym *s;
	struct bc_indexed *first;
	struct bc_term word;
	size_t at = 0;

	x->synonyms = bc_grow(x, x->synonyms, x->nsynonyms, sizeof *s);
	s = &x->synonyms[x->nsynonyms++];
	s->first = x->nsynonym_words;
	s->set = x->nsets - 1;
	while (bc_next_term(text, length, &at, &word)) {
		x->synonym_words = bc_grow(
		    x, x->synonym_words, x->nsynonym_words, sizeof *x->synonym_words);
		x->synonym_words[x->nsynonym_words++] = bc_index_word(x, &word);
		s->n++;
	}
	if (s->n == 0)
		return;
	first = &x->words[x->words[x->synonym_words[s->first]].stem];
	s->next = first->member;
	first->member = x->nsynonyms;
	x->sets[s->set].n++;
}

void
bc_index_synonyms(struct bc_index *x, const char *text, size_t length)
{
	size_t from = 0;

	x->sets = bc_grow(x, x->sets, x->nsets, sizeof *x->sets);
	x->sets[x->nsets++].first = x->nsynonyms;
	for (size_t i = 0; i <= length; i++)
		if (i == length || text[i] == ',') {
			bc_add_synonym(x, text + from, i - from);
			from = i + 1;
		}
}

static int
bc_stands_at(const struct bc_index *x, const struct bc_synonym *s, uint32_t at)
{
	if (s->n > x->nstems - at)
		return 0;
	for (uint32_t i = 0; i < s->n; i++)
		if (x->words[x->synonym_words[s->first + i]].stem != x->stems[at + i])
			return 0;
	return 1;
}

/* A text that has one member of a set is found by all the others. */
static void
bc_add_others(struct bc_index *x, const struct bc_set *set, uint32_t weight)
{
	for (uint32_t i = set->first; i < set->first + set->n; i++) {
		const struct bc_synonym *s = &x->synonyms[i];

		for (uint32_t w = 0; s->stands != x->ntexts && w < s->n; w++)
			bc_add_stem(x, x->synonym_words[s->first + w],
			    weight / SYNONYM_PART);
	}
}

static void
bc_add_synonyms(struct bc_index *x, uint32_t weight)
{
	int any = 0;

	for (uint32_t at = 0; at < x->nstems; at++)
		for (uint32_t i = x->words[x->stems[at]].member; i > 0;
		     i = x->synonyms[i - 1].next) {
			struct bc_synonym *s = &x->synonyms[i - 1];

			if (!bc_stands_at(x, s, at))
				continue;
			s->stands = x->sets[s->set].stands = x->ntexts;
			any = 1;
		}
	for (uint32_t i = 0; any && i < x->nsets; i++)
		if (x->sets[i].stands == x->ntexts)
			bc_add_others(x, &x->sets[i], weight);
}

/* ---- documents */

static void
bc_end_document(struct bc_index *x)
{
	for (uint32_t i = 0; i < x->ntouched; i++) {
		struct bc_indexed *w = &x->words[x->touched[i]];
		struct bc_worth *p;

		x->worths = bc_grow(x, x->worths, x->nworths, sizeof *p);
		p = &x->worths[x->nworths++];
		p->document = x->ndocuments - 1;
		p->word = x->touched[i];
		p->weight = w->weight;
		w->weight = 0;
		w->nlist++;
	}
	x->ntouched = 0;
}

void
bc_index_document(struct bc_index *x, double share)
{
	bc_end_document(x);
	x->documents =
	    bc_grow(x, x->documents, x->ndocuments, sizeof *x->documents);
	x->documents[x->ndocuments++].share = share;
}

void
bc_index_text(
    struct bc_index *x, const char *text, size_t length, uint32_t weight)
{
	struct bc_term term;
	size_t at = 0;

	x->nstems = 0;
	x->ntexts++;
	while (bc_next_term(text, length, &at, &term)) {
		uint32_t word = bc_index_word(x, &term);

		x->stems = bc_grow(x, x->stems, x->nstems, sizeof *x->stems);
		x->stems[x->nstems++] = x->words[word].stem;
		if (x->words[word].is_stop_word && weight < BC_TITLE_WEIGHT)
			continue;
		bc_add_stem(x, word, weight);
		x->documents[x->ndocuments - 1].length++;
	}
	/* Causes and advice name much that they are not about. */
	if (weight >= BC_MEANING_WEIGHT)
		bc_add_synonyms(x, weight);
}

/* ---- lists */

/* Stems of synonyms that no document has are no terms, and have no list. */
static void
bc_make_lists(struct bc_index *x)
{
	struct bc_worth *sorted =
	    bc_grow(x, NULL, 0, (x->nworths + 1) * sizeof *sorted);
	uint32_t *places = bc_grow(x, NULL, 0, (x->nwords + 1) * sizeof *places);
	uint32_t n = 0;

	for (uint32_t i = 0; i < x->nwords; i++) {
		struct bc_indexed *w = &x->words[x->order[i]];

		places[x->order[i]] = n;
		w->list = x->nlists;
		x->nlists += w->nlist > 0;
		n += w->nlist;
	}
	for (uint32_t i = 0; i < x->nworths; i++)
		sorted[places[x->worths[i].word]++] = x->worths[i];
	x->worths = sorted;
}

void
bc_index_end(struct bc_index *x)
{
	bc_end_document(x);
	bc_sort_words(x);
	bc_make_lists(x);
	bc_score(x);
}
