/* The functions of SQLite, which module.c is given when it is called. */
#include "sql/sqlite/api.h"

SQLITE_EXTENSION_INIT1
