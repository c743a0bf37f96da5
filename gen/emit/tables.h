/*
 * The C tables of the runtime, whose types stand in src/list/list.h, in parts:
 * what they are printed from, and the parts that are files of their own.
 */
#ifndef GEN_EMIT_TABLES_H
#define GEN_EMIT_TABLES_H

#include <stdio.h>

#include "gen/emit/pool.h"
#include "gen/list/model.h"

/* What only wordings need stands between these. */
#define BEGIN_WORDINGS "#ifndef BOUNCECODE_NO_EXPLAIN\n"
#define INSTEAD_OF_WORDINGS "#else\n"
#define END_WORDINGS "#endif\n"

/* The verdicts that occur, each once. */
struct verdict_row {
	int bounce[2], action[2], vague, decisive, precise;
};

struct verdicts {
	struct verdict_row *list;
	size_t n, nprinted;
};

/* The sources that occur, each once, and those of the entries one behind the
 * other. */
struct citations {
	struct dictionary numbers;
	size_t n;
	size_t *of_entries, nof_entries;
};

/* Tables are printed in two halves, first of what is looked up by its code and
 * then of what is found by its wording, so that a library that finds none has
 * the first half alone, with the same numbers. */
enum half { CODES, WORDINGS, NHALVES };

struct tables {
	const struct model *model;
	enum half half;    /* that is printed now */
	struct pool names; /* what every program needs */
	struct pool terms; /* other programs' words, by offsets of 16 bits */
	struct pool prose; /* the long texts, which may be left out */
	struct verdicts verdicts;
	size_t *text_rows; /* of each entry, the row of its texts */
	size_t nreferences;
	struct citations citations;
};

struct table {
	const char *head, *tail; /* before the rows and behind them */
	void (*put_rows)(struct tables *t, FILE *out);
	enum { OF_BOTH, OF_CODES, OF_WORDINGS } of;
};

/* How many rows of codes there are: they stand before those of wordings. */
size_t count_codes(const struct model *m);

/* Does an entry belong to the half that is printed now? */
static inline bool
is_in_half(const struct tables *t, const struct entry *e)
{
	return is_worded(e) == (t->half == WORDINGS);
}

/* What is printed from now on stands in a line of the list. */
static inline void
set_line(struct tables *t, int line)
{
	t->names.line = t->terms.line = t->prose.line = line;
}

/* Each ends with a table without rows. Entries; what answers for codes that have
 * no entry of their own; the words of a verdict, and what others call them; the
 * long texts. */
extern const struct table entry_tables[], code_tables[], word_tables[],
    text_tables[];

/* Rows of the long texts, which go by the words. */
void print_personal(struct tables *t, FILE *out);

#endif
