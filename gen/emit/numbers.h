/* Arrays of numbers as C. */
#ifndef GEN_EMIT_NUMBERS_H
#define GEN_EMIT_NUMBERS_H

#include <stddef.h>
#include <stdio.h>

/* An array of so many numbers; what a number stands for goes before it. */
void put_numbers(FILE *out, const char *name, const char *what,
    const char *type, const size_t *numbers, size_t n);

/* The narrowest type of numbers up to this one. */
const char *type_for(size_t max);

#endif
