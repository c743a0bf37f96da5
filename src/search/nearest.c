/*
 * What keyword search says beside its hits: where the words of a query stand
 * in a text, and what a word that finds nothing may have meant.
 */
#include "search/search.h"

#include "base/bytes.h"

#ifndef BOUNCECODE_NO_SEARCH

#include <string.h>

/* More edits than a third of a word make another word of it. */
static unsigned
edits_allowed(size_t length)
{
	return length < 4 ? 1 : length < 8 ? 2 : 3;
}

BOUNCECODE_API int
bouncecode_suggest(const char *query, size_t length,
    struct bouncecode_suggestion *suggestion)
{
	struct bc_term word;
	size_t at = 0;
	unsigned best = 4;

	while (bc_next_term(query, length, &at, &word)) {
		unsigned limit = edits_allowed(word.length);

		if (bc_has_digit(&word) || bc_is_stop_word(&word) ||
		    word.length < 3)
			continue;
		for (size_t i = 0; i < bc_nspellings(); i++) {
			size_t n;
			const char *known = bc_spelling_at(i, &n);
			unsigned edits = n < 3 ? 4
			    : bc_distance(word.text, word.length, known, n, limit);

			if (edits > limit || edits >= best)
				continue;
			best = edits;
			suggestion->offset = word.offset;
			suggestion->length = word.end - word.offset;
			suggestion->word = known;
			suggestion->word_length = n;
		}
		if (best < 4) /* the first word that can be mended */
			return 1;
	}
	return 0;
}

static int
same_text(const struct bc_term *a, const struct bc_term *b)
{
	return a->length == b->length && bc_are_same(a->text, b->text, a->length);
}

static int
stands_for(const struct bc_term *typed, int is_last, const struct bc_term *word)
{
	struct bc_term a = *typed, b = *word;

	if (same_text(&a, &b))
		return 1;
	if (is_last && a.length < b.length &&
	    bc_are_same(a.text, b.text, a.length))
		return 1;
	if (bc_has_digit(&a) || bc_has_digit(&b))
		return 0;
	if (a.length >= BC_TYPO_MIN &&
	    bc_one_edit(a.text, a.length, b.text, b.length, BC_WHOLE))
		return 1;
	bc_stem(&a);
	bc_stem(&b);
	return same_text(&a, &b);
}

static int
is_asked_for(const char *query, size_t length, const struct bc_term *word)
{
	struct bc_term typed;
	size_t at = 0;

	if (bc_is_stop_word(word))
		return 0;
	for (unsigned n = 0; n < BC_QUERY_WORDS &&
	     bc_next_term(query, length, &at, &typed);
	     n++)
		if (!bc_is_stop_word(&typed) &&
		    stands_for(&typed, at == length, word))
			return 1;
	return 0;
}

BOUNCECODE_API size_t
bouncecode_search_places(const char *query, size_t length, const char *text,
    size_t text_length, struct bouncecode_match *places, size_t max)
{
	struct bc_term word;
	size_t at = 0, n = 0;

	while (n < max && bc_next_term(text, text_length, &at, &word)) {
		if (!is_asked_for(query, length, &word))
			continue;
		places[n].offset = word.offset;
		places[n].length = word.end - word.offset;
		places[n].what = BOUNCECODE_EVIDENCE_WORD;
		n++;
	}
	return n;
}

#endif
