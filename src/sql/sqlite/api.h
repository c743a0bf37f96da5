/* What SQLite gives an extension: its functions, by a pointer that is set when it is
 * loaded. */
#ifndef SQLITE_API_H
#define SQLITE_API_H

#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT3

#endif
