/*
 * Keyword search against full-text search of the same documents, in memory. Queries
 * are words of the documents, as often as they stand there: one, two, the beginning
 * of one, and one with a typo in it, which the others do not find. Everybody ranks by
 * his own rules, so that what is compared is whether a query is answered, and by what
 * has a word of it.
 */
#include <bouncecode.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../random.h"
#include "documents.gen.h"
#include "harness.h"
#include "search.h"
#include "search/term.h"

enum { NQUERIES = 200, QUERY_SIZE = 80, WORD_MAX = 24, NDOCUMENTS = sizeof documents / sizeof *documents };

/* So many percent of the answers must have a word of the query. */
enum { WORDED_MIN = 85 };

static char queries[NQUERIES][QUERY_SIZE];

/* ---- queries */

/* "that", "from": nobody searches for such a word, and an index may leave it out. */
static int
is_searched_for(const char *word)
{
	struct bc_term term;
	size_t at = 0;

	return bc_next_term(word, strlen(word), &at, &term) && !bc_is_stop_word(&term);
}

/* Some word of letters of some document. */
static void
pick_word(char *word, size_t shortest)
{
	for (;;) {
		const char *s = documents[next_random() % NDOCUMENTS];
		size_t n = 0;

		s += next_random() % strlen(s);
		while (isalpha((unsigned char)*s))
			s++;
		while (*s != '\0' && !isalpha((unsigned char)*s))
			s++;
		while (n < WORD_MAX && isalpha((unsigned char)s[n]))
			n++;
		if (n < shortest || isalnum((unsigned char)s[n]))
			continue;
		for (size_t i = 0; i < n; i++)
			word[i] = (char)tolower((unsigned char)s[i]);
		word[n] = '\0';
		if (is_searched_for(word))
			return;
	}
}

static void
make_word(char *q)
{
	pick_word(q, 4);
}

static void
make_two(char *q)
{
	pick_word(q, 4);
	strcat(q, " ");
	pick_word(q + strlen(q), 4);
}

/* Without the last three letters at least: who has an index of stems finds what begins
 * one, but not "reporti". */
static void
make_prefix(char *q)
{
	pick_word(q, 7);
	q[4 + next_random() % (strlen(q) - 6)] = '\0';
}

static void
make_typo(char *q)
{
	size_t at;

	pick_word(q, 7);
	at = 1 + next_random() % (strlen(q) - 2);
	q[at] = q[at] == 'x' ? 'q' : 'x';
}

static const struct {
	const char *name;
	void (*make)(char *);
	int is_prefix;
	int answered_min; /* percent of the queries that each must answer */
} kinds[] = { { "one word", make_word, 0, 95 }, { "two words", make_two, 0, 99 },
	{ "the beginning of a word", make_prefix, 1, 95 }, { "a word with a typo", make_typo, 0, 0 } };

/* ---- ways */

static const struct {
	const struct search_peer *peer;
	const char *name, *package;
} peers[] = { { &search_sqlite, "SQLite FTS5", "libsqlite3-dev" },
	{ &search_xapian, "Xapian", "libxapian-dev" } };

enum { PEERS = sizeof peers / sizeof *peers };

static void *opened[PEERS];

struct job {
	size_t peer;
	int is_prefix;
};

/* Does a text have a word of the query, by four letters, with which all its forms
 * begin? */
static int
has_word(const char *text, const char *query)
{
	const char *second = strchr(query, ' ');

	for (; text != NULL && *text != '\0'; text++)
		if (strncasecmp(text, query, 4) == 0 || (second && strncasecmp(text, second + 1, 4) == 0))
			return 1;
	return 0;
}

static int
entry_has_word(const struct bouncecode_entry *e, const char *query)
{
	return has_word(bouncecode_title(e), query) || has_word(bouncecode_meaning(e), query) ||
	    has_word(bouncecode_cause(e), query) || has_word(bouncecode_advice(e), query) ||
	    has_word(bouncecode_note(e), query);
}

/* Of a query: nothing was found, or something, or what has a word of it. */
enum { NOTHING, SOMETHING, WORDED };

/* All queries by one; returns how many hits there are, and what was found of each
 * query where there is room for it. */
static uint64_t
search_ours(int found[NQUERIES])
{
	struct bouncecode_hit hits[HITS];
	uint64_t sum = 0;

	for (size_t i = 0; i < NQUERIES; i++) {
		size_t n = bouncecode_search(queries[i], strlen(queries[i]), hits, HITS);

		sum += n;
		for (size_t k = 0; found != NULL && k < n && found[i] < WORDED; k++)
			found[i] = entry_has_word(hits[k].entry, queries[i]) ? WORDED : SOMETHING;
	}
	return sum;
}

static uint64_t
search_theirs(const struct job *j, int found[NQUERIES])
{
	size_t hits[HITS];
	uint64_t sum = 0;

	for (size_t i = 0; i < NQUERIES; i++) {
		size_t n = peers[j->peer].peer->search(opened[j->peer], queries[i], j->is_prefix, hits);

		sum += n;
		for (size_t k = 0; found != NULL && k < n && found[i] < WORDED; k++)
			found[i] = has_word(documents[hits[k]], queries[i]) ? WORDED : SOMETHING;
	}
	return sum;
}

static uint64_t
run_ours(const void *job)
{
	(void)job;
	return search_ours(NULL);
}

static uint64_t
run_theirs(const void *job)
{
	return search_theirs(job, NULL);
}

/* What each answers of the queries; a word of a document is to be found, though of an
 * entry that has it only in a wording no text tells. */
static void
check(size_t kind, const char *name, const int found[NQUERIES])
{
	size_t n = 0, worded = 0;

	for (size_t i = 0; i < NQUERIES; i++) {
		n += found[i] > NOTHING;
		worded += found[i] == WORDED;
	}
	if (kinds[kind].answered_min > 0 && worded * 100 < NQUERIES * WORDED_MIN)
		bench_die("%s: what %s finds has a word of only %zu queries of %d", kinds[kind].name, name,
		    worded, NQUERIES);
	if (n * 100 < NQUERIES * (size_t)kinds[kind].answered_min)
		bench_die("%s: %s answers only %zu of %d", kinds[kind].name, name, n, NQUERIES);
	bench_note("%s: %s answers %zu of %d", kinds[kind].name, name, n, NQUERIES);
}

static void
compare(size_t kind)
{
	int found[NQUERIES];
	size_t n = 1;
	struct job jobs[PEERS];
	struct bench_way ways[PEERS + 1] = { { BENCH_OURS, "bouncecode", run_ours, NULL, "bouncecode" } };

	for (size_t i = 0; i < NQUERIES; i++)
		kinds[kind].make(queries[i]);
	memset(found, 0, sizeof found);
	search_ours(found);
	check(kind, "bouncecode", found);
	for (size_t p = 0; p < PEERS; p++) {
		if (opened[p] == NULL)
			continue;
		jobs[p] = (struct job){ p, kinds[kind].is_prefix };
		memset(found, 0, sizeof found);
		search_theirs(&jobs[p], found);
		check(kind, peers[p].name, found);
		ways[n++] = (struct bench_way){ kinds[kind].answered_min > 0 ? BENCH_PEER : BENCH_FLOOR,
			peers[p].name, run_theirs, &jobs[p], peers[p].name };
	}
	bench_compare(kinds[kind].name, BENCH_US, NQUERIES, ways, n);
}

int
main(void)
{
	bench_note("%zu documents, %d queries of each kind, the best %d hits; for one query",
	    (size_t)NDOCUMENTS, NQUERIES, HITS);
	for (size_t p = 0; p < PEERS; p++)
		if (peers[p].peer != NULL)
			opened[p] = peers[p].peer->open(documents, NDOCUMENTS);
		else
			bench_missing(peers[p].name, peers[p].package);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		compare(k);
	return 0;
}
