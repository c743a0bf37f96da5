/* What came of the last two days and hours that anything was tried in. */
#ifndef SUMMARY_RECENT_H
#define SUMMARY_RECENT_H

#include <stdbool.h>

#include "summary/calendar.h"
#include "summary/notes.h"

enum { OUTCOMES = 4, /* of enum bouncecode_outcome; 0 is none */
	BOUNCES = 4 }; /* words of BOUNCECODE_BOUNCES */

/* One attempt to deliver a message to a recipient, and what came of it. */
struct attempt {
	unsigned outcome, bounce;
	when time;      /* 0 where it is not known */
	when day, hour; /* when they began, for what counts these */
	struct notes *notes; /* where its line is to be noted; else NULL */
};

void attempt_find_day(struct attempt *a);

/* A day or an hour. */
struct stretch {
	when begins; /* 0 for none */
	uint32_t by_outcome[OUTCOMES], by_bounce[BOUNCES];
};

/* The later one first. Whatever the order of what is counted, these are the last two
 * there are: once two later ones have come, a stretch is among them no more. */
struct recent {
	struct stretch days[2], hours[2];
};

void recent_count(struct recent *r, const struct attempt *a);
void recent_add(struct recent *to, const struct recent *from);

/* What came of one; all zero where it is none of these. */
struct stretch stretch_of(const struct stretch stretches[2], when begins);
uint64_t stretch_sum(const struct stretch *s);

#endif
