/* Counts by name, in bounded memory. */
#ifndef SUMMARY_TALLY_H
#define SUMMARY_TALLY_H

#include <stddef.h>

#include "summary/calendar.h"

enum { BOUNCES = 4 }; /* words of BOUNCECODE_BOUNCES */

struct row {
	const char *name;
	uint64_t count;
	uint64_t by_bounce[BOUNCES];
	when first, last; /* 0 where no line had a time */
};

/* Count one line; add what another row counted. */
void row_count(struct row *row, unsigned bounce, when w);
void row_add(struct row *to, const struct row *from);
/* The most frequent first, equal ones by name. */
void rows_sort(struct row *rows, size_t n);

struct tally {
	struct row *rows;
	size_t n, max;
	size_t *slots; /* row + 1 by the hash of its name; 0 = free */
	size_t nslots;
	/* of names that found no room, or no memory */
	struct row rest;
};

/* max: how many names it keeps, at most. */
void tally_begin(struct tally *t, size_t max);
void tally_end(struct tally *t);

/* Count once. When all places are taken, the names that came only once lose
 * theirs, and count in the rest. */
void tally_add(struct tally *t, const char *name, size_t length,
    unsigned bounce, when w);
/* Add what another one counted. */
void tally_merge(struct tally *t, const struct tally *other);
/* As rows_sort(); the tally is then only read. */
void tally_sort(struct tally *t);
/* By name. */
void tally_sort_names(struct tally *t);

#endif
