/* The rule of how long a string may be. */
#ifndef GEN_CHECK_LENGTH_H
#define GEN_CHECK_LENGTH_H

#include "gen/list/model.h"

void check_lengths(struct model *m);

#endif
