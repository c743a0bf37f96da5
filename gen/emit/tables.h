/*
 * The C tables of the runtime, whose types stand in src/list/list.h, in parts:
 * what they are printed from, and the parts that are files of their own.
 */
#ifndef GEN_EMIT_TABLES_H
#define GEN_EMIT_TABLES_H

#include <stdio.h>

#include "gen/emit/lists.h"
#include "gen/emit/pool.h"
#include "gen/emit/symbol.h"
#include "gen/list/model.h"

/* Tables are printed in two halves, first of what is looked up by its code and
 * then of what is found by its wording, so that a library that finds none has
 * the first half alone, with the same numbers. */
enum half { CODES, WORDINGS, NHALVES };

struct tables {
	const struct model *model;
	struct symbols symbols;
	enum half half;    /* that is printed now */
	struct pool names; /* what every program needs */
	struct pool terms; /* other programs' words, by offsets of 16 bits */
	struct pool prose; /* the long texts, which may be left out */
	/* What occurs, each once. */
	struct dictionary verdicts, citations;
	size_t nverdicts, ncitations, nreferences;
};

struct table {
	const char *head, *tail; /* before the rows and behind them */
	void (*put_rows)(struct tables *t, FILE *out);
	enum { OF_BOTH, OF_CODES, OF_WORDINGS } of;
	struct list list; /* that the rows are, where it has a name: then there is no head */
};

/* How many rows of codes there are: they stand before those of wordings. */
size_t count_codes(const struct model *m);
/* The number of a row in the tables; of a wording, that of the code it usually comes
 * with. */
uint32_t row_number(const struct row *r);

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

/* The places of strings in C: these add to the pools, as pooled() does. */
static inline const char *
in_names(struct tables *t, const char *s)
{
	return place_in(&t->names, s, NULL);
}

static inline const char *
in_terms(struct tables *t, const char *s)
{
	return place_in(&t->terms, s, NULL);
}

static inline const char *
in_prose(struct tables *t, const char *s)
{
	return place_in(&t->prose, s, NULL);
}

/* Each ends with a table without rows. Numbers of the long texts, which entries
 * tell; entries; what answers for codes that have no entry of their own; the words
 * of a verdict, and what others call them; the long texts. */
extern const struct table text_numbers[], entry_tables[], code_tables[],
    word_tables[], text_tables[];

/* Rows of the long texts, which go by the words. */
void print_personal(struct tables *t, FILE *out);
void print_said(struct tables *t, FILE *out);
void print_milder(struct tables *t, FILE *out);
void print_causes(struct tables *t, FILE *out);

#endif
