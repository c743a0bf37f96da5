/* The rules of what a server should answer. */
#ifndef GEN_CHECK_SITUATIONS_H
#define GEN_CHECK_SITUATIONS_H

#include "gen/list/model.h"

void check_situations(struct model *m);

#endif
