/*
 * What a code that says little may mean: the categories that its wordings and the
 * lines to learn from have most.
 */
#ifndef GEN_LEARN_CAUSES_H
#define GEN_LEARN_CAUSES_H

#include "gen/list/model.h"

#include "src/list/list.h"

/* The numbers of categories, the likeliest first, for a code of low confidence;
 * returns how many of them there are. */
size_t causes_of(const struct model *m, const struct row *row,
    unsigned categories[BC_CAUSES_MAX]);

#endif
