/* The aggregate bouncecode_summary(line): what --summary counts of the lines of a log. */
#ifndef SQLITE_SUMMARY_H
#define SQLITE_SUMMARY_H

#include "sql/sqlite/api.h"

/* Give it to a connection. Returns an error code of SQLite. */
int summary_function_begin(sqlite3 *db);

#endif
