/* The labels of an enum of the extension, by the names of the words. */
#ifndef POSTGRESQL_WORDS_H
#define POSTGRESQL_WORDS_H

#include "sql/postgresql/server.h"

/* Those that were asked for so far; more are looked up each time. The names are those
 * of the library, which stay where they are. */
enum { WORDS_KNOWN = 64 };

struct words {
	Oid type;
	int nknown;
	struct {
		const char *name;
		Oid label;
	} known[WORDS_KNOWN];
};

/* An error where the type has no such label, as that of an older version of the
 * extension. */
Datum words_label(struct words *words, const char *name);

#endif
