/* The rules of what is looked for in a text, which are a part of all rules. */
#ifndef GEN_CHECK_WORDING_H
#define GEN_CHECK_WORDING_H

#include "gen/list/model.h"

void check_wordings(struct model *m);

#endif
