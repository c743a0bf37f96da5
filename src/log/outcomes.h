/* The words of enum bouncecode_outcome, from 1 on. */
#ifndef BC_OUTCOMES_H
#define BC_OUTCOMES_H

#define BC_OUTCOME_WORDS "accepted", "deferred", "failed"

#endif
