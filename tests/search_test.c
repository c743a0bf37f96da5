/* Keyword search: what people type finds what they mean. */
#include <bouncecode.h>
#include <stdlib.h>

#include "search/search.h"
#include "queries.h"
#include "random.h"
#include "tap.h"

enum { FIRST = 3, NHITS = 10, NQUERIES = sizeof queries / sizeof *queries };

static size_t
search(const char *words, struct bouncecode_hit *hits, size_t max)
{
	return bouncecode_search(words, strlen(words), hits, max);
}

/* ---- everyday queries */

/* Is the code the key, or the enhanced half of it? */
static int
is_code(const struct bouncecode_entry *e, const char *code, size_t n)
{
	const char *key = bouncecode_key(e), *half;

	if (key == NULL)
		return 0;
	half = strchr(key, ' ');
	return (strlen(key) == n && memcmp(key, code, n) == 0) ||
	    (half != NULL && strlen(half + 1) == n &&
		memcmp(half + 1, code, n) == 0);
}

static int
is_answer(const struct bouncecode_entry *e, const char *code, size_t n)
{
	const struct bouncecode_entry *other;
	struct bouncecode_answer a;

	if (*code == '@') {
		bouncecode_answer_entry(e, &a);
		return a.category ==
		    bouncecode_number(BOUNCECODE_CATEGORIES, code + 1, n - 1);
	}
	for (size_t i = 0; (other = bouncecode_spelling(e, i)) != NULL; i++)
		if (is_code(other, code, n))
			return 1;
	return is_code(e, code, n);
}

static int
is_answered(const char *words, const char *codes)
{
	struct bouncecode_hit hits[FIRST];
	size_t n = search(words, hits, FIRST);

	for (; *codes != '\0'; codes += strcspn(codes, "|"), codes += *codes == '|')
		for (size_t i = 0; i < n; i++)
			if (is_answer(hits[i].entry, codes, strcspn(codes, "|")))
				return 1;
	return 0;
}

static void
test_queries(void)
{
	int right = 0;

	for (size_t i = 0; i < NQUERIES; i++) {
		int answered = is_answered(queries[i].words, queries[i].codes);

		right += answered;
		if (!answered)
			printf("# not among the first %d: %s (%s)\n", FIRST,
			    queries[i].words, queries[i].codes);
	}
	ok(right * 100 >= 90 * (int)NQUERIES,
	    "%d of %d everyday queries have the right code among the first %d, at least 90 %%",
	    right, (int)NQUERIES, FIRST);
}

/* One typo in a word of five letters or more; 0 where there is none. */
static int
mistype(const char *words, char *out)
{
	size_t starts[20], lengths[20], n = 0, at, kind;
	char letter = (char)('a' + next_random() % 26);
	char *w;

	strcpy(out, words);
	for (const char *p = words; *p != '\0' && n < 20; p += strcspn(p, " "), p += *p == ' ') {
		size_t length = strspn(p, "abcdefghijklmnopqrstuvwxyz");

		if (length >= 5 && (p[length] == ' ' || p[length] == '\0')) {
			starts[n] = (size_t)(p - words);
			lengths[n++] = length;
		}
	}
	if (n == 0)
		return 0;
	at = next_random() % n;
	w = out + starts[at];
	kind = next_random() % 4;
	at = next_random() % (lengths[at] - 1);
	if (kind == 0) {
		memmove(w + at, w + at + 1, strlen(w + at));
	} else if (kind == 1) {
		memmove(w + at + 1, w + at, strlen(w + at) + 1);
		w[at] = letter;
	} else if (kind == 2) {
		w[at] = letter;
	} else {
		char c = w[at];

		w[at] = w[at + 1];
		w[at + 1] = c;
	}
	return 1;
}

static void
test_typos(void)
{
	int right = 0, all = 0;

	for (int round = 0; round < 20; round++)
		for (size_t i = 0; i < NQUERIES; i++) {
			char words[200];

			if (!mistype(queries[i].words, words))
				continue;
			all++;
			right += is_answered(words, queries[i].codes);
		}
	ok(right * 100 >= 80 * all,
	    "with one typo %d of %d (%d %%), at least 80 %%", right, all,
	    right * 100 / all);
}

/* ---- what a list of hits must be */

static void
test_order(void)
{
	size_t max = bouncecode_count();
	struct bouncecode_hit *all = calloc(max + 1, sizeof *all), few[NHITS];
	int sorted = 1, same_start = 1, unique = 1;

	for (size_t q = 0; q < NQUERIES; q++) {
		size_t n = search(queries[q].words, all, max);
		size_t m = search(queries[q].words, few, NHITS);

		same_start &= m == (n < NHITS ? n : NHITS);
		for (size_t i = 0; i < m; i++)
			same_start &= few[i].entry == all[i].entry &&
			    few[i].score == all[i].score;
		for (size_t i = 1; i < n; i++) {
			sorted &= all[i - 1].score >= all[i].score;
			for (size_t k = 0; k < i && i < NHITS; k++)
				unique &= all[k].entry != all[i].entry;
		}
		for (size_t i = 0; i < n && i < NHITS; i++) {
			const struct bouncecode_entry *e;

			for (size_t k = 0; (e = bouncecode_spelling(
						all[i].entry, k)) != NULL; k++)
				for (size_t h = 0; h < n; h++)
					unique &= all[h].entry != e;
		}
	}
	ok(sorted, "scores fall from the first hit to the last");
	ok(same_start, "a shorter list is the beginning of the longer one");
	ok(unique, "no fact is there twice, in whatever spelling");
	free(all);
}

static int
first_is(const char *words, const char *key)
{
	struct bouncecode_hit hit;
	int found = search(words, &hit, 1) == 1 && is_code(hit.entry, key, strlen(key));

	if (!found)
		printf("# %s: first is not %s\n", words, key);
	return found;
}

static int
same_hits(const char *a, const char *b)
{
	struct bouncecode_hit x[NHITS], y[NHITS];
	size_t n = search(a, x, NHITS);
	int same_all = n > 0 && search(b, y, NHITS) == n;

	for (size_t i = 0; same_all && i < n; i++)
		same_all = x[i].entry == y[i].entry;
	return same_all;
}

static int
same_hits_as(const struct bouncecode_hit *hits, const char *words)
{
	struct bouncecode_hit other[NHITS];
	size_t n = search(words, other, NHITS);
	int same_all = n > 0;

	for (size_t i = 0; i < n; i++)
		same_all &= hits[i].entry == other[i].entry;
	return same_all;
}

static void
test_words(void)
{
	static const char *const forms[][2] = {
		{ "rejected sender", "rejection sender" },
		{ "mailboxes full", "mailbox full" },
		{ "GREYLISTING", "greylisting" },
		{ "policies sender", "policy sender" },
		{ "the mailbox is full", "mailbox full" },
		{ "#5.2.2", "5.2.2" }, { "blocking hosts", "blocked hosts" },
		{ "gr\303\251ylisting", "greylisting" },
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		ok(same_hits(forms[i][0], forms[i][1]),
		    "\"%s\" finds what \"%s\" does", forms[i][0], forms[i][1]);
	ok(first_is("full mailbox", "5.2.2"), "words in any order");
	ok(first_is("greyl", "451 4.7.1"), "the last word may be unfinished");
	ok(first_is("mailbox quo", "5.2.2") || first_is("mailbox quo", "522"),
	    "the last of several, too");
	ok(first_is("greylsiting", "451 4.7.1"), "two letters are swapped");
	ok(first_is("graylisting", "451 4.7.1"), "a synonym");
	ok(first_is("xailbox full", "5.2.2"), "a typo in the first letter");
	ok(first_is("550 reverse dns", "550 5.7.25"), "a code among the words");
	ok(first_is("552 quota", "552 5.2.2") || first_is("552 quota", "552"),
	    "and its spelling is shown");
	ok(first_is("5.7.25", "5.7.25"), "a code alone");
	ok(first_is("5.7.6", "5.7.6"), "a code that others begin with");
	ok(first_is("5.9.99", "5.XXX.YYY"), "a code that nobody registered");
	ok(first_is("5.7.620", "5.7.606-649"), "a code in a range");
	ok(first_is("4xx", "4yz"), "a whole class");
}

/* Standard codes come before what a provider makes of them. */
static void
test_standard_first(void)
{
	static const char *const words[] = { "mailbox full", "user unknown",
		"greylisting", "spf", "reverse dns" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct bouncecode_hit hit;

		ok(search(words[i], &hit, 1) == 1 &&
			bouncecode_kind_of(hit.entry) < BOUNCECODE_KIND_PHRASE,
		    "%s: a standard code comes first", words[i]);
	}
}

static void
test_providers(void)
{
	static const char *const words[][2] = { { "gmail rate", "google" },
		{ "outlook spam", "microsoft" }, { "yahoo complaints", "yahoo" } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct bouncecode_hit hit;
		struct bouncecode_answer a = { .entry = NULL };

		if (search(words[i][0], &hit, 1) == 1)
			bouncecode_answer_entry(hit.entry, &a);
		ok(a.entry != NULL &&
			same(bouncecode_name(BOUNCECODE_PROVIDERS, a.provider),
			    words[i][1]),
		    "%s: a reply of %s", words[i][0], words[i][1]);
	}
}

/* ---- odd input */

/* A word so many times, and others behind: returns their length. */
static size_t
repeat(char *text, const char *word, int times, const char *behind)
{
	size_t n = 0;

	while (times-- > 0)
		n += (size_t)sprintf(text + n, "%s ", word);
	return n + (size_t)sprintf(text + n, "%s", behind);
}

/* How much of a query counts, as bouncecode.h says. */
static void
test_limits(char *text, size_t size)
{
	enum { BYTES = 1024, WORDS = 32, TRIED = 8 };
	static const char full[] = "mailbox full", mended[] = "graylstin";
	struct bouncecode_hit hits[NHITS];
	struct bouncecode_suggestion s;
	struct bouncecode_match places[4];
	size_t n;

	for (int over = 0; over < 2; over++) {
		size_t at = BYTES - (sizeof full - 1) + 8u * (size_t)over;

		memset(text, ' ', size);
		memcpy(text + at, full, sizeof full - 1);
		ok((bouncecode_search(text, at + sizeof full - 1, hits, NHITS) > 0 &&
		       same_hits_as(hits, full)) == !over,
		    "a query %s 1,024 bytes", over ? "beyond" : "of");
		ok(bouncecode_search_places(text, at + sizeof full - 1, full,
		       sizeof full - 1, places, 4) == 2 - (size_t)over,
		    "its places");
		n = repeat(text, "qqqqzzzz", WORDS - 1 + over, "5.2.2");
		ok((bouncecode_search(text, n, hits, NHITS) > 0) == !over,
		    "the %s word", over ? "33rd" : "32nd");
		ok(bouncecode_search_places(text, n, "5.2.2", 5, places, 4) ==
			1 - (size_t)over,
		    "its place");
		n = repeat(text, "the", 200, "");
		n += repeat(text + n, "full", 2 * TRIED - 2, "");
		n += repeat(text + n, "qqqqzzzz", TRIED - 1 + over, mended);
		ok(bouncecode_suggest(text, n, &s) == !over,
		    "a suggestion for the %s word", over ? "9th" : "8th");
		n = BYTES - (sizeof mended - 1) + 8u * (size_t)over;
		memset(text, ' ', size);
		memcpy(text + n, mended, sizeof mended - 1);
		ok(bouncecode_suggest(text, n + sizeof mended - 1, &s) == !over,
		    "a suggestion %s 1,024 bytes", over ? "beyond" : "within");
	}
}

static void
test_odd(void)
{
	enum { LARGE = 100000 };
	static char large[LARGE];
	struct bouncecode_hit hits[NHITS + 1];
	size_t too_many = 0, outside = 0;

	hits[NHITS].score = 4711;
	ok(bouncecode_search(NULL, 0, hits, NHITS) == 0, "no query");
	ok(search("mailbox full", hits, 0) == 0, "no room for hits");
	ok(search(" \t\n.,;-", hits, NHITS) == 0, "no word");
	ok(search("m", hits, NHITS) > 0, "one letter");
	ok(search("the", hits, NHITS) == 0, "one stop word");
	ok(search("what is this", hits, NHITS) == 0, "only stop words");
	ok(search("qqqqzzzz", hits, NHITS) == 0, "a word that nobody knows");
	ok(bouncecode_search("mailbox\0full", 12, hits, NHITS) == NHITS,
	    "a NUL separates words");
	ok(search("mailbox \377\376\200 full \303", hits, NHITS) == NHITS,
	    "invalid UTF-8");
	memset(large, 'a', LARGE);
	ok(bouncecode_search(large, LARGE, hits, NHITS) == 0,
	    "one word of 100 KB");
	for (size_t i = 0; i < LARGE; i++)
		large[i] = "mailbxo fulll "[i % 14];
	ok(bouncecode_search(large, LARGE, hits, NHITS) == NHITS,
	    "100 KB of mistyped words");
	for (size_t i = 0; i < LARGE; i++)
		large[i] = "the is a "[i % 9];
	ok(bouncecode_search(large, LARGE, hits, NHITS) == 0,
	    "100 KB of stop words");
	test_limits(large, LARGE);
	for (int round = 0; round < 2000; round++) {
		size_t n = next_random() % 60, found;
		struct bouncecode_suggestion s;
		struct bouncecode_match places[4];

		for (size_t i = 0; i < n; i++)
			large[i] = (char)next_random();
		too_many += bouncecode_search(large, n, hits, NHITS) > NHITS;
		outside += bouncecode_suggest(large, n, &s) &&
		    (s.offset > n || s.length > n - s.offset);
		found = bouncecode_search_places(large, n, large, n, places, 4);
		too_many += found > 4;
		for (size_t i = 0; i < found; i++)
			outside += places[i].length == 0 ||
			    places[i].offset > n ||
			    places[i].length > n - places[i].offset;
	}
	ok(too_many == 0, "random bytes: no more than there is room for");
	ok(outside == 0, "random bytes: each place is in the text");
	ok(hits[NHITS].score == 4711, "nothing is written behind the room given");
}

/* ---- parts */

static void
test_terms(void)
{
	static const struct {
		const char *text, *words;
	} texts[] = {
		{ "Mailbox full", "mailbox full" },
		{ "550-5.7.26 (X.7.26)", "550 5.7.26 x.7.26" },
		{ "zen.spamhaus.org", "zen spamhaus org" },
		{ "user's don\342\200\231t", "users dont" },
		{ "\303\234berlastet \303\251t\303\251", "uberlastet ete" },
		{ "\"full\" \342\200\234quota\342\200\235", "full quota" },
		{ "a\302\240b", "a b" },
		{ "5.7.", "5.7" },
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char words[200] = "";
		struct bc_term term;
		size_t at = 0;

		while (bc_next_term(texts[i].text, strlen(texts[i].text), &at, &term)) {
			strcat(words, *words ? " " : "");
			strcat(words, term.text);
		}
		ok(same(words, texts[i].words), "words of: %s", texts[i].text);
	}
}

static void
test_stems(void)
{
	static const char *const pairs[][2] = { { "rejected", "rejection" },
		{ "denied", "deny" }, { "policies", "policy" },
		{ "mailboxes", "mailbox" }, { "blocked", "blocking" },
		{ "stopped", "stop" }, { "messages", "message" },
		{ "addresses", "address" }, { "authenticated", "authentication" },
		{ "refused", "refuse" }, { "exceeded", "exceeds" },
		{ "tries", "try" }, { "bounces", "bounced" } };
	static const char *const kept[] = { "dns", "tls", "ip", "address", "status" };

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct bc_term a, b;
		size_t at = 0;

		bc_next_term(pairs[i][0], strlen(pairs[i][0]), &at, &a);
		at = 0;
		bc_next_term(pairs[i][1], strlen(pairs[i][1]), &at, &b);
		bc_stem(&a);
		bc_stem(&b);
		ok(same(a.text, b.text), "%s and %s", pairs[i][0], pairs[i][1]);
	}
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		struct bc_term a;
		size_t at = 0;

		bc_next_term(kept[i], strlen(kept[i]), &at, &a);
		bc_stem(&a);
		ok(same(a.text, kept[i]), "%s stays", kept[i]);
	}
}

/* The fast test for one edit, against the table of all edits. */
static void
test_edits(void)
{
	size_t differ = 0;

	for (int round = 0; round < 200000; round++) {
		char a[12], b[12];
		size_t n = 1 + next_random() % 7, m = n - 1 + next_random() % 3;

		for (size_t i = 0; i < n; i++)
			a[i] = (char)('a' + next_random() % 2);
		for (size_t i = 0; i < m; i++)
			b[i] = (char)(i < n && next_random() % 4
				? a[i] : 'a' + (int)(next_random() % 2));
		differ += bc_one_edit(a, n, b, m, BC_WHOLE) !=
		    (bc_distance(a, n, b, m, 1) == 1) &&
		    !(n == m && memcmp(a, b, n) == 0);
	}
	ok(differ == 0, "one edit is a distance of one: %zu differ", differ);
	ok(bc_distance("greylsiting", 11, "greylisting", 11, 3) == 1, "a swap is one edit");
	ok(bc_distance("graylistin", 10, "greylisting", 11, 3) == 2, "two edits");
	ok(bc_distance("abc", 3, "xyz", 3, 1) == 2, "more than the limit");
}

static void
test_suggestions(void)
{
	struct bouncecode_suggestion s;
	const char *words = "please xgraylstin";

	ok(bouncecode_suggest(words, strlen(words), &s) &&
		s.word_length == 11 && memcmp(s.word, "graylisting", 11) == 0,
	    "the nearest word is offered");
	ok(s.offset == 7 && s.length == 10, "for the word that it may mend");
	ok(!bouncecode_suggest("qqqqqqqzzzz", 11, &s), "nothing is near");
	ok(!bouncecode_suggest("", 0, &s), "no query");
}

static void
test_places(void)
{
	static const char query[] = "mailboxes fulll quot";
	static const char text[] = "The mailbox is full: quota exceeded.";
	struct bouncecode_match m[4];
	size_t n = bouncecode_search_places(query, strlen(query), text,
	    strlen(text), m, 4);

	ok(n == 3 && m[0].offset == 4 && m[0].length == 7 &&
		m[1].offset == 15 && m[1].length == 4 && m[2].offset == 21 &&
		m[2].length == 5 && m[0].what == BOUNCECODE_EVIDENCE_WORD,
	    "the words of a query in a text");
	ok(bouncecode_search_places(query, strlen(query), text, strlen(text), m,
	       1) == 1, "as many as there is room for");
}

/* Is it among the other spellings of each of its own? */
static int
is_known_to_others(const struct bouncecode_entry *e)
{
	const struct bouncecode_entry *other, *back;

	for (size_t i = 0; (other = bouncecode_spelling(e, i)) != NULL; i++) {
		size_t k = 0;

		while ((back = bouncecode_spelling(other, k)) != NULL && back != e)
			k++;
		if (back == NULL)
			return 0;
	}
	return 1;
}

static void
test_spellings(void)
{
	const struct bouncecode_entry *e =
	    bouncecode_find(BOUNCECODE_ENHANCED(5, 2, 2)), *other;
	char keys[200] = "";

	for (size_t i = 0; (other = bouncecode_spelling(e, i)) != NULL; i++) {
		strcat(keys, *keys ? ", " : "");
		strcat(keys, bouncecode_key(other));
	}
	ok(same(keys, "550 5.2.2, 552 5.2.2, 4.2.2, 452 4.2.2"),
	    "the other spellings of 5.2.2");
	ok(bouncecode_spelling(bouncecode_find(BOUNCECODE_REPLY(550)), 0) == NULL,
	    "550 is nobody else");
	for (size_t i = 0; (e = bouncecode_at(i)) != NULL; i++)
		if (!is_known_to_others(e))
			break;
	ok(e == NULL, "who has other spellings is one of each: %s", e != NULL ? bouncecode_key(e) : "all");
}

int
main(void)
{
	test_queries();
	test_typos();
	test_order();
	test_words();
	test_standard_first();
	test_providers();
	test_odd();
	test_terms();
	test_stems();
	test_edits();
	test_suggestions();
	test_places();
	test_spellings();
	return done();
}
