/*
 * Tables that are functions of their arguments. What they have in common is in tables.c:
 * columns, which are fields of records, and arguments, which are hidden columns. Each
 * kind has a file that makes one record after the other.
 */
#ifndef SQLITE_TABLES_H
#define SQLITE_TABLES_H

#include "sql/sqlite/values.h"

enum { ARGUMENTS_MAX = 2 };

/* A reader of a table, of which a kind has more behind it; all of it is 0 at first. */
struct table_cursor {
	sqlite3_vtab_cursor base; /* the first member: SQLite knows no other */
	struct record record;     /* of the row that it is at */
	sqlite3_int64 row;        /* from 1 */
	bool has_ended;
	sqlite3_value *arguments[ARGUMENTS_MAX]; /* NULL where not given */
};

/* start() and next() go to a row, or say that there is none, and return an error code
 * of SQLite; stop() may come at any time, also twice. */
struct table_kind {
	const char *name;
	unsigned fields; /* bits of a view */
	int trust;       /* SQLITE_VTAB_INNOCUOUS or _DIRECTONLY */
	double rows;     /* there may be so many, as far as is known */
	const char *arguments[ARGUMENTS_MAX]; /* their names */
	const char *needs; /* said where the first is not given; NULL where it need not be */
	size_t size;       /* of its cursor */
	int (*start)(struct table_cursor *c);
	int (*next)(struct table_cursor *c);
	void (*stop)(struct table_cursor *c);
};

extern const struct table_kind table_codes, table_search, table_scan;

/* Give one to a connection. Returns an error code of SQLite. */
int table_begin(sqlite3 *db, const struct table_kind *kind);

/* Of the connection that a cursor belongs to. */
sqlite3 *table_db(const struct table_cursor *c);
/* Returns SQLITE_ERROR, with this message. */
int table_fails(struct table_cursor *c, const char *format, ...);

#endif
