/* SQLite's full-text search, FTS5: in memory, with stems, with indexes of prefixes,
 * and all in one segment, which is as fast as it gets. */
#include "search.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "harness.h"

enum { QUERY_SIZE = 256 };

static void
must(int passed, sqlite3 *db)
{
	if (!passed)
		bench_die("SQLite: %s", sqlite3_errmsg(db));
}

static void *
open_sqlite(const char *const *documents, size_t n)
{
	sqlite3 *db;
	sqlite3_stmt *insert, *select;

	must(sqlite3_open(":memory:", &db) == SQLITE_OK, db);
	must(sqlite3_exec(db,
		 "create virtual table d using fts5(t, tokenize='porter', prefix='3 4 5 6'); begin",
		 NULL, NULL, NULL) == SQLITE_OK, db);
	must(sqlite3_prepare_v2(db, "insert into d(rowid, t) values (?, ?)", -1, &insert, NULL) == SQLITE_OK, db);
	for (size_t i = 0; i < n; i++) {
		sqlite3_bind_int64(insert, 1, (sqlite3_int64)i);
		sqlite3_bind_text(insert, 2, documents[i], -1, SQLITE_STATIC);
		must(sqlite3_step(insert) == SQLITE_DONE, db);
		sqlite3_reset(insert);
	}
	sqlite3_finalize(insert);
	must(sqlite3_exec(db, "commit; insert into d(d) values ('optimize')", NULL, NULL, NULL) == SQLITE_OK, db);
	must(sqlite3_prepare_v2(db, "select rowid from d where d match ? order by rank limit 10", -1,
		 &select, NULL) == SQLITE_OK, db);
	return select;
}

static size_t
search(void *opened, const char *query, int is_prefix, size_t hits[HITS])
{
	sqlite3_stmt *select = opened;
	char q[QUERY_SIZE], *p = q;
	size_t n = 0;

	for (const char *s = query; *s != '\0'; s++)
		if (*s == ' ')
			p = stpcpy(p, " OR ");
		else
			*p++ = *s;
	strcpy(p, is_prefix ? "*" : "");
	sqlite3_bind_text(select, 1, q, -1, SQLITE_TRANSIENT);
	while (n < HITS && sqlite3_step(select) == SQLITE_ROW)
		hits[n++] = (size_t)sqlite3_column_int64(select, 0);
	sqlite3_reset(select);
	return n;
}

const struct search_peer search_sqlite = { "SQLite FTS5", open_sqlite, search };
