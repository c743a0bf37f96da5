/* A number in a text that is a code by what stands around it. */
#ifndef BC_CANDIDATE_H
#define BC_CANDIDATE_H

#include "base/linkage.h"
#include "bouncecode.h"

struct bc_candidate {
	struct bouncecode_code code;
	int failing; /* 4yz, 5yz or 4.y.z, 5.y.z */
	int weak;    /* says only that something before it failed */
	int quoted;  /* by the other side, in a transcript */
};

/* Read the code at p, between a text and its end, if it is one; else 0. */
BC_DATA int bc_read_candidate(const char *text, const char *p, const char *end,
    struct bc_candidate *found);

#endif
