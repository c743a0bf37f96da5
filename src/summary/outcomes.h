/* The words of enum bouncecode_outcome, from 1 on. */
#ifndef SUMMARY_OUTCOMES_H
#define SUMMARY_OUTCOMES_H

#define OUTCOME_WORDS "accepted", "deferred", "failed"

#endif
