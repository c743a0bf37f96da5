/* The word of an outcome. */
#ifndef SUMMARY_OUTCOMES_H
#define SUMMARY_OUTCOMES_H

#include "bouncecode.h"

/* "" for none. */
static inline const char *
outcome_name(unsigned outcome)
{
	return outcome > 0 ? bouncecode_outcome(outcome) : "";
}

#endif
