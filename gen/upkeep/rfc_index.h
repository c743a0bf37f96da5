/*
 * The index of RFCs, as the RFC Editor publishes it: of each its title, its date
 * and what obsoletes or updates it.
 */
#ifndef GEN_UPKEEP_RFC_INDEX_H
#define GEN_UPKEEP_RFC_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { RFC_MAX = 99999, ENDS_MAX = 4 };

enum relation { OBSOLETED, UPDATED, NRELATIONS };

struct rfcs {
	unsigned *numbers;
	size_t n;
};

struct rfc {
	unsigned number;
	bool issued; /* some numbers were never used */
	const char *title;
	const char *date;   /* "2026-05", or NULL */
	bool topical;       /* by its title or a keyword it is about refusals of mail */
	const char *keyword; /* the one that says so, where the title does not */
	struct rfcs by[NRELATIONS];
	/* What is in force in its place; none where that is to be sought. */
	unsigned ends[ENDS_MAX];
	size_t nends;
};

struct rfc_index {
	const char *file;
	struct rfc *rfcs[RFC_MAX + 1]; /* by number, or NULL */
	size_t n;
	const char *latest; /* month */
	unsigned errors;
};

/* Reads it piece by piece; what is wrong is said with its line. The index was cleared before. */
bool rfc_index_read(struct rfc_index *index, const char *file);
bool rfc_index_from(struct rfc_index *index, FILE *f, const char *name);

/* The number of "RFC0821", "rfc821" or "rfc-821"; 0 for anything else. */
unsigned rfc_number(const char *s);
bool rfcs_have(const struct rfcs *list, unsigned number);
void rfcs_append(struct rfcs *list, unsigned number);
/* Adds it if it is not there. */
void rfcs_add(struct rfcs *list, unsigned number);

#endif
