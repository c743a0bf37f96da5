/*
 * The rows of a list by what they are found by, so that each finds the one of another
 * list that answers the same question.
 */
#ifndef GEN_UPKEEP_ROWS_H
#define GEN_UPKEEP_ROWS_H

#include "gen/list/model.h"

/* A row that has a name, and the next one that has it. */
struct named_row {
	size_t row, next;
};

struct row_index {
	const struct model *model;
	struct dictionary by_name;
	struct named_row *list;
	size_t n;
};

struct row_index rows_of(const struct model *m);
/* The row that is most like one of another list, or NULL. */
const struct row *find_row(const struct row_index *x, const struct row *sought);

#endif
