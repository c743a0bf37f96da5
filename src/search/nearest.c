/*
 * What keyword search says beside its hits: where the words of a query stand
 * in a text, and what a word that finds nothing may have meant.
 */
#include "search/search.h"

#include "base/bits.h"
#include "base/bytes.h"
#include "search/query.h"

#include <string.h>

/* So many words of a query are compared with all that are known. */
enum { BC_SUGGEST_WORDS = 8 };

/* As many edits as a third of a word has letters make another word of it. */
static unsigned
bc_edits_allowed(size_t length)
{
	return length < 7 ? 1 : length < 10 ? 2 : 3;
}

/* Three letters are swapped, or they are another word: "sfp", but not "dog". */
static int
bc_may_be_meant(size_t length, uint32_t typed, uint32_t known)
{
	return length > 3 || typed == known;
}

/* Nobody searches for a stop word. */
static int
bc_is_searched_for(const char *text, size_t length)
{
	struct bc_term word;
	size_t at = 0;

	return bc_next_term(text, length, &at, &word) && !bc_is_stop_word(&word);
}

/* The letters of a word, a bit each. */
static uint32_t
bc_letters_of(const char *word, size_t n)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < n; i++)
		letters |= (uint32_t)1 << (word[i] & 31);
	return letters;
}

/* An edit puts one letter in the place of another at most: words that differ
 * in more letters are further away. That spares most of the table of edits. */
static int
bc_may_be_near(uint32_t a, uint32_t b, unsigned edits)
{
	return bc_count_bits(a & ~b) <= edits && bc_count_bits(b & ~a) <= edits;
}

/* The known word that is nearest to a word, if that is less than so many edits
 * away; returns how many it is. */
static unsigned
bc_find_nearest(const struct bc_term *word, unsigned best,
    struct bouncecode_suggestion *suggestion)
{
	unsigned limit = bc_edits_allowed(word->length);
	uint32_t letters = bc_letters_of(word->text, word->length);

	for (size_t i = 0; i < bc_nspellings() && best > 0; i++) {
		size_t n;
		const char *known = bc_spelling_at(i, &n);
		unsigned most = best - 1 < limit ? best - 1 : limit, edits;

		if (n < 3 || n > word->length + most ||
		    word->length > n + most ||
		    !bc_may_be_meant(word->length, letters, bc_letters_of(known, n)) ||
		    !bc_may_be_near(letters, bc_letters_of(known, n), most))
			continue;
		edits = bc_distance(word->text, word->length, known, n, most);
		if (edits > most || !bc_is_searched_for(known, n))
			continue;
		best = edits;
		suggestion->offset = word->offset;
		suggestion->length = word->end - word->offset;
		suggestion->word = known;
		suggestion->word_length = n;
		memset(suggestion->reserved, 0, sizeof suggestion->reserved);
	}
	return best;
}

/* A word is mended where two of three others are known: of a query that is about
 * something else it would only make another. */
static int
bc_rest_is_known(const struct bc_query *q, size_t mended)
{
	size_t known = 0;

	for (size_t i = 0; i < q->n; i++)
		known += i != mended && bc_is_known(&q->words[i]);
	return 3 * known >= 2 * (q->n - 1);
}

BOUNCECODE_API int
bouncecode_suggest(const char *query, size_t length,
    struct bouncecode_suggestion *suggestion)
{
	enum { NONE_NEAR = 4 }; /* edits, more than are ever allowed */
	struct bc_query q;
	unsigned tried = 0;

	bc_read_query(query, length, &q);
	for (size_t i = 0; i < q.n && tried < BC_SUGGEST_WORDS; i++) {
		const struct bc_term *word = &q.words[i];

		if (bc_has_digit(word) || word->length < 3 || bc_is_known(word) ||
		    !bc_rest_is_known(&q, i))
			continue;
		/* the first word that can be mended */
		if (bc_find_nearest(word, NONE_NEAR, suggestion) < NONE_NEAR)
			return 1;
		tried++;
	}
	return 0;
}

/* A word that is compared with others: as it is, and its stem. */
struct bc_compared {
	const struct bc_term *word;
	struct bc_term stem;
	int has_digit;
};

static struct bc_compared
bc_to_compare(const struct bc_term *word)
{
	struct bc_compared c;

	c.word = word;
	c.stem = *word;
	c.has_digit = bc_has_digit(word);
	if (!c.has_digit)
		bc_stem(&c.stem);
	return c;
}

static int
bc_same_text(const struct bc_term *a, const struct bc_term *b)
{
	return a->length == b->length && bc_are_same(a->text, b->text, a->length);
}

static int
bc_is_near(size_t a, size_t b)
{
	return a <= b + 1 && b <= a + 1;
}

static int
bc_stands_for(
    const struct bc_compared *typed, int is_last, const struct bc_compared *word)
{
	const struct bc_term *a = typed->word, *b = word->word;

	if (bc_same_text(a, b))
		return 1;
	if (is_last && a->length < b->length &&
	    bc_are_same(a->text, b->text, a->length))
		return 1;
	if (typed->has_digit || word->has_digit)
		return 0;
	if (a->length >= BC_TYPO_MIN && bc_is_near(a->length, b->length) &&
	    bc_one_edit(a->text, a->length, b->text, b->length, BC_WHOLE))
		return 1;
	return bc_same_text(&typed->stem, &word->stem);
}

BOUNCECODE_API size_t
bouncecode_search_places(const char *query, size_t length, const char *text,
    size_t text_length, struct bouncecode_match *places, size_t max)
{
	struct bc_compared typed[BC_QUERY_WORDS];
	struct bc_query q;
	struct bc_term word;
	size_t at = 0, n = 0;

	bc_read_query(query, length, &q);
	for (size_t i = 0; i < q.n; i++)
		typed[i] = bc_to_compare(&q.words[i]);
	while (n < max && q.n > 0 &&
	    bc_next_term(text, text_length, &at, &word)) {
		struct bc_compared other = bc_to_compare(&word);
		size_t i = 0;

		if (bc_is_stop_word(&word))
			continue;
		while (i < q.n &&
		    !bc_stands_for(&typed[i], q.words[i].end == q.length, &other))
			i++;
		if (i == q.n)
			continue;
		places[n].offset = word.offset;
		places[n].length = word.end - word.offset;
		places[n].what = BOUNCECODE_EVIDENCE_WORD;
		memset(places[n].reserved, 0, sizeof places[n].reserved);
		n++;
	}
	return n;
}
