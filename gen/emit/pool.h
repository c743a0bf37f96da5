/*
 * Strings of the tables, each once, in one structure of C: the tables name them
 * by their offset, so that they hold no pointer and need no relocation.
 */
#ifndef GEN_EMIT_POOL_H
#define GEN_EMIT_POOL_H

#include <stdio.h>

#include "gen/base/dictionary.h"
#include "gen/list/model.h"

struct pool {
	const char *name;
	const char *what; /* it holds, for messages */
	const struct model *model;
	size_t limit; /* of its bytes */
	int line;     /* of the list, that strings come from now */
	struct dictionary offsets;
	struct pool_string *strings;
	size_t n, size;
	size_t ncodes, codes_size; /* of these, what codes need */
};

/* An empty pool. Offset 0 is the empty string, and stands for "none". */
struct pool empty_pool(const struct model *m, const char *name,
    const char *what, size_t limit);
/* The offset of a string, which may be NULL. It adds to the pool, and reports
 * where that becomes too large: never call it twice for one pool in the
 * arguments of a function, whose order C leaves open. */
size_t pooled(struct pool *p, const char *s);
/* What is added from now on is left out with BOUNCECODE_NO_EXPLAIN. */
void end_codes(struct pool *p);
void put_pool(FILE *out, const struct pool *p);

#endif
