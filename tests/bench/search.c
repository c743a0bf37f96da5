/*
 * The time to search, against SQLite's full-text search (FTS5) in memory with
 * the same documents, in one run. The queries are made of the documents' own
 * words. The fastest of many rounds counts, because whatever else the machine
 * does only ever adds.
 */
#include <bouncecode.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../random.h"
#include "clock.h"
#include "documents.gen.h"

#ifdef HAVE_SQLITE
#include <sqlite3.h>
#endif

enum { NQUERIES = 200, QUERY_SIZE = 80, OUR_ROUNDS = 300, PEER_ROUNDS = 7,
	NHITS = 10, NDOCUMENTS = sizeof documents / sizeof *documents };

static char queries[NQUERIES][QUERY_SIZE];

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
		while (n < 24 && isalpha((unsigned char)s[n]))
			n++;
		if (n < shortest || isalnum((unsigned char)s[n]))
			continue;
		for (size_t i = 0; i < n; i++)
			word[i] = (char)tolower((unsigned char)s[i]);
		word[n] = '\0';
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

static void
make_prefix(char *q)
{
	pick_word(q, 7);
	q[4 + next_random() % (strlen(q) - 5)] = '\0';
}

static void
make_typo(char *q)
{
	size_t at;

	pick_word(q, 7);
	at = 1 + next_random() % (strlen(q) - 2);
	q[at] = q[at] == 'x' ? 'q' : 'x';
}

static double
measure_ours(size_t *found)
{
	struct bouncecode_hit hits[NHITS];
	double best = 1e18;

	for (int round = 0; round < OUR_ROUNDS; round++) {
		double start = now(), ns;

		*found = 0;
		for (int i = 0; i < NQUERIES; i++)
			*found += bouncecode_search(queries[i],
				      strlen(queries[i]), hits, NHITS) > 0;
		ns = now() - start;
		if (ns < best)
			best = ns;
	}
	return best / NQUERIES;
}

#ifdef HAVE_SQLITE
static sqlite3_stmt *fts;

static void
must(int passed, sqlite3 *db)
{
	if (!passed) {
		fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
		exit(2);
	}
}

/* With indexes of its prefixes, and all in one segment: as fast as it gets. */
static void
open_peer(void)
{
	sqlite3 *db;
	sqlite3_stmt *insert;

	sqlite3_open(":memory:", &db);
	must(sqlite3_exec(db,
		 "create virtual table d using fts5(t, prefix='3 4 5 6'); begin",
		 NULL, NULL, NULL) == SQLITE_OK, db);
	must(sqlite3_prepare_v2(db, "insert into d values (?)", -1, &insert,
		 NULL) == SQLITE_OK, db);
	for (size_t i = 0; i < NDOCUMENTS; i++) {
		sqlite3_bind_text(insert, 1, documents[i], -1, SQLITE_STATIC);
		sqlite3_step(insert);
		sqlite3_reset(insert);
	}
	must(sqlite3_exec(db, "commit; insert into d(d) values ('optimize')",
		 NULL, NULL, NULL) == SQLITE_OK, db);
	must(sqlite3_prepare_v2(db,
		 "select rowid from d where d match ? order by rank limit 10",
		 -1, &fts, NULL) == SQLITE_OK, db);
}

static double
measure_peer(int is_prefix, size_t *found)
{
	double best = 1e18;

	for (int round = 0; round < PEER_ROUNDS; round++) {
		double start = now(), ns;

		*found = 0;
		for (int i = 0; i < NQUERIES; i++) {
			char q[QUERY_SIZE + 8], *p = q;
			int n = 0;

			for (const char *s = queries[i]; *s != '\0'; s++)
				if (*s == ' ')
					p = stpcpy(p, " OR ");
				else
					*p++ = *s;
			strcpy(p, is_prefix ? "*" : "");
			sqlite3_bind_text(fts, 1, q, -1, SQLITE_TRANSIENT);
			while (sqlite3_step(fts) == SQLITE_ROW)
				n++;
			sqlite3_reset(fts);
			*found += n > 0;
		}
		ns = now() - start;
		if (ns < best)
			best = ns;
	}
	return best / NQUERIES;
}
#endif

int
main(void)
{
	static const struct {
		const char *name;
		void (*make)(char *);
		int is_prefix;
	} kinds[] = { { "one word", make_word, 0 }, { "two words", make_two, 0 },
		{ "prefix", make_prefix, 1 }, { "typo", make_typo, 0 } };

	printf("%zu documents, %d queries of each kind, ns for one\n",
	    (size_t)NDOCUMENTS, NQUERIES);
#ifdef HAVE_SQLITE
	open_peer();
#else
	puts("SQLite is not installed: no peer to compare with");
#endif
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		size_t found;
		double ours;

		for (int i = 0; i < NQUERIES; i++)
			kinds[k].make(queries[i]);
		ours = measure_ours(&found);
		printf("%-10s %7.0f (%zu answered)", kinds[k].name, ours, found);
#ifdef HAVE_SQLITE
		double peer = measure_peer(kinds[k].is_prefix, &found);

		printf("   SQLite FTS5 %7.0f (%zu answered)   %.0f times as fast",
		    peer, found, peer / ours);
#endif
		putchar('\n');
	}
	return 0;
}
