/*
 * Every word of every document with its weight, made into postings with their
 * share of the BM25 score.
 */
#include "gen/emit/postings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/search/term.h"

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

enum { WORDS_MAX = 2000, MEMBERS_MAX = 12, MEMBER_WORDS_MAX = 4 };

/* A word of a document, each time that it occurs. */
struct occurrence {
	const char *stem;
	size_t document;
	double weight;
};

static struct occurrence *occurrences;
static size_t noccurrences;
static struct spelled {
	const char *text, *stem;
} *spelled;
static size_t nspelled;

static struct bc_term
stem_of(const struct bc_term *word)
{
	struct bc_term stem = *word;

	bc_stem(&stem);
	return stem;
}

static void
add_spelling(const char *text, const char *stem)
{
	spelled = xgrow(spelled, nspelled, sizeof *spelled);
	spelled[nspelled++] = (struct spelled){ xstrdup(text), stem };
}

static void
add_word(size_t document, const struct bc_term *word, double weight)
{
	struct bc_term stem = stem_of(word);

	occurrences = xgrow(occurrences, noccurrences, sizeof *occurrences);
	occurrences[noccurrences++] = (struct occurrence){
		xstrdup(stem.text), document, weight };
	add_spelling(word->text, occurrences[noccurrences - 1].stem);
}

/* ---- synonyms */

struct member {
	struct bc_term words[MEMBER_WORDS_MAX];
	size_t nwords;
};

static struct synonyms {
	struct member members[MEMBERS_MAX];
	size_t nmembers;
} *synonyms;

static void
read_synonyms(const struct model *m)
{
	synonyms = xcalloc(m->nsynonyms + 1, sizeof *synonyms);
	for (size_t i = 0; i < m->nsynonyms; i++) {
		const char *p = m->synonyms[i].words;
		struct synonyms *s = &synonyms[i];

		while (*p != '\0' && s->nmembers < MEMBERS_MAX) {
			struct member *member = &s->members[s->nmembers++];
			size_t at = 0, n = strcspn(p, ",");

			while (member->nwords < MEMBER_WORDS_MAX &&
			    bc_next_term(p, n, &at,
				&member->words[member->nwords]))
				member->nwords++;
			p += n + (p[n] == ',');
		}
	}
}

static bool
stands_at(const struct member *member, const struct bc_term *stems, size_t n)
{
	if (member->nwords > n)
		return false;
	for (size_t i = 0; i < member->nwords; i++) {
		struct bc_term stem = stem_of(&member->words[i]);

		if (strcmp(stem.text, stems[i].text) != 0)
			return false;
	}
	return true;
}

/* A text that has one member of a set is found by all the others. */
static void
add_synonyms(const struct model *m, size_t document,
    const struct bc_term *stems, size_t n, double weight)
{
	for (size_t i = 0; i < m->nsynonyms; i++) {
		const struct synonyms *s = &synonyms[i];
		bool stands[MEMBERS_MAX] = { false }, any = false;

		for (size_t k = 0; k < s->nmembers; k++)
			for (size_t at = 0; at < n && !stands[k]; at++)
				any |= stands[k] = stands_at(&s->members[k],
					   stems + at, n - at);
		for (size_t k = 0; any && k < s->nmembers; k++)
			for (size_t w = 0;
			     !stands[k] && w < s->members[k].nwords; w++)
				add_word(document, &s->members[k].words[w],
				    weight * SYNONYM_SHARE);
	}
}

/* ---- documents */

static void
add_text(const struct model *m, struct index *ix, size_t document,
    const char *text, double weight)
{
	static struct bc_term stems[WORDS_MAX];
	struct document *d = &ix->documents[document];
	struct bc_term word;
	size_t at = 0, n = 0;

	if (text == NULL)
		return;
	d->text = d->text ? xprintf("%s %s", d->text, text) : text;
	while (n < WORDS_MAX &&
	    bc_next_term(text, strlen(text), &at, &word)) {
		stems[n++] = stem_of(&word);
		if (bc_is_stop_word(&word) && weight < TITLE_WEIGHT)
			continue;
		add_word(document, &word, weight);
		d->length += 1;
	}
	/* Causes and advice name much that they are not about. */
	if (weight >= MEANING_WEIGHT)
		add_synonyms(m, document, stems, n, weight);
}

/* "5.7.YYY" is asked for as 5.7, "5yz" as 5xx. */
static void
add_code(const struct model *m, struct index *ix, size_t document,
    const struct row *r)
{
	const struct entry *e = r->entry;
	/* Who asks for 550 means that code before its pairs. */
	double weight = r == ix->documents[document].leader &&
		e->kind != BOUNCECODE_KIND_PAIR && !is_worded(e)
	    ? OWN_CODE_WEIGHT
	    : CODE_WEIGHT;

	add_text(m, ix, document, r->key, weight);
	if (e->kind == BOUNCECODE_KIND_CLASS && e->reply > 0)
		add_text(m, ix, document, xprintf("%uxx", e->reply), weight);
	else if (e->kind == BOUNCECODE_KIND_CLASS)
		add_text(m, ix, document, xprintf("%.3s", r->key), weight);
	if (!is_worded(e))
		return;
	if (e->reply > 0)
		add_text(m, ix, document, xprintf("%u", e->reply), NOTE_WEIGHT);
	if (e->class_digit > 0)
		add_text(m, ix, document,
		    xprintf("%u.%u.%u", e->class_digit, e->subject, e->detail),
		    NOTE_WEIGHT);
}

/* What an entry took from its category says nothing of its own. */
static const char *
own_text(const struct entry *e, enum text t)
{
	const char *text = e->text[t];

	if (is_worded(e) && text != NULL && e->category->text[t] != NULL &&
	    strcmp(text, e->category->text[t]) == 0)
		return NULL;
	return text;
}

static void
read_row(const struct model *m, struct index *ix, size_t document,
    const struct row *r, bool leads)
{
	static const struct {
		enum text text;
		const double *weight;
	} texts[] = { { MEANING, &MEANING_WEIGHT }, { CAUSE, &CAUSE_WEIGHT },
		{ ADVICE, &ADVICE_WEIGHT }, { NOTE, &NOTE_WEIGHT } };
	const struct entry *e = r->entry, *leader;

	leader = ix->documents[document].leader->entry;
	if (leads || e->text[TITLE] != leader->text[TITLE])
		add_text(m, ix, document, e->text[TITLE],
		    leads ? TITLE_WEIGHT : JOINED_TITLE_WEIGHT);
	if (leads || !is_worded(e))
		add_code(m, ix, document, r);
	if (leads && e->provider > 0) {
		const struct word *w =
		    find_number(m, BOUNCECODE_PROVIDERS, e->provider);

		add_text(m, ix, document, w->id, NAME_WEIGHT);
		add_text(m, ix, document, w->text, NAME_WEIGHT);
	}
	if (leads)
		add_text(m, ix, document, e->category->word->id, CATEGORY_WEIGHT);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (leads || e->text[texts[i].text] != leader->text[texts[i].text])
			add_text(m, ix, document, own_text(e, texts[i].text),
			    *texts[i].weight);
	for (size_t i = 0; i < e->patterns.n; i++)
		add_text(m, ix, document, e->patterns.list[i].text,
		    leads ? WORDING_WEIGHT : JOINED_WORDING_WEIGHT);
}

/* ---- scores */

static int
compare_occurrences(const void *a, const void *b)
{
	const struct occurrence *x = a, *y = b;
	int c = strcmp(x->stem, y->stem);

	if (c != 0)
		return c;
	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	/* The sum of doubles depends on the order. */
	return x->weight < y->weight ? -1 : x->weight > y->weight;
}

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

/* BM25 with fields: weights are added up before repetition is damped. */
static void
score(struct index *ix)
{
	double average = 0;

	for (size_t i = 0; i < ix->ndocuments; i++)
		average += ix->documents[i].length / (double)ix->ndocuments;
	for (size_t t = 0; t < ix->nterms; t++) {
		struct term *term = &ix->terms[t];
		double n = (double)term->npostings;
		double idf = log(1 + ((double)ix->ndocuments - n + 0.5) / (n + 0.5));

		for (size_t k = 0; k < term->npostings; k++) {
			struct posting *p = &term->postings[k];
			const struct document *d = &ix->documents[p->document];
			double tf = p->impact;

			p->impact = share_of(d) * idf * tf * (K1 + 1) /
			    (tf + K1 * (1 - B + B * d->length / average));
		}
	}
}

static void
make_terms(struct index *ix)
{
	if (noccurrences > 0)
		qsort(occurrences, noccurrences, sizeof *occurrences,
		    compare_occurrences);
	for (size_t i = 0; i < noccurrences; i++) {
		const struct occurrence *o = &occurrences[i];
		struct term *term;

		if (ix->nterms == 0 ||
		    strcmp(ix->terms[ix->nterms - 1].stem, o->stem) != 0) {
			ix->terms = xgrow(ix->terms, ix->nterms, sizeof *term);
			ix->terms[ix->nterms++] =
			    (struct term){ .stem = o->stem };
		}
		term = &ix->terms[ix->nterms - 1];
		if (term->npostings == 0 ||
		    term->postings[term->npostings - 1].document != o->document) {
			term->postings = xgrow(term->postings, term->npostings,
			    sizeof *term->postings);
			term->postings[term->npostings++] =
			    (struct posting){ o->document, 0 };
		}
		term->postings[term->npostings - 1].impact += o->weight;
	}
}

/* ---- spellings */

static int
compare_spelled(const void *a, const void *b)
{
	return strcmp(((const struct spelled *)a)->text,
	    ((const struct spelled *)b)->text);
}

static int
compare_stems(const void *stem, const void *term)
{
	return strcmp(stem, ((const struct term *)term)->stem);
}

static void
make_spellings(struct index *ix)
{
	size_t written = nspelled;

	for (size_t i = 0; i < written; i++)
		add_spelling(spelled[i].stem, spelled[i].stem);
	/* A word that is also a stem stands first, and is not hidden. */
	for (size_t i = 0; i < nspelled; i++)
		spelled[i].text = xprintf("%s%c", spelled[i].text,
		    i < written ? '\1' : '\2');
	if (nspelled > 0)
		qsort(spelled, nspelled, sizeof *spelled, compare_spelled);
	for (size_t i = 0; i < nspelled; i++) {
		size_t n = strlen(spelled[i].text) - 1;
		struct spelling s = { xprintf("%.*s", (int)n, spelled[i].text),
			0, spelled[i].text[n] == '\2' };
		const struct term *term = bsearch(spelled[i].stem, ix->terms,
		    ix->nterms, sizeof *term, compare_stems);

		if (ix->nspellings > 0 &&
		    strcmp(ix->spellings[ix->nspellings - 1].text, s.text) == 0)
			continue;
		s.term = (size_t)(term - ix->terms);
		ix->spellings =
		    xgrow(ix->spellings, ix->nspellings, sizeof s);
		ix->spellings[ix->nspellings++] = s;
	}
}

const struct index *
index_of(const struct model *m)
{
	static struct index ix;

	if (ix.documents != NULL)
		return &ix;
	read_synonyms(m);
	collect_documents(&ix, m);
	for (size_t i = 0; i < ix.ndocuments; i++)
		for (size_t k = 0; k < ix.documents[i].nrows; k++)
			read_row(m, &ix, i, ix.documents[i].rows[k], k == 0);
	make_terms(&ix);
	score(&ix);
	make_spellings(&ix);
	return &ix;
}
