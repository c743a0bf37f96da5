/* The rules of what an entry rests on. */
#ifndef GEN_CHECK_EVIDENCE_H
#define GEN_CHECK_EVIDENCE_H

#include "gen/list/model.h"

void check_evidence(struct model *m);

#endif
