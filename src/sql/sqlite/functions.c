/* Functions of one text: what it says, as a record in JSON or field by field; and the
 * versions. */
#include "sql/sqlite/functions.h"
#include "sql/sqlite/values.h"

#include <stdio.h>
#include <string.h>

/* The fields of an answer. */
enum { ANSWER = FIELDS_TEXTS, NAME_SIZE = 64, KEPT_MAX = 2048 };

struct function {
	struct asked *asked;
	const struct field *field; /* NULL for bouncecode() */
};

/* What a connection asked last: a row with several columns of one text has it explained
 * once. All of its functions have this, and the last of them frees it. */
struct asked {
	unsigned users;
	struct function functions[NFIELDS + 1];
	struct record record;
	size_t length;
	bool is_kept;
	char text[KEPT_MAX];
};

static const struct record *
explain(struct asked *asked, const struct text *text)
{
	if (asked->is_kept && asked->length == text->length &&
	    memcmp(asked->text, text->bytes, text->length) == 0)
		return &asked->record;
	asked->is_kept = text->length > 0 && text->length <= sizeof asked->text;
	if (asked->is_kept)
		memcpy(asked->text, text->bytes, text->length);
	asked->length = text->length;
	record_look_up(&asked->record, text->bytes, text->length);
	return &asked->record;
}

/* ---- the fields by their names */

static const struct field *
find_field(const struct text *name)
{
	const struct field *field;

	for (size_t i = 0; (field = fields_next(ANSWER, &i)) != NULL;)
		if (strlen(field->name) == name->length &&
		    memcmp(field->name, name->bytes, name->length) == 0)
			break;
	return field;
}

static void
tell_fields(sqlite3_context *c, const struct text *name)
{
	sqlite3_str *s = sqlite3_str_new(sqlite3_context_db_handle(c));
	const struct field *field;
	char *message;

	sqlite3_str_appendf(s, "bouncecode: no field '%.*q'; there are",
	    name->length < NAME_SIZE ? (int)name->length : NAME_SIZE, name->length > 0 ? name->bytes : "");
	for (size_t i = 0, n = 0; (field = fields_next(ANSWER, &i)) != NULL;)
		sqlite3_str_appendf(s, "%s %s", n++ > 0 ? "," : "", field->name);
	message = sqlite3_str_finish(s);
	if (message != NULL)
		sqlite3_result_error(c, message, -1);
	else
		sqlite3_result_error_nomem(c);
	sqlite3_free(message);
}

/* ---- functions */

static void
put_record(sqlite3_context *c, const struct record *r)
{
	char json[BOUNCECODE_JSON_SIZE];
	size_t n = bouncecode_answer_json(&r->answer, json, sizeof json, 0);

	sqlite3_result_text(c, json, (int)n, SQLITE_TRANSIENT);
}

/* bouncecode(text), bouncecode_FIELD(text) */
static void
answer(sqlite3_context *c, int n, sqlite3_value **arguments)
{
	const struct function *f = sqlite3_user_data(c);
	struct text text;

	(void)n;
	if (!argument_text(c, arguments[0], &text))
		return;
	if (f->field != NULL)
		put_field(c, f->field, explain(f->asked, &text));
	else
		put_record(c, explain(f->asked, &text));
}

/* bouncecode(text, field) */
static void
answer_field(sqlite3_context *c, int n, sqlite3_value **arguments)
{
	const struct function *f = sqlite3_user_data(c);
	const struct field *field;
	struct text text, name;

	(void)n;
	if (!argument_text(c, arguments[1], &name))
		return;
	if ((field = find_field(&name)) == NULL)
		tell_fields(c, &name);
	else if (argument_text(c, arguments[0], &text))
		put_field(c, field, explain(f->asked, &text));
}

static void
version(sqlite3_context *c, int n, sqlite3_value **arguments)
{
	(void)n, (void)arguments;
	sqlite3_result_text(c, bouncecode_version(), -1, SQLITE_TRANSIENT);
}

static void
data_version(sqlite3_context *c, int n, sqlite3_value **arguments)
{
	(void)n, (void)arguments;
	sqlite3_result_text(c, bouncecode_data_version(), -1, SQLITE_TRANSIENT);
}

/* ---- of a connection */

/* The same text has the same answer, which is all that they have to do with: an index, a
 * generated column and a view may use them. */
enum { FLAGS = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS };

typedef void called(sqlite3_context *c, int n, sqlite3_value **arguments);

static void
leave(void *user)
{
	struct asked *asked = ((struct function *)user)->asked;

	if (--asked->users == 0)
		sqlite3_free(asked);
}

/* SQLite leaves the function where it does not take it. */
static int
join(sqlite3 *db, const char *name, int narguments, struct function *f, called *call)
{
	f->asked->users++;
	return sqlite3_create_function_v2(
	    db, name, narguments, FLAGS, f, call, NULL, NULL, leave);
}

static int
join_all(sqlite3 *db, struct asked *asked)
{
	struct function *f = asked->functions;
	const struct field *field;
	int status;

	f->asked = asked;
	status = join(db, "bouncecode", 1, f, answer);
	if (status == SQLITE_OK)
		status = join(db, "bouncecode", 2, f, answer_field);
	for (size_t i = 0; status == SQLITE_OK && (field = fields_next(ANSWER, &i)) != NULL;) {
		char name[NAME_SIZE];

		snprintf(name, sizeof name, "bouncecode_%s", field->name);
		*++f = (struct function){ asked, field };
		status = join(db, name, 1, f, answer);
	}
	return status;
}

int
functions_begin(sqlite3 *db)
{
	struct asked *asked = sqlite3_malloc(sizeof *asked);
	struct function first;
	int status;

	if (asked == NULL)
		return SQLITE_NOMEM;
	memset(asked, 0, sizeof *asked);
	asked->users = 1;
	first.asked = asked;
	status = join_all(db, asked);
	leave(&first);
	if (status == SQLITE_OK)
		status = sqlite3_create_function_v2(
		    db, "bouncecode_version", 0, FLAGS, NULL, version, NULL, NULL, NULL);
	if (status == SQLITE_OK)
		status = sqlite3_create_function_v2(
		    db, "bouncecode_data_version", 0, FLAGS, NULL, data_version, NULL, NULL, NULL);
	return status;
}
