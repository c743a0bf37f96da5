/* Texts as the database has them, and as the library has them, in UTF-8. What has no
 * place in the other encoding is a question mark there: an answer is never an error. */
#ifndef POSTGRESQL_TEXT_H
#define POSTGRESQL_TEXT_H

#include "sql/postgresql/server.h"

/* Of a longer text this much is explained: what takes longer than some seconds could not
 * be cancelled. Logs are read in pieces, and have no such limit; those that are longer
 * than this are read as they are, in whatever encoding. */
enum { TEXT_EXPLAINED = 16 * 1024 * 1024, TEXT_WHOLE = PG_INT32_MAX };

struct given_text {
	const char *bytes;
	size_t length;
	void *fetched, *converted; /* to be freed; NULL for none */
};

void text_take(struct given_text *text, Datum value, size_t max);
void text_done(struct given_text *text);

/* A text of the database, of UTF-8. */
Datum text_datum(const char *s);
/* A value of jsonb, of JSON in UTF-8 that ends with a NUL. */
Datum text_jsonb(const char *json);

#endif
