/* Values of SQLite as texts, and fields of records as values of SQLite. */
#ifndef SQLITE_VALUES_H
#define SQLITE_VALUES_H

#include "cli/output/record.h"
#include "sql/sqlite/api.h"

#include <stdbool.h>
#include <stddef.h>

struct text {
	const char *bytes;
	size_t length;
};

/* The bytes of a value that is not NULL; those of a number are its digits. False where
 * there is no memory. */
bool value_text(sqlite3_value *value, struct text *text);
/* The same of a function's argument: false also where it is NULL, which the function
 * then is as well; where there is no memory, its result says so. */
bool argument_text(sqlite3_context *c, sqlite3_value *value, struct text *text);

/* The fields of records that have these bits (cli/output/view.h): the next one from *i
 * on, which begins with 0, or NULL. */
const struct field *fields_next(unsigned fields, size_t *i);

/* A field as the result of a function: what is true or not is 1 or 0, a list is JSON. */
void put_field(sqlite3_context *c, const struct field *field, const struct record *r);

#endif
