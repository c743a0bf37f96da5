/* Counts by name, in bounded memory. */
#ifndef SUMMARY_TALLY_H
#define SUMMARY_TALLY_H

#include <stddef.h>

#include "summary/hash.h"
#include "summary/recent.h"

struct row {
	const char *name;
	const char *tried; /* of a dead address: another one, or NULL */
	uint64_t count;
	uint64_t by_bounce[BOUNCES];
	uint64_t by_outcome[OUTCOMES]; /* their sum is the count */
	struct recent *recent; /* where that is wanted; else NULL */
	when first, last; /* 0 where no line had a time */
	/* Where not 0, the count is a lower bound: at most so many more were
	 * counted in the rest before the name had its place. */
	uint64_t missed;
	struct noted noted; /* lines that it was counted for */
};

/* Count one attempt; add what another row counted. */
void row_count(struct row *row, const struct attempt *a);
void row_add(struct row *to, const struct row *from);
/* The most frequent first, equal ones by name. */
void rows_sort(struct row *rows, size_t n);

/*
 * Names that come often keep their places, by the rule of lossy counting (Manku
 * and Motwani, 2002): when all are taken, the half of the names that can have
 * come least often goes into the rest, and what comes anew may have come as
 * often before. What one name costs is the same however many there are.
 */
struct tally {
	struct row *rows;
	size_t n, max;
	size_t *slots; /* row + 1 by the hash of its name; 0 = free */
	size_t nslots;
	struct hash_key key;
	bool folds;        /* names are kept in small letters */
	bool keeps_recent; /* of each row, from its beginning on */
	struct row rest;  /* of names that have no place */
	uint64_t dropped; /* what such a name has in the rest, at most */
	bool failed;      /* a name has no place for lack of memory */
};

/* max: how many names it keeps, at most. The key should be random; it has no
 * part in what is counted. */
void tally_begin(struct tally *t, size_t max, const struct hash_key *key);
void tally_end(struct tally *t);

/* Count once. */
void tally_add(struct tally *t, const char *name, size_t length,
    const struct attempt *a);
/* Add a row of another one in which nothing was dropped; its missed is its own. */
void tally_add_row(struct tally *t, const char *name, size_t length,
    const struct row *counted);
/* Add what another one counted. */
void tally_merge(struct tally *t, const struct tally *other);
/* A row of another one, whose name has no place here yet; false where none is left. */
bool tally_take(struct tally *t, const char *name, size_t length,
    const struct row *row);
/* Is there room for all that the other one has, so that merging it is the same as
 * counting what it counted? */
bool tally_has_room(const struct tally *t, const struct tally *other);
/* As rows_sort(); the tally is then only read. */
void tally_sort(struct tally *t);
/* The earliest first. */
void tally_sort_times(struct tally *t);

#endif
