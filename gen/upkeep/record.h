/*
 * The registry of SMTP enhanced status codes in memory, record by record.
 */
#ifndef GEN_UPKEEP_RECORD_H
#define GEN_UPKEEP_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "gen/base/dictionary.h"

/* RFC 5248 section 2: class, subject and enumerated sub-codes. */
enum table { TABLE_CLASSES, TABLE_SUBJECTS, TABLE_CODES, NTABLES };
extern const char *const table_names[NTABLES]; /* plural, for people */

enum { REFERENCES_MAX = 8 };

struct citation {
	const char *id;      /* as a source's id: "rfc7372" */
	const char *section; /* "3.3" or NULL */
};

struct record {
	int line;
	enum table table;
	const char *code; /* "5.XXX.YYY", "X.7.YYY", "X.7.26" */
	const char *title;
	const char *replies; /* as in codes.xml: "451 550", "any"; "" for none */
	const char *classes; /* as in codes.xml: "4 5"; "" where it is not told */
	const char *description;
	const char *date; /* of its registration, or NULL */
	struct citation citations[REFERENCES_MAX];
	size_t ncitations;
};

/* A table that was not there when this was written. */
struct unknown_table {
	int line;
	const char *id, *title;
};

struct registry {
	const char *file;
	const char *updated; /* NULL in a CSV file */
	bool has[NTABLES];   /* all of an XML file, one of a CSV file */
	struct record *records;
	size_t nrecords;
	struct dictionary by_code;
	struct unknown_table *unknown;
	size_t nunknown;
	unsigned errors;
};

/* Says what is wrong in a line of the registry's file, and counts it. */
__attribute__((format(printf, 3, 4))) void registry_error(
    struct registry *r, int line, const char *format, ...);
/* Adds a record whose texts are as published; says what is wrong with it. */
void registry_add(struct registry *r, struct record record,
    const char *basic_codes, const char *reference);
const struct record *registry_find(const struct registry *r, const char *code);

/* The words of a list, separated by blanks, in order: equal sets are equal
 * texts then. */
const char *sorted_words(const char *list);

#endif
