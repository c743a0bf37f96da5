/*
 * Every word of every document with its weight, made into postings with their
 * share of the BM25 score.
 */
#include "gen/emit/postings.h"

#include "gen/emit/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a word counts in each part of a document. */
static const double TITLE_WEIGHT = 6, NAME_WEIGHT = 4, OWN_CODE_WEIGHT = 20,
		    CODE_WEIGHT = 4,
		    JOINED_TITLE_WEIGHT = 2, CATEGORY_WEIGHT = 2.5,
		    WORDING_WEIGHT = 1.5, JOINED_WORDING_WEIGHT = 0.7,
		    MEANING_WEIGHT = 1.2, CAUSE_WEIGHT = 1, ADVICE_WEIGHT = 0.6,
		    NOTE_WEIGHT = 0.4;
/* A synonym counts less than the word that is written. */
static const double SYNONYM_SHARE = 0.25;
/* BM25: how soon repetition stops to count, how much length does. */
static const double K1 = 1.2, B = 0.35;
/* Of two that fit alike, what the standards say comes before what somebody
 * sends, and what is said of a code before what is said of its class. */
static const double PHRASE_SHARE = 0.8, NO_CODE_SHARE = 0.6, PROVIDER_SHARE = 0.7, CLASS_SHARE = 0.7,
		    REPLY_SHARE = 0.9, UNDEFINED_SHARE = 0.75;

/* What one document says of a word, each time that it does. */
struct occurrence {
	size_t document;
	double weight;
};

/* All that is said of a stem; documents are read one after another. */
struct occurrences {
	struct occurrence *list;
	size_t n;
};

/* The list while it is read. */
struct reader {
	const struct model *model;
	struct documents *documents;
	struct lexicon lexicon;
	struct occurrences *by_stem;
	size_t nby_stem;
	bool *is_written; /* by lexeme: does it stand in some document? */
	size_t nis_written;
	size_t *stems, room; /* of the text that is read */
	bool *stands;  /* by member of a set, for the same text */
};

static void
add_occurrence(struct reader *in, size_t document, size_t word, double weight)
{
	size_t stem = in->lexicon.lexemes[word].stem;
	struct occurrences *o;

	while (in->nby_stem <= stem) {
		in->by_stem =
		    xgrow(in->by_stem, in->nby_stem, sizeof *in->by_stem);
		in->by_stem[in->nby_stem++] = (struct occurrences){ NULL, 0 };
	}
	o = &in->by_stem[stem];
	o->list = xgrow(o->list, o->n, sizeof *o->list);
	o->list[o->n++] = (struct occurrence){ document, weight };
}

static void
add_word(struct reader *in, size_t document, size_t word, double weight)
{
	add_occurrence(in, document, word, weight);
	while (in->nis_written <= word) {
		in->is_written = xgrow(
		    in->is_written, in->nis_written, sizeof *in->is_written);
		in->is_written[in->nis_written++] = false;
	}
	in->is_written[word] = true;
}

/* ---- synonyms */

static bool
stands_at(const struct reader *in, const struct member *member,
    const size_t *stems, size_t n)
{
	if (member->nwords > n)
		return false;
	for (size_t i = 0; i < member->nwords; i++)
		if (in->lexicon.lexemes[member->words[i]].stem != stems[i])
			return false;
	return true;
}

/* A text that has one member of a set is found by all the others. */
static void
add_others(struct reader *in, size_t document, size_t set, double weight)
{
	const struct lexicon *l = &in->lexicon;

	for (size_t i = l->sets[set]; i < l->sets[set + 1]; i++)
		for (size_t w = 0; !in->stands[i] && w < l->members[i].nwords; w++)
			add_word(in, document, l->members[i].words[w],
			    weight * SYNONYM_SHARE);
}

static void
add_synonyms(struct reader *in, size_t document, size_t n, double weight)
{
	const struct lexicon *l = &in->lexicon;
	size_t *found = NULL, nfound = 0;

	for (size_t at = 0; at < n; at++) {
		struct members some = members_beginning(l, in->stems[at]);

		for (size_t i = 0; i < some.n; i++) {
			size_t member = some.list[i];

			if (in->stands[member] ||
			    !stands_at(in, &l->members[member],
				in->stems + at, n - at))
				continue;
			in->stands[member] = true;
			found = xgrow(found, nfound, sizeof *found);
			found[nfound++] = member;
		}
	}
	for (size_t i = 0; i < nfound; i++) {
		size_t set = l->members[found[i]].set, first = i;

		/* Each set once, for the first of its members found. */
		for (size_t k = 0; k < i; k++)
			if (l->members[found[k]].set == set)
				first = k;
		if (first == i)
			add_others(in, document, set, weight);
	}
	for (size_t i = 0; i < nfound; i++)
		in->stands[found[i]] = false;
}

/* ---- documents */

static void
add_text(struct reader *in, size_t document, const char *text, double weight)
{
	struct document *d = &in->documents->list[document];
	struct bc_term word;
	size_t at = 0, n = 0;

	if (text == NULL)
		return;
	d->texts = xgrow(d->texts, d->ntexts, sizeof *d->texts);
	d->texts[d->ntexts++] = text;
	while (bc_next_term(text, strlen(text), &at, &word)) {
		size_t number = lexicon_add(&in->lexicon, &word);

		if (n == in->room)
			in->stems =
			    xgrow(in->stems, in->room++, sizeof *in->stems);
		in->stems[n++] = in->lexicon.lexemes[number].stem;
		if (in->lexicon.lexemes[number].is_stop_word &&
		    weight < TITLE_WEIGHT)
			continue;
		add_word(in, document, number, weight);
		d->length += 1;
	}
	/* Causes and advice name much that they are not about. */
	if (weight >= MEANING_WEIGHT)
		add_synonyms(in, document, n, weight);
}

/* "5.7.YYY" is asked for as 5.7, "5yz" as 5xx. */
static void
add_code(struct reader *in, size_t document, const struct row *r)
{
	const struct entry *e = r->entry;
	/* A query of 550 means that code, not the pairs that begin with it. */
	double weight = r == in->documents->list[document].leader &&
		e->kind != BOUNCECODE_KIND_PAIR && !is_worded(e)
	    ? OWN_CODE_WEIGHT
	    : CODE_WEIGHT;

	add_text(in, document, r->key, weight);
	if (e->kind == BOUNCECODE_KIND_CLASS && e->reply > 0)
		add_text(in, document, xprintf("%uxx", e->reply), weight);
	else if (e->kind == BOUNCECODE_KIND_CLASS)
		add_text(in, document, xprintf("%.3s", r->key), weight);
	if (!is_worded(e))
		return;
	if (e->reply > 0)
		add_text(in, document, xprintf("%u", e->reply), NOTE_WEIGHT);
	if (e->class_digit > 0)
		add_text(in, document,
		    xprintf("%u.%u.%u", e->class_digit, e->subject, e->detail),
		    NOTE_WEIGHT);
}

/* What a wording took from its category says nothing of its own, nor do the long
 * texts that a pair took from its code, which is found by them itself. */
static const char *
own_text(const struct entry *e, enum text t)
{
	const char *text = e->text[t];

	if (e->kind == BOUNCECODE_KIND_PAIR && t > TITLE && e->parent != NULL &&
	    text == e->parent->text[t])
		return NULL;
	if (is_worded(e) && text != NULL && e->category->text[t] != NULL &&
	    strcmp(text, e->category->text[t]) == 0)
		return NULL;
	return text;
}

static void
add_provider(struct reader *in, size_t document, const struct entry *e)
{
	const struct word *w =
	    find_number(in->model, BOUNCECODE_PROVIDERS, e->provider);

	add_text(in, document, w->id, NAME_WEIGHT);
	add_text(in, document, w->text, NAME_WEIGHT);
}

static void
add_prose(struct reader *in, size_t document, const struct entry *e, bool leads)
{
	static const struct {
		enum text text;
		const double *weight;
		bool of_wordings;
	} texts[] = { { MEANING, &MEANING_WEIGHT, true },
		{ CAUSE, &CAUSE_WEIGHT, true }, { ADVICE, &ADVICE_WEIGHT, false },
		{ NOTE, &NOTE_WEIGHT, false } };
	const struct entry *leader = in->documents->list[document].leader->entry;

	/* What is advised where a wording is met, and the notes on it, would be
	 * a fifth of the index; everyday queries find as much without. */
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if ((texts[i].of_wordings || !is_worded(e)) &&
		    (leads || e->text[texts[i].text] != leader->text[texts[i].text]))
			add_text(in, document, own_text(e, texts[i].text),
			    *texts[i].weight);
}

static void
read_row(struct reader *in, size_t document, const struct row *r, bool leads)
{
	const struct entry *e = r->entry, *leader;

	leader = in->documents->list[document].leader->entry;
	if (leads || e->text[TITLE] != leader->text[TITLE])
		add_text(in, document, e->text[TITLE],
		    leads ? TITLE_WEIGHT : JOINED_TITLE_WEIGHT);
	if (leads || !is_worded(e))
		add_code(in, document, r);
	if (leads && e->provider > 0)
		add_provider(in, document, e);
	if (leads)
		add_text(in, document, e->category->word->id, CATEGORY_WEIGHT);
	add_prose(in, document, e, leads);
	/* Wordings in many languages are found whole, by the matcher: their words
	 * are a tenth of the index, and nobody knows all of them. ISO 639-2: mul. */
	if (e->lang != NULL && strcmp(e->lang, "mul") == 0)
		return;
	for (size_t i = 0; i < e->patterns.n; i++)
		add_text(in, document, e->patterns.list[i].text,
		    leads ? WORDING_WEIGHT : JOINED_WORDING_WEIGHT);
}

/* ---- scores */

static double
share_of(const struct document *d)
{
	switch (d->leader->entry->kind) {
	case BOUNCECODE_KIND_CLASS:
		return CLASS_SHARE;
	case BOUNCECODE_KIND_REPLY:
		return d->leader->remarks ? UNDEFINED_SHARE : REPLY_SHARE;
	case BOUNCECODE_KIND_PHRASE:
		return *d->leader->key ? PHRASE_SHARE : NO_CODE_SHARE;
	case BOUNCECODE_KIND_PROVIDER:
		return PROVIDER_SHARE;
	default:
		return 1;
	}
}

/* To the nearest of four steps to the double: with one document more, or one word,
 * nearly all others stay worth what they are, and so do their lines in the tables. */
static double
rounded(double n)
{
	return exp2(floor(4 * log2(fmax(n, 1)) + 0.5) / 4);
}

/* BM25 with fields: weights are added up before repetition is damped. */
static void
score(struct index *ix)
{
	double average = 0, ndocuments = rounded((double)ix->documents.n);

	for (size_t i = 0; i < ix->documents.n; i++)
		average += ix->documents.list[i].length / (double)ix->documents.n;
	average = rounded(average);
	for (size_t t = 0; t < ix->nterms; t++) {
		struct term *term = &ix->terms[t];
		double n = rounded((double)term->npostings);
		double idf = log(1 + fmax(ndocuments - n + 0.5, 0.5) / (n + 0.5));

		for (size_t k = 0; k < term->npostings; k++) {
			struct posting *p = &term->postings[k];
			const struct document *d = &ix->documents.list[p->document];
			double tf = p->impact;

			p->impact = share_of(d) * idf * tf * (K1 + 1) /
			    (tf + K1 * (1 - B + B * d->length / average));
		}
	}
}

static int
compare_weights(const void *a, const void *b)
{
	const struct occurrence *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return x->weight < y->weight ? -1 : x->weight > y->weight;
}

/* The weights in each document added up. The sum of doubles depends on the
 * order, which is that of the weights and not of the texts. */
static void
add_up(struct term *term, const struct occurrences *o)
{
	if (o->n > 0)
		qsort(o->list, o->n, sizeof *o->list, compare_weights);
	for (size_t i = 0; i < o->n; i++) {
		size_t n = term->npostings;

		if (n == 0 || term->postings[n - 1].document != o->list[i].document) {
			term->postings =
			    xgrow(term->postings, n, sizeof *term->postings);
			term->postings[term->npostings++] =
			    (struct posting){ o->list[i].document, 0 };
		}
		term->postings[term->npostings - 1].impact += o->list[i].weight;
	}
}

static int
compare_terms(const void *a, const void *b)
{
	return strcmp(((const struct term *)a)->stem,
	    ((const struct term *)b)->stem);
}

/* Stems of synonyms that no document has are no terms. */
static void
make_terms(struct index *ix, const struct reader *in)
{
	for (size_t i = 0; i < in->nby_stem; i++) {
		struct term term = { .stem = in->lexicon.stems[i] };

		if (in->by_stem[i].n == 0)
			continue;
		add_up(&term, &in->by_stem[i]);
		ix->terms = xgrow(ix->terms, ix->nterms, sizeof term);
		ix->terms[ix->nterms++] = term;
	}
	if (ix->nterms > 0)
		qsort(ix->terms, ix->nterms, sizeof *ix->terms, compare_terms);
}

/* ---- spellings */

static int
compare_spellings(const void *a, const void *b)
{
	return strcmp(((const struct spelling *)a)->text,
	    ((const struct spelling *)b)->text);
}

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
make_spellings(struct index *ix, const struct reader *in)
{
	const struct lexicon *l = &in->lexicon;
	size_t *terms = xcalloc(l->nstems, sizeof *terms);

	for (size_t i = 0; i < ix->nterms; i++)
		terms[dictionary_find(&l->by_stem, ix->terms[i].stem)] = i;
	for (size_t i = 0; i < in->nis_written; i++)
		if (in->is_written[i])
			add_spelling(ix, l->lexemes[i].text,
			    terms[l->lexemes[i].stem], false);
	for (size_t i = 0; i < ix->nterms; i++) {
		size_t word = dictionary_find(&l->by_text, ix->terms[i].stem);

		if (word == NOT_FOUND || word >= in->nis_written ||
		    !in->is_written[word])
			add_spelling(ix, ix->terms[i].stem, i, true);
	}
	if (ix->nspellings > 0)
		qsort(ix->spellings, ix->nspellings, sizeof *ix->spellings,
		    compare_spellings);
}

struct index
index_of(const struct model *m)
{
	struct index ix = { .documents = documents_of(m) };
	struct reader in = { .model = m, .documents = &ix.documents,
		.lexicon = lexicon_of(m) };

	in.stands = xcalloc(in.lexicon.nmembers, sizeof *in.stands);
	for (size_t i = 0; i < ix.documents.n; i++) {
		const struct document *d = &ix.documents.list[i];

		for (size_t k = 0; k < d->nrows; k++)
			read_row(&in, i, d->rows[k], k == 0);
	}
	make_terms(&ix, &in);
	score(&ix);
	make_spellings(&ix, &in);
	return ix;
}
