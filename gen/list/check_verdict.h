/* The rules of verdicts. */
#ifndef GEN_CHECK_VERDICT_H
#define GEN_CHECK_VERDICT_H

#include "gen/list/model.h"

void check_verdicts(struct model *m);

#endif
