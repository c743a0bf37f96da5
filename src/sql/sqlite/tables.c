/* Tables that are functions: their columns, their arguments, and what SQLite asks of any
 * table. A row is a record, and a column is got when it is asked for. */
#include "sql/sqlite/tables.h"

#include <stdarg.h>
#include <string.h>

struct table {
	sqlite3_vtab base; /* the first member, likewise */
	sqlite3 *db;
	const struct table_kind *kind;
	size_t nfields;
	const struct field *fields[NFIELDS];
};

static struct table *
table_of(const struct table_cursor *c)
{
	return (struct table *)c->base.pVtab;
}

sqlite3 *
table_db(const struct table_cursor *c)
{
	return table_of(c)->db;
}

static int
fail(sqlite3_vtab *vtab, char *message)
{
	sqlite3_free(vtab->zErrMsg);
	vtab->zErrMsg = message;
	return message != NULL ? SQLITE_ERROR : SQLITE_NOMEM;
}

int
table_fails(struct table_cursor *c, const char *format, ...)
{
	va_list ap;
	char *message;

	va_start(ap, format);
	message = sqlite3_vmprintf(format, ap);
	va_end(ap);
	return fail(c->base.pVtab, message);
}

/* ---- columns */

static char *
declaration(const struct table *t)
{
	sqlite3_str *s = sqlite3_str_new(t->db);

	sqlite3_str_appendall(s, "CREATE TABLE t(");
	for (size_t i = 0; i < t->nfields; i++)
		sqlite3_str_appendf(s, "%s\"%w\"", i > 0 ? ", " : "", t->fields[i]->name);
	for (size_t i = 0; i < ARGUMENTS_MAX && t->kind->arguments[i] != NULL; i++)
		sqlite3_str_appendf(s, ", \"%w\" HIDDEN", t->kind->arguments[i]);
	sqlite3_str_appendall(s, ")");
	return sqlite3_str_finish(s);
}

static int
connect_table(sqlite3 *db, void *kind, int argc, const char *const *argv, sqlite3_vtab **vtab,
    char **error)
{
	struct table *t = sqlite3_malloc(sizeof *t);
	const struct field *field;
	int status = SQLITE_NOMEM;
	char *columns;

	(void)argc, (void)argv, (void)error;
	if (t == NULL)
		return SQLITE_NOMEM;
	memset(t, 0, sizeof *t);
	t->db = db;
	t->kind = kind;
	for (size_t i = 0; (field = fields_next(t->kind->fields, &i)) != NULL;)
		t->fields[t->nfields++] = field;
	if ((columns = declaration(t)) != NULL)
		status = sqlite3_declare_vtab(db, columns);
	sqlite3_free(columns);
	if (status == SQLITE_OK)
		status = sqlite3_vtab_config(db, t->kind->trust);
	if (status != SQLITE_OK)
		sqlite3_free(t);
	else
		*vtab = &t->base;
	return status;
}

static int
disconnect_table(sqlite3_vtab *vtab)
{
	sqlite3_free(vtab);
	return SQLITE_OK;
}

/* ---- arguments: a bit of idxNum for each that is given */

/* Where an argument is not known yet in an order of tables, this order is none. */
static int
choose(sqlite3_vtab *vtab, sqlite3_index_info *info)
{
	const struct table *t = (const struct table *)vtab;
	int places[ARGUMENTS_MAX] = { 0 }, missing = 0, n = 0;

	for (int i = 0; i < info->nConstraint; i++) {
		int number = info->aConstraint[i].iColumn - (int)t->nfields;

		if (number < 0 || number >= ARGUMENTS_MAX ||
		    info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
			continue;
		if (info->aConstraint[i].usable)
			places[number] = i + 1;
		else
			missing |= 1 << number;
	}
	info->idxNum = 0;
	for (int i = 0; i < ARGUMENTS_MAX; i++)
		if (places[i] > 0) {
			info->idxNum |= 1 << i;
			info->aConstraintUsage[places[i] - 1].argvIndex = ++n;
			info->aConstraintUsage[places[i] - 1].omit = 1;
		}
	if ((missing & ~info->idxNum) != 0)
		return SQLITE_CONSTRAINT;
	if (t->kind->needs != NULL && places[0] == 0)
		return fail(vtab, sqlite3_mprintf("%s: %s", t->kind->name, t->kind->needs));
	info->estimatedCost = t->kind->rows;
	info->estimatedRows = (sqlite3_int64)t->kind->rows;
	return SQLITE_OK;
}

static void
forget_arguments(struct table_cursor *c)
{
	for (size_t i = 0; i < ARGUMENTS_MAX; i++) {
		sqlite3_value_free(c->arguments[i]);
		c->arguments[i] = NULL;
	}
}

/* ---- rows */

static int
open_cursor(sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor)
{
	size_t size = ((struct table *)vtab)->kind->size;
	struct table_cursor *c = sqlite3_malloc64(size);

	if (c == NULL)
		return SQLITE_NOMEM;
	memset(c, 0, size);
	*cursor = &c->base;
	return SQLITE_OK;
}

static void
stop(struct table_cursor *c)
{
	table_of(c)->kind->stop(c);
	forget_arguments(c);
}

static int
close_cursor(sqlite3_vtab_cursor *cursor)
{
	stop((struct table_cursor *)cursor);
	sqlite3_free(cursor);
	return SQLITE_OK;
}

/* Of nothing there is nothing. */
static int
filter(sqlite3_vtab_cursor *cursor, int given, const char *unused, int argc,
    sqlite3_value **argv)
{
	struct table_cursor *c = (struct table_cursor *)cursor;
	const struct table_kind *kind = table_of(c)->kind;

	(void)unused, (void)argc;
	stop(c);
	c->row = 1;
	c->has_ended = false;
	for (int i = 0; i < ARGUMENTS_MAX; i++)
		if ((given & 1 << i) != 0 &&
		    (c->arguments[i] = sqlite3_value_dup(*argv++)) == NULL)
			return SQLITE_NOMEM;
	if (kind->needs == NULL || sqlite3_value_type(c->arguments[0]) != SQLITE_NULL)
		return kind->start(c);
	c->has_ended = true;
	return SQLITE_OK;
}

static int
next(sqlite3_vtab_cursor *cursor)
{
	struct table_cursor *c = (struct table_cursor *)cursor;

	c->row++;
	return table_of(c)->kind->next(c);
}

static int
is_at_end(sqlite3_vtab_cursor *cursor)
{
	return ((struct table_cursor *)cursor)->has_ended;
}

static int
column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int number)
{
	struct table_cursor *c = (struct table_cursor *)cursor;
	const struct table *t = table_of(c);
	size_t i = (size_t)number;

	if (i < t->nfields)
		put_field(context, t->fields[i], &c->record);
	else if (c->arguments[i - t->nfields] != NULL)
		sqlite3_result_value(context, c->arguments[i - t->nfields]);
	return SQLITE_OK;
}

static int
rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row)
{
	*row = ((struct table_cursor *)cursor)->row;
	return SQLITE_OK;
}

/* What nobody can create is there by its name alone. */
static const sqlite3_module module = {
	.xConnect = connect_table, .xBestIndex = choose, .xDisconnect = disconnect_table,
	.xOpen = open_cursor, .xClose = close_cursor, .xFilter = filter, .xNext = next, .xEof = is_at_end,
	.xColumn = column, .xRowid = rowid
};

int
table_begin(sqlite3 *db, const struct table_kind *kind)
{
	return sqlite3_create_module_v2(db, kind->name, &module, (void *)kind, NULL);
}
