/* The rules of the list that a schema cannot say. */
#ifndef GEN_CHECK_H
#define GEN_CHECK_H

#include "gen/list/model.h"

/* Reports all that is wrong with a list whose names are resolved. */
void check(struct model *m);

#endif
