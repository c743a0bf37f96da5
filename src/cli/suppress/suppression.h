/*
 * The addresses to mail no more: those that were dead the last time, or failed
 * softly again and again, with nothing delivered to them since. A doubt keeps an
 * address.
 */
#ifndef CLI_SUPPRESS_SUPPRESSION_H
#define CLI_SUPPRESS_SUPPRESSION_H

#include "cli/output/view.h"
#include "cli/suppress/deliveries.h"
#include "cli/suppress/suspects.h"

/* How often softly, and over how many days; 0 for never. */
struct soft_after {
	size_t times, days;
};

enum { SOFT_TIMES_MAX = 1000, SOFT_DAYS_MAX = 10000 };

struct suppression {
	struct hash_key key;
	struct soft_after soft_after;
	bool with_texts;
	struct clock clock;
	struct deliveries deliveries;
	struct suspects suspects;
};

/* with_texts: not only the addresses will be put. */
void suppression_begin(struct suppression *s, const struct hash_key *key,
    const struct soft_after *soft_after, bool with_texts, when now);
void suppression_end(struct suppression *s);
/* What its files report, one file behind the other, in their order. */
void suppression_sightings(const struct suppression *s, struct sightings *empty);
void suppression_begin_file(struct suppression *s);
void suppression_take(struct suppression *s, const struct sightings *sightings);
void suppression_end_file(struct suppression *s);
/* Put the list; false where nobody is on it. */
bool suppression_put(struct suppression *s, const struct view *view);

#endif
