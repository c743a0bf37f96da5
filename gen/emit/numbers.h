/* Arrays of numbers as C. */
#ifndef GEN_EMIT_NUMBERS_H
#define GEN_EMIT_NUMBERS_H

#include <stddef.h>
#include <stdio.h>

struct numbers {
	const char *name, *what; /* what a number stands for */
	const char *type;
	const size_t *list;
	size_t n;
	size_t per_line;
	const char *suffix; /* of a constant */
};

void put_numbers(FILE *out, const struct numbers *numbers);

/* The narrowest type of numbers up to this one. */
const char *type_for(size_t max);

#endif
