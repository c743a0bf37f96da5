/* When is an address dead? The one rule for all that list such addresses. */
#ifndef SUMMARY_DEAD_H
#define SUMMARY_DEAD_H

#include <bouncecode.h>

#include <stdbool.h>

/* It was refused for good, and is the reason for it; a hint alone is not enough. */
static inline bool
is_dead(const struct bouncecode_answer *a, unsigned outcome)
{
	return outcome == BOUNCECODE_OUTCOME_FAILED &&
	    a->bounce == BOUNCECODE_BOUNCE_HARD &&
	    a->confidence >= BOUNCECODE_CONFIDENCE_MEDIUM;
}

#endif
