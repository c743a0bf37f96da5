/*
 * Strings of the tables, each once, in one structure of C: the tables name them
 * by their offset, so that they hold no pointer and need no relocation. What an
 * offset is, C finds by the symbol of the string.
 */
#ifndef GEN_EMIT_POOL_H
#define GEN_EMIT_POOL_H

#include <stdio.h>

#include "gen/base/dictionary.h"
#include "gen/list/model.h"

struct pool {
	const char *name, *macro; /* what finds the place of a string in C */
	const char *what; /* it holds, for messages */
	const struct model *model;
	size_t limit; /* of its bytes */
	int line;     /* of the list, that strings come from now */
	struct dictionary numbers, symbols; /* of the strings, by both */
	struct pool_string *strings;
	size_t n, size;
	size_t ncodes; /* of the strings, that codes need */
};

/* An empty pool. Offset 0 is the empty string, and stands for "none". */
struct pool empty_pool(const struct model *m, const char *name,
    const char *macro, const char *what, size_t limit);
/* What stands in C for the place of a string, which may be NULL: "BC_NAME(x)", 0 of
 * none. A string that is new is called by the symbol, or by what it says, where
 * there is none; by its symbol it keeps its name when it is edited. It adds to the
 * pool, and reports where that becomes too large: never call it twice for one pool
 * in the arguments of a function, whose order C leaves open. */
const char *place_in(struct pool *p, const char *s, const char *symbol);
/* The symbol alone; "none" of none. */
const char *pooled(struct pool *p, const char *s, const char *symbol);
/* What is added from now on is left out with BOUNCECODE_NO_EXPLAIN. */
void end_codes(struct pool *p);
/* As a list for the preprocessor, so that a string stands in one line. */
void put_pool(FILE *out, const struct pool *p);

#endif
