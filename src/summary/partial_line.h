/* A line of a partial summary, taken apart. */
#ifndef SUMMARY_PARTIAL_LINE_H
#define SUMMARY_PARTIAL_LINE_H

#include "summary/partial.h"

/* More lines than there are in some petabytes: what is reckoned with sums of many of
 * them stays below 64 bits. */
#define PARTIAL_COUNT_MAX ((uint64_t)1 << 44)

/* A line, of which all is copied that is looked at: its name without escapes. */
struct partial_line {
	const char *text;
	size_t length;
	char field[16];
	const char *digits; /* what stands behind the name */
	size_t ndigits;
	char *name; /* with a zero behind it */
	size_t nname;
	uint64_t numbers[PARTIAL_NUMBERS_MAX];
	size_t n;
};

/* Says what is wrong; returns false. */
__attribute__((format(printf, 2, 3))) bool partial_fail(
    struct partial_reader *p, const char *format, ...);

/* All but the numbers, then these: false where they are none. */
bool partial_take_fields(struct partial_line *f);
bool partial_take_numbers(struct partial_line *f);
/* What a name says that is a number below max. */
bool partial_number_of_name(const struct partial_line *f, size_t max, size_t *number);

/* The numbers of a line, taken one by one: zeros where there are no more. */
struct partial_numbers {
	const uint64_t *list;
	size_t n;
};

uint64_t partial_next(struct partial_numbers *from);

/* partial_rows.c: a line of a field of the sums that are read. */
bool partial_read_field(
    struct partial_reader *p, struct partial_line *f, const struct partial_field *field);

#endif
