/* Functions of one text: bouncecode(), and bouncecode_FIELD() for each field. */
#ifndef SQLITE_FUNCTIONS_H
#define SQLITE_FUNCTIONS_H

#include "sql/sqlite/api.h"

/* Give them to a connection. Returns an error code of SQLite. */
int functions_begin(sqlite3 *db);

#endif
