/*
 * Names in the C tables, made of what they name and of nothing else: one edit
 * changes the rows that it is about, where a number would change all behind it.
 */
#ifndef GEN_EMIT_SYMBOL_H
#define GEN_EMIT_SYMBOL_H

#include "gen/list/model.h"

/* The name of a string: "none" of the empty one and of NULL. */
const char *text_symbol(const char *s);

/* What rows and entries are called, by their place in the model: a code by its
 * digits, a wording by what it is found by. */
struct symbols {
	const char **rows, **entries;
};

struct symbols symbols_of(const struct model *m);
/* The symbol of a row by its number, from 1 on, as a number in C; 0 of none. */
const char *entry_number(const struct symbols *s, size_t row);

#endif
