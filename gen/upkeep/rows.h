/*
 * The rows of a list by what they are found by, so that each finds the one of another
 * list that answers the same question.
 */
#ifndef GEN_UPKEEP_ROWS_H
#define GEN_UPKEEP_ROWS_H

#include "gen/list/model.h"

struct row_index {
	const struct model *model;
	struct multi_dictionary by_name;
};

struct row_index rows_of(const struct model *m);
/* The row that is most like one of another list, or NULL. */
const struct row *find_row(const struct row_index *x, const struct row *sought);

#endif
