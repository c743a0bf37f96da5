/* The words of enum bouncecode_outcome, from 1 on. */
#ifndef SUMMARY_OUTCOMES_H
#define SUMMARY_OUTCOMES_H

#define OUTCOME_WORDS "accepted", "deferred", "failed"

/* "" for none. */
static inline const char *
outcome_name(unsigned outcome)
{
	static const char *const names[] = { "", OUTCOME_WORDS };

	return names[outcome];
}

#endif
