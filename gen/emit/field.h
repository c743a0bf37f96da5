/*
 * The fields that an entry has in the JSON and in the CSV, in one table.
 */
#ifndef GEN_EMIT_FIELD_H
#define GEN_EMIT_FIELD_H

#include "gen/list/model.h"

/* An entry, and its verdict, of which most fields tell a part. */
struct subject {
	const struct model *model;
	const struct row *row;
	const struct entry *entry;
	struct judgement judgement;
};

/* Of the last three an entry has many, with parts of their own. */
enum value_type {
	NOTHING,
	STRING,
	NUMBER,
	TRUTH,
	STRINGS,
	REFERENCES,
	SAMPLES,
	COUNTERS
};

struct value {
	enum value_type type;
	const char *string;
	unsigned long number; /* of a truth, 0 or 1 */
	const char **strings; /* so many: n */
	size_t n;
	const char *separator; /* between strings where they are one field */
};

struct field {
	const char *name;
	struct value (*value_of)(const struct subject *s);
	/* Its column in the CSV, from 1 on; 0: it has none. Programs count
	 * columns, so that new ones come last, wherever the field stands here. */
	unsigned column;
};

/* The fields in the order of the JSON, which ends with a name of NULL. */
extern const struct field fields[];

/* Wordings as they are written. */
struct value strings_of(const struct patterns *p);
struct subject subject_of(const struct model *m, const struct row *r);

#endif
