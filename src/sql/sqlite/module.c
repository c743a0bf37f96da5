/* The extension: what SQLite calls when it is loaded, or linked in. */
#include "sql/sqlite/api.h"
#include "sql/sqlite/functions.h"
#include "sql/sqlite/summary.h"
#include "sql/sqlite/tables.h"

/* SQLite makes the name from that of the file, bouncecode.so. */
__attribute__((visibility("default"))) int sqlite3_bouncecode_init(
    sqlite3 *db, char **error, const sqlite3_api_routines *api);

int
sqlite3_bouncecode_init(sqlite3 *db, char **error, const sqlite3_api_routines *api)
{
	static const struct table_kind *const tables[] = { &table_codes, &table_search, &table_scan };
	int status;

	(void)error; /* SQLite has a message for each code */
	SQLITE_EXTENSION_INIT2(api)
	status = functions_begin(db);
	if (status == SQLITE_OK)
		status = summary_function_begin(db);
	for (size_t i = 0; i < sizeof tables / sizeof *tables && status == SQLITE_OK; i++)
		status = table_begin(db, tables[i]);
	return status;
}
