/*
 * The C tables of the runtime, whose types stand in src/list/list.h, in parts:
 * what they are printed from, and the parts that are files of their own.
 */
#ifndef GEN_EMIT_TABLES_H
#define GEN_EMIT_TABLES_H

#include <stdio.h>

#include "gen/emit/pool.h"
#include "gen/list/model.h"

/* The verdicts that occur, each once. */
struct verdict_row {
	int bounce[2], action[2], vague, decisive, precise;
};

struct verdicts {
	struct verdict_row *list;
	size_t n;
};

struct tables {
	const struct model *model;
	struct pool names; /* what every program needs */
	struct pool prose; /* the long texts, which may be left out */
	struct verdicts verdicts;
};

/* What is printed from now on stands in a line of the list. */
static inline void
set_line(struct tables *t, int line)
{
	t->names.line = t->prose.line = line;
}

/* code_tables.c: what answers for codes that have no entry of their own. */
void put_code_tables(FILE *out, const struct model *m);
/* word_tables.c: the words of a verdict, and what others call them. */
void put_word_tables(FILE *out, struct tables *t);
/* In the part of the file that has the long texts. */
void put_personal(FILE *out, struct tables *t);

#endif
