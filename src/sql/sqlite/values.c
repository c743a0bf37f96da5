/* Fields of records as SQLite has them, by the rows of the command: a field that is new
 * there is new here. */
#include "sql/sqlite/values.h"

#include "record/json.h"

#include <string.h>

bool
value_text(sqlite3_value *value, struct text *text)
{
	bool is_blob = sqlite3_value_type(value) == SQLITE_BLOB;

	text->bytes = is_blob ? sqlite3_value_blob(value)
			      : (const char *)sqlite3_value_text(value);
	text->length = (size_t)sqlite3_value_bytes(value);
	return text->bytes != NULL || (is_blob && text->length == 0);
}

bool
argument_text(sqlite3_context *c, sqlite3_value *value, struct text *text)
{
	if (sqlite3_value_type(value) == SQLITE_NULL)
		return false;
	if (value_text(value, text))
		return true;
	sqlite3_result_error_nomem(c);
	return false;
}

const struct field *
fields_next(unsigned fields, size_t *i)
{
	const struct view view = { .fields = fields };

	return record_next_field(&view, i);
}

static void
put_list(sqlite3_context *c, const struct bc_list *list, const struct bouncecode_answer *a)
{
	char room[BOUNCECODE_JSON_SIZE]; /* a whole record fits */
	struct bc_sink sink = { room, sizeof room, 0, 0, NULL };

	bc_json_list(&sink, list, a);
	sqlite3_result_text(c, room, (int)sink.length, SQLITE_TRANSIENT);
}

void
put_field(sqlite3_context *c, const struct field *field, const struct record *r)
{
	static const struct view view = { .as = -1 };
	struct bc_value v;

	field->get(&v, r, &view);
	switch (v.type) {
	case BC_NO_VALUE:
		sqlite3_result_null(c);
		break;
	case BC_NUMBER:
		sqlite3_result_int64(c, (sqlite3_int64)v.number);
		break;
	case BC_STRING:
		sqlite3_result_text(c, v.string, -1, SQLITE_TRANSIENT);
		break;
	case BC_TRUTH:
		sqlite3_result_int(c, v.number != 0);
		break;
	case BC_LIST:
		put_list(c, &v.list, &r->answer);
		break;
	}
}
