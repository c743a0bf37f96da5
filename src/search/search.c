/*
 * Keyword search: every word of the query adds what it is worth to the
 * documents that have it, the best of those that have enough of the query are
 * kept. The tables are those of gen/emit/index.c.
 */
#include "search/search.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "code/look.h"
#include "list/list.h"
#include "search/hits.h"
#include "search/query.h"
#include "search/tables.h"

#include <string.h>

/* What a word of the list counts for a word of the query, in sixteenths: it is
 * the same, begins with it, goes on behind one that is known, or is one edit
 * away from it. */
enum { BC_AS_TYPED = 16, BC_AS_PREFIX = 10, BC_AS_LONGER = 4, BC_AS_TYPO = 9, BC_AS_TYPO_PREFIX = 7 };
/* A word that nobody knows is taken for the beginning of one, if it is not
 * too short for that. */
enum { BC_PREFIX_MIN = 3 };

/* How often a word halves the documents is what it tells of a query, between
 * these; one that nobody knows tells as much as a rare one. A document that has
 * less than the floor, in sixteenths of what all words tell, is no answer; a
 * code is enough in any company. */
enum {
	BC_TELLS_LEAST = 3,
	BC_TELLS_MOST = 5,
	BC_FLOOR = 6,
	BC_TELLS_ENOUGH = BC_QUERY_WORDS * BC_TELLS_MOST * BC_FLOOR / 16
};

/* More than all words of a query count in one document: a total has room for
 * how many of them it has, as the stack holds one of each document. */
#define BC_ONE_WORD ((uint32_t)1 << 26)

struct bc_scores {
	uint32_t total[BC_NDOCUMENTS]; /* only of those found; with words until settled */
	uint16_t best[BC_NDOCUMENTS];  /* of the last word there */
	uint8_t last[BC_NDOCUMENTS];   /* number of the last one, from 1; 0 = none */
	uint16_t told[BC_NDOCUMENTS];  /* what its words tell, in sixteenths */
	uint16_t found[BC_NDOCUMENTS];
	size_t nfound;
	unsigned word;  /* the number of the present one */
	unsigned tells; /* what it tells, and as it is found */
	unsigned tells_here;
	unsigned asked; /* what all words tell */
};

size_t
bc_nspellings(void)
{
	return BC_NSPELLINGS;
}

const char *
bc_spelling_at(size_t i, size_t *length)
{
	size_t offset = bc_spelling_offsets[i];

	*length = bc_spelling_lists[i] & BC_HIDDEN
	    ? 0
	    : bc_spelling_offsets[i + 1] - offset;
	return (const char *)bc_spelling_pool + offset;
}

static size_t
bc_spelling_length(size_t i)
{
	return (size_t)(bc_spelling_offsets[i + 1] - bc_spelling_offsets[i]);
}

/* The first spelling that is not less than the word. */
static size_t
bc_lower_bound(const char *word, size_t n)
{
	size_t low = 0, high = BC_NSPELLINGS;

	while (low < high) {
		size_t middle = (low + high) / 2, length = bc_spelling_length(middle);
		int c = memcmp(bc_spelling_pool + bc_spelling_offsets[middle],
		    word, length < n ? length : n);

		if (c < 0 || (c == 0 && length < n))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int
bc_spelling_begins(size_t i, const char *word, size_t n)
{
	return i < BC_NSPELLINGS && bc_spelling_length(i) >= n &&
	    bc_are_same(bc_spelling_pool + bc_spelling_offsets[i], word, n);
}

/* A word counts once in a document, in its best form. */
static void
bc_add(struct bc_scores *s, unsigned document, unsigned value)
{
	if (s->last[document] == 0) {
		s->found[s->nfound++] = (uint16_t)document;
		s->total[document] = 0;
		s->told[document] = 0;
	}
	if (s->last[document] != s->word) {
		s->last[document] = (uint8_t)s->word;
		s->total[document] += BC_ONE_WORD;
		s->told[document] = (uint16_t)(s->told[document] + s->tells_here);
		s->best[document] = 0;
	}
	if (value > s->best[document]) {
		s->total[document] += value - s->best[document];
		s->best[document] = (uint16_t)value;
	}
}

static void
bc_add_spelling(struct bc_scores *s, size_t i, unsigned share)
{
	size_t list = bc_spelling_lists[i] >> 1;
	unsigned document = 0;

	s->tells_here = s->tells * (share == BC_AS_LONGER ? (unsigned)BC_AS_PREFIX : share);
	for (size_t p = bc_list_heads[list]; p < bc_list_heads[list + 1]; p++) {
		unsigned gap = bc_postings[p] & 0xff, level = bc_postings[p] >> 8;

		if (level == BC_GAP) {
			document += gap << 8;
			continue;
		}
		document += gap;
		bc_add(s, document, bc_impacts[level] * share);
	}
}

/* Every spelling that goes on behind the word. */
static int
bc_add_prefixed(struct bc_scores *s, const struct bc_term *word, unsigned share)
{
	size_t i = bc_lower_bound(word->text, word->length), from = i;

	for (; bc_spelling_begins(i, word->text, word->length); i++)
		if (bc_spelling_length(i) > word->length)
			bc_add_spelling(s, i, share);
	return i > from;
}

/* The spelling that is just this word; BC_NSPELLINGS where there is none. */
static size_t
bc_find_spelling(const char *word, size_t n, int hidden)
{
	size_t i = bc_lower_bound(word, n);

	if (bc_spelling_begins(i, word, n) && bc_spelling_length(i) == n &&
	    (hidden || !(bc_spelling_lists[i] & BC_HIDDEN)))
		return i;
	return BC_NSPELLINGS;
}

static int
bc_add_if_known(struct bc_scores *s, const char *word, size_t n)
{
	size_t i = bc_find_spelling(word, n, 1);

	if (i == BC_NSPELLINGS)
		return 0;
	bc_add_spelling(s, i, BC_AS_TYPO);
	return 1;
}

/* An edit of the first letter: it is one too many, or swapped with the next,
 * or any other, or missing. Looking those words up takes half the time of
 * comparing all words with it. */
static int
bc_add_other_first(struct bc_scores *s, const struct bc_term *word)
{
	char other[BC_TERM_MAX + 1];
	size_t n = word->length;
	int any = bc_add_if_known(s, word->text + 1, n - 1);

	memcpy(other + 1, word->text, n);
	for (char c = 'a'; c <= 'z' && n < BC_TERM_MAX; c++) {
		other[0] = c;
		any |= bc_add_if_known(s, other, n + 1);
	}
	memcpy(other, word->text, n);
	other[0] = word->text[1];
	other[1] = word->text[0];
	any |= bc_add_if_known(s, other, n);
	other[1] = word->text[1];
	for (other[0] = 'a'; other[0] <= 'z'; other[0]++)
		if (other[0] != word->text[0])
			any |= bc_add_if_known(s, other, n);
	return any;
}

/* All words that one edit makes of it; a longer one only if the first letter
 * is right. */
static int
bc_add_mistyped(struct bc_scores *s, const struct bc_term *word, int prefix)
{
	size_t n = word->length;
	int any = prefix ? 0 : bc_add_other_first(s, word);

	for (size_t i = bc_lower_bound(word->text, 1);
	     bc_spelling_begins(i, word->text, 1);
	     i++) {
		size_t length = bc_spelling_length(i);
		const char *text =
		    (const char *)bc_spelling_pool + bc_spelling_offsets[i];

		if (length + 1 < n || (!prefix && length > n + 1) ||
		    !bc_one_edit(word->text, n, text, length, prefix))
			continue;
		bc_add_spelling(s, i, prefix ? BC_AS_TYPO_PREFIX : BC_AS_TYPO);
		any = 1;
	}
	return any;
}

/* "garylisted" where the list has only "graylisting". */
static int
bc_add_mistyped_stem(struct bc_scores *s, const struct bc_term *word)
{
	struct bc_term stem = *word;

	bc_stem(&stem);
	return stem.length < word->length && stem.length + 1 >= BC_TYPO_MIN &&
	    bc_add_mistyped(s, &stem, BC_WHOLE);
}

/* The document that speaks for an entry. */
static int
bc_add_entry(struct bc_scores *s, const struct bouncecode_entry *entry)
{
	for (unsigned i = 0; i < BC_NDOCUMENTS; i++)
		if (&bc_entries[bc_documents[i].entry] == entry) {
			bc_add(s, i, bc_impacts[sizeof bc_impacts / 2 - 1] * BC_AS_TYPED);
			return 1;
		}
	return 0;
}

/* A code that no document has as a word is explained: 5.7.620 is in a range,
 * which only the explanation knows, 5.9.99 is answered by its class. */
static int
bc_add_code(struct bc_scores *s, const struct bc_term *word)
{
	struct bouncecode_answer a;
#ifdef BOUNCECODE_NO_EXPLAIN
	int found = bouncecode_lookup(word->text, word->length, &a);
#else
	int found = bouncecode_explain(word->text, word->length, &a);
#endif

	s->tells_here = BC_TELLS_ENOUGH * BC_AS_TYPED;
	return found && bc_add_entry(s, a.entry);
}

/* A word as it is typed, or another form of it; BC_NSPELLINGS where nobody
 * knows it. */
static size_t
bc_find_known(const struct bc_term *word, int is_last)
{
	size_t i = bc_find_spelling(word->text, word->length, 0);

	if (i == BC_NSPELLINGS && !bc_has_digit(word)) {
		struct bc_term stem = *word;

		bc_stem(&stem);
		/* A stem that ends the query is one only by chance: "quot" may
		 * become "quota". */
		if (!is_last || stem.length < word->length)
			i = bc_find_spelling(stem.text, stem.length, 1);
	}
	return i;
}

int
bc_is_known(const struct bc_term *word)
{
	return bc_find_known(word, 0) != BC_NSPELLINGS;
}

static unsigned
bc_telling(size_t i)
{
	size_t list = bc_spelling_lists[i] >> 1;
	size_t n = (size_t)(bc_list_heads[list + 1] - bc_list_heads[list]);
	unsigned halvings = BC_TELLS_LEAST;

	while (halvings < BC_TELLS_MOST && n << halvings < BC_NDOCUMENTS)
		halvings++;
	return halvings;
}

/* These tell nothing alone, only which of several is meant: "not found". */
static int
bc_tells_nothing(const struct bc_term *word)
{
	return bc_is_listed(word->text, word->length, " no not too ");
}

static int
bc_is_code(const struct bc_term *word)
{
	struct bouncecode_code code;

	return bc_has_digit(word) &&
	    bouncecode_read(word->text, word->length, &code) != 0;
}

static int
bc_add_known(struct bc_scores *s, const struct bc_term *word, int is_last)
{
	size_t i = bc_find_known(word, is_last);

	if (i == BC_NSPELLINGS)
		return 0;
	s->tells = bc_is_code(word)	? (unsigned)BC_TELLS_ENOUGH
	    : bc_tells_nothing(word) ? 0
				     : bc_telling(i);
	bc_add_spelling(s, i, BC_AS_TYPED);
	return 1;
}

/* The first way that finds anything counts, but the last word of the query
 * may always go on. */
static int
bc_add_word(struct bc_scores *s, const struct bc_term *word, int is_last)
{
	int any = bc_add_known(s, word, is_last);

	if (is_last || (!any && word->length >= BC_PREFIX_MIN))
		any |= bc_add_prefixed(s, word, any ? BC_AS_LONGER : BC_AS_PREFIX);
	if (any)
		return 1;
	if (bc_has_digit(word))
		return bc_add_code(s, word);
	return word->length >= BC_TYPO_MIN &&
	    (bc_add_mistyped(s, word, BC_WHOLE) || bc_add_mistyped_stem(s, word) ||
		(is_last && bc_add_mistyped(s, word, BC_PREFIX)));
}

/* ---- the best documents */

/* Documents that have too little of the query are found no longer. */
static void
bc_drop(struct bc_scores *s)
{
	unsigned floor = s->asked * BC_FLOOR;
	size_t n = 0;

	for (size_t i = 0; i < s->nfound; i++) {
		unsigned d = s->found[i];

		if (s->told[d] < floor || s->told[d] == 0)
			s->last[d] = 0;
		else
			s->found[n++] = (uint16_t)d;
	}
	s->nfound = n;
}

/* Documents with all words of the query come before those with some. What
 * several documents say of one fact goes to the first of them, and best[]
 * holds the one that says it best. */
static void
bc_settle(struct bc_scores *s)
{
	size_t n = s->nfound;

	for (size_t i = 0; i < n; i++) {
		unsigned d = s->found[i];

		s->total[d] = s->total[d] % BC_ONE_WORD / s->word * (s->total[d] / BC_ONE_WORD);
		s->best[d] = (uint16_t)d;
	}
	for (size_t i = 0; i < n; i++) {
		unsigned d = s->found[i], fact = bc_documents[d].fact;

		if (fact == d)
			continue;
		if (s->last[fact] == 0) {
			s->last[fact] = 1;
			s->found[s->nfound++] = (uint16_t)fact;
			s->total[fact] = 0;
		}
		if (s->total[d] > s->total[fact]) {
			s->total[fact] = s->total[d];
			s->best[fact] = (uint16_t)d;
		}
	}
}

static size_t
bc_select_hits(const struct bc_scores *s, struct bouncecode_hit *hits, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < s->nfound; i++) {
		unsigned d = s->found[i];
		struct bouncecode_hit hit;

		if (bc_documents[d].fact != d)
			continue;
		hit.entry = &bc_entries[bc_documents[s->best[d]].entry];
		hit.score = s->total[d];
		hit.reserved = 0;
		n = bc_keep_hit(hits, n, max, &hit);
	}
	return n;
}

static struct bc_facts
bc_all_facts(void)
{
	struct bc_facts facts;

	facts.entries = bc_facts;
	facts.n = BC_NFACTS;
	return facts;
}

BOUNCECODE_API const struct bouncecode_entry *
bouncecode_spelling(const struct bouncecode_entry *entry, size_t i)
{
	struct bc_facts facts = bc_all_facts();

	return bc_spelling(&facts, entry, i);
}

/* ---- the query */

/* The codes among its words, of which the last one counts. */
static struct bouncecode_code
bc_codes_of(const struct bc_query *q)
{
	struct bouncecode_code codes = { 0, 0, 0, 0, 0, 0, 0, 0 }, code;

	for (size_t i = 0; i < q->n; i++) {
		const struct bc_term *word = &q->words[i];

		if (!bc_has_digit(word) ||
		    bouncecode_read(word->text, word->length, &code) == 0)
			continue;
		if (code.reply != 0)
			codes.reply = code.reply;
		if (code.class_digit != 0) {
			codes.class_digit = code.class_digit;
			codes.subject = code.subject;
			codes.detail = code.detail;
		}
	}
	return codes;
}

BOUNCECODE_API size_t
bouncecode_search(const char *query, size_t length,
    struct bouncecode_hit *hits, size_t max)
{
	struct bc_scores s;
	struct bc_query q;
	struct bc_facts facts = bc_all_facts();
	struct bouncecode_code codes;
	size_t n;

	bc_read_query(query, length, &q);
	memset(s.last, 0, sizeof s.last);
	s.nfound = 0;
	s.word = 1;
	s.asked = 0;
	for (size_t i = 0; i < q.n; i++) {
		/* A number that nobody knows is one message's own. */
		s.tells = bc_has_digit(&q.words[i]) ? 0 : (unsigned)BC_TELLS_MOST;
		s.word += (unsigned)bc_add_word(&s, &q.words[i], i + 1 == q.n);
		s.asked += s.tells < BC_TELLS_MOST ? s.tells : (unsigned)BC_TELLS_MOST;
	}
	if (--s.word == 0)
		return 0;
	bc_drop(&s);
	bc_settle(&s);
	n = bc_select_hits(&s, hits, max);
	codes = bc_codes_of(&q);
	for (size_t i = 0; i < n && bc_first_digit(&codes) != 0; i++)
		bc_prefer_code(&facts, &hits[i], &codes);
	return n;
}
