/*
 * What the web page has to be told to make the index out of the tables: a line with
 * a sign for each entry, and one for each set of synonyms. Before the sign of an entry
 * that leads no document stands the number of the one that it belongs to; the others
 * lead one each, in the order of their categories.
 */
#ifndef BC_INDEX_RECIPE_H
#define BC_INDEX_RECIPE_H

#include "index/said.h"

/* A sign is this and a bit for each text that the entry says, by enum bc_said, and one
 * for its wordings; another one has an entry that no document speaks for. */
enum {
	BC_RECIPE_FIRST = ':', /* behind the digits */
	BC_RECIPE_WORDINGS = 1 << BC_NSAID,
	BC_RECIPE_NONE = '~'
};

#endif
