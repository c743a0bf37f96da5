/* The aggregate bouncecode_summary(line): the rows of --summary --json, as an array. Each
 * group of rows is a log. */
#include "sql/sqlite/summary.h"
#include "sql/sqlite/values.h"

#include "cli/input/seed.h"
#include "cli/output/format.h"
#include "cli/output/stream.h"
#include "summary/gather.h"
#include "summary/rates.h"

#include <string.h>

struct counted {
	struct gathering all;
	struct gather_log log;
};

/* NULL without memory, which the result says then. */
static struct counted *
begin(sqlite3_context *c)
{
	const struct summary_settings settings = { .key = seed_key() };
	struct counted *counted = sqlite3_malloc(sizeof *counted);

	if (counted == NULL) {
		sqlite3_result_error_nomem(c);
		return NULL;
	}
	/* What fails here is told by gather_is_whole(). */
	if (gather_begin(&counted->all, &settings, false))
		gather_log_begin(&counted->log, &counted->all);
	else
		memset(&counted->log, 0, sizeof counted->log);
	return counted;
}

static void
count(sqlite3_context *c, int n, sqlite3_value **arguments)
{
	struct counted **counted = sqlite3_aggregate_context(c, sizeof *counted);
	struct text line;

	(void)n;
	if (counted == NULL || (*counted == NULL && (*counted = begin(c)) == NULL) ||
	    !argument_text(c, arguments[0], &line))
		return;
	gather_log_put(&(*counted)->log, line.bytes, line.length);
	if (line.length == 0 || line.bytes[line.length - 1] != '\n')
		gather_log_put(&(*counted)->log, "\n", 1);
}

/* ---- the end */

/* The commas between records, which are lines. */
struct array {
	struct cell_writer writer;
	bool has_begun;
};

static void
put_row(void *array, const struct bc_cell *cells, size_t n)
{
	struct array *a = array;

	fputs(a->has_begun ? "," : "", out);
	a->has_begun = true;
	format_put_cells(&a->writer, cells, n);
}

static void
put_rows(struct gathering *all, struct table *tables)
{
	struct array array = { .writer = { .format = format_find("json") } };
	struct figures figures;

	fputs("[", out);
	gather_finish(all, NO_PERIOD, NO_PERIOD, &figures);
	summary_tables(&figures.sums->summary, tables);
	rates_sort(&figures.sums->rates);
	figures_records(&figures, tables, put_row, &array);
	fputs("]", out);
}

static void
put_summary(sqlite3_context *c, struct gathering *all)
{
	struct table *tables = sqlite3_malloc(NTABLES * sizeof *tables);
	struct kept kept;

	if (tables == NULL || !gather_is_whole(all) || !keep(&out, &kept)) {
		sqlite3_free(tables);
		sqlite3_result_error_nomem(c);
		return;
	}
	put_rows(all, tables);
	if (fflush(out) == 0 && gather_is_whole(all))
		sqlite3_result_text64(c, kept.text, kept.size, SQLITE_TRANSIENT, SQLITE_UTF8);
	else
		sqlite3_result_error_nomem(c);
	forget(&out, &kept);
	sqlite3_free(tables);
}

/* It comes also where the statement was ended, and nobody asks for a result. */
static void
finish(sqlite3_context *c)
{
	struct counted **counted = sqlite3_aggregate_context(c, sizeof *counted);

	if (counted == NULL || (*counted == NULL && (*counted = begin(c)) == NULL))
		return;
	gather_log_end(&(*counted)->log);
	put_summary(c, &(*counted)->all);
	gather_end(&(*counted)->all);
	sqlite3_free(*counted);
	*counted = NULL;
}

int
summary_function_begin(sqlite3 *db)
{
	return sqlite3_create_function_v2(db, "bouncecode_summary", 1,
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, NULL, count, finish, NULL);
}
