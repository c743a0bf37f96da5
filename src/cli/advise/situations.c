/*
 * The situations of the list, found by the words that people have for them: a
 * phrase counts as far as it is said and no more than it is said, and rare words
 * count more. Where no phrase fits, what the words mean as a bounce tells.
 */
#include "cli/advise/situations.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct situation situations[] = {
#include "situations.gen.h"
};

enum { NSITUATIONS = sizeof situations / sizeof *situations,
	/* of a query, and the places of one of its words in all phrases of a situation */
	QUERY_WORDS = 16, PLACES_MAX = 64 };

/* Below this no phrase fits; nor does what is much worse than the best. What only
 * means the same is worth less than any phrase. */
enum { FITS = 500, NEAR_BEST = 750, SAME_MEANING = 60, MEANS_THE_SAME = 400 };

size_t
situations_count(void)
{
	return NSITUATIONS;
}

void
situation_explain(const struct situation *s, struct bouncecode_answer *a)
{
	char text[600];
	int n = snprintf(text, sizeof text, "%s %s", s->code, s->reply);

	bouncecode_explain(text, (size_t)n, a);
}

const char *
situation_source(const struct situation *s, size_t i, char *text, size_t size)
{
	const char *section = s->sources[i].section;

	snprintf(text, size, "%s%s%s", s->sources[i].name,
	    section ? " section " : "", section ? section : "");
	return text;
}

/* ---- words */

struct word {
	const char *text;
	size_t length;
	unsigned weight;
	struct bouncecode_match places[PLACES_MAX]; /* in the phrases at hand */
	size_t nplaces;
};

struct query {
	struct word words[QUERY_WORDS];
	size_t n;
	unsigned weight;
};

static bool
is_letter(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* The next word of a text from *at on; 0 at its end. */
static size_t
next_word(const char *text, size_t length, size_t *at)
{
	size_t n = 0;

	while (*at < length && !is_letter((unsigned char)text[*at]))
		++*at;
	while (*at + n < length && is_letter((unsigned char)text[*at + n]))
		n++;
	return n;
}

/* The last word of a query may be unfinished, and "dns" begin "dnsbl": a number
 * that is nowhere stands behind it. A longer word is none. */
static size_t
find_places(const char *word, size_t n, const char *text, size_t length,
    struct bouncecode_match *places, size_t max)
{
	char query[64];

	if (n + sizeof " 0" > sizeof query)
		return 0;
	memcpy(query, word, n);
	memcpy(query + n, " 0", 2);
	return bouncecode_search_places(query, n + 2, text, length, places, max);
}

/* Words as common as "the" are found nowhere, not even in themselves. */
static bool
counts(const char *word, size_t length)
{
	struct bouncecode_match place;

	return find_places(word, length, word, length, &place, 1) > 0;
}

static void
place_word(struct word *w, const char *text)
{
	w->nplaces = find_places(w->text, w->length, text, strlen(text), w->places,
	    PLACES_MAX);
}

/* About the binary logarithm of how many situations there are for each that has
 * the word; one that none has is the rarest of all. */
static unsigned
rarity(struct word *w)
{
	unsigned in = 0, weight = 0;

	for (size_t i = 0; i < NSITUATIONS; i++) {
		place_word(w, situations[i].words);
		in += w->nplaces > 0;
	}
	for (unsigned n = 8 * NSITUATIONS / (2 * in + 1); n > 1; n /= 2)
		weight++;
	return weight;
}

static void
read_query(struct query *q, const char *text, size_t length)
{
	size_t at = 0, n;

	q->n = 0;
	q->weight = 0;
	for (; q->n < QUERY_WORDS && (n = next_word(text, length, &at)) > 0; at += n) {
		struct word *w = &q->words[q->n];

		if (!counts(text + at, n))
			continue;
		w->text = text + at;
		w->length = n;
		w->weight = rarity(w);
		q->weight += w->weight;
		q->n++;
	}
}

/* ---- how well a phrase fits */

static bool
is_at(const struct word *w, size_t at, size_t length)
{
	for (size_t i = 0; i < w->nplaces; i++)
		if (w->places[i].offset >= at && w->places[i].offset < at + length)
			return true;
	return false;
}

/* Of the words of a phrase that count, how many there are, and how many are said. */
struct share {
	unsigned all, said;
};

static struct share
share_of(const struct query *q, const char *words, size_t from, size_t to)
{
	struct share share = { 0, 0 };
	size_t n;

	for (size_t at = from; (n = next_word(words, to, &at)) > 0; at += n) {
		bool found = false;

		if (!counts(words + at, n))
			continue;
		for (size_t i = 0; i < q->n; i++)
			found |= is_at(&q->words[i], at, n);
		share.all++;
		share.said += found;
	}
	return share;
}

/* The harmonic mean of how much of the phrase is said, and of how much of what is
 * said is in it, in thousandths. */
static unsigned
fit_phrase(const struct query *q, const char *words, size_t from, size_t to)
{
	unsigned known = 0;
	struct share share;

	for (size_t i = 0; i < q->n; i++)
		if (is_at(&q->words[i], from, to - from))
			known += q->words[i].weight;
	if (known == 0)
		return 0;
	share = share_of(q, words, from, to);
	return 2000 * known * share.said / (known * share.all + q->weight * share.said);
}

static unsigned
fit_situation(struct query *q, const struct situation *s)
{
	unsigned best = 0;

	for (size_t i = 0; i < q->n; i++)
		place_word(&q->words[i], s->words);
	for (size_t from = 0, to; s->words[from] != '\0'; from = to) {
		unsigned fit;

		to = from + strcspn(s->words + from, ",");
		fit = fit_phrase(q, s->words, from, to);
		if (fit > best)
			best = fit;
		to += strspn(s->words + to, ", ");
	}
	return best;
}

/* ---- the best */

/* Equal ones keep the order of the list. */
static int
by_score(const void *a, const void *b)
{
	const struct fit *f = a, *g = b;

	if (f->score != g->score)
		return f->score < g->score ? 1 : -1;
	return f->situation < g->situation ? -1 : 1;
}

static bool
means_the_same(const struct situation *s, const struct bouncecode_answer *meant)
{
	struct bouncecode_answer a;

	situation_explain(s, &a);
	return a.category == meant->category;
}

/* Do the words mean something by themselves, more than that all is well or
 * nobody knows what? */
static bool
is_meant(const char *words, size_t length, struct bouncecode_answer *meant)
{
	return bouncecode_guess(words, length, meant) == 1 &&
	    meant->basis >= BOUNCECODE_BASIS_PHRASE &&
	    meant->category != BOUNCECODE_CATEGORY_OTHER &&
	    meant->category != BOUNCECODE_CATEGORY_OK;
}

size_t
situations_find(const char *words, size_t length, struct fit *fits)
{
	struct bouncecode_answer meant;
	bool is = is_meant(words, length, &meant);
	struct query q;
	size_t n = 0;

	read_query(&q, words, length);
	for (size_t i = 0; i < NSITUATIONS; i++) {
		unsigned score = q.n > 0 ? fit_situation(&q, &situations[i]) : 0;
		bool same = is && means_the_same(&situations[i], &meant);

		if (score >= FITS)
			score += same ? SAME_MEANING : 0;
		else
			score = same ? MEANS_THE_SAME + score / 10 : 0;
		fits[i] = (struct fit){ &situations[i], score };
	}
	qsort(fits, NSITUATIONS, sizeof *fits, by_score);
	while (n < NSITUATIONS && fits[n].score > 0 &&
	    (fits[n].score >= FITS || fits[0].score < FITS) &&
	    fits[n].score * 1000 >= fits[0].score * NEAR_BEST)
		n++;
	return n;
}
