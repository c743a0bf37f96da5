/* The rules of cues. */
#ifndef GEN_CHECK_CUE_H
#define GEN_CHECK_CUE_H

#include "gen/list/model.h"

void check_cues(struct model *m);

#endif
