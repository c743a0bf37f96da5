/*
 * Lists of rows for the preprocessor, NAME(PARAMETERS), to which each row adds
 * " \\\n\t" and itself. What takes the rows apart stands in the runtime, which makes
 * its tables and the numbers of their rows of them.
 */
#ifndef GEN_EMIT_LISTS_H
#define GEN_EMIT_LISTS_H

#include <stdio.h>

/* What only wordings need stands between these. */
#define BEGIN_WORDINGS "#ifndef BOUNCECODE_NO_EXPLAIN\n"
#define INSTEAD_OF_WORDINGS "#else\n"
#define END_WORDINGS "#endif\n"

void put_list_head(FILE *out, const char *name, const char *parameters,
    const char *what);

/* A list in two halves, of which BOUNCECODE_NO_EXPLAIN leaves out the second. */
struct list {
	const char *name, *parameters, *what;
};

void begin_codes_of(FILE *out, const struct list *l);
void begin_wordings_of(FILE *out, const struct list *l);
void end_list(FILE *out, const struct list *l);

#endif
