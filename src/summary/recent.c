/* The last two days and hours, counted as they come. */
#include "summary/recent.h"

/* The place of one among the last two; NULL where it is an earlier one. */
static struct stretch *
place_of(struct stretch stretches[2], when begins)
{
	if (begins == stretches[0].begins)
		return &stretches[0];
	if (begins > stretches[0].begins) {
		stretches[1] = stretches[0];
		stretches[0] = (struct stretch){ .begins = begins };
		return &stretches[0];
	}
	if (begins > stretches[1].begins)
		stretches[1] = (struct stretch){ .begins = begins };
	return begins == stretches[1].begins ? &stretches[1] : NULL;
}

static void
count(struct stretch stretches[2], when begins, const struct attempt *a)
{
	struct stretch *s = place_of(stretches, begins);

	if (s == NULL)
		return;
	s->by_outcome[a->outcome % OUTCOMES]++;
	s->by_bounce[a->bounce % BOUNCES]++;
}

void
attempt_find_day(struct attempt *a)
{
	enum { HOUR = 10000, DAY = 100 * HOUR }; /* of the digits of a time */

	a->hour = a->time / HOUR * HOUR;
	a->day = a->time / DAY * DAY;
}

void
recent_count(struct recent *r, const struct attempt *a)
{
	if (a->time == 0)
		return;
	count(r->days, a->day, a);
	count(r->hours, a->hour, a);
}

static void
add(struct stretch to[2], const struct stretch *from)
{
	struct stretch *s = from->begins ? place_of(to, from->begins) : NULL;

	for (int i = 0; s != NULL && i < OUTCOMES; i++)
		s->by_outcome[i] += from->by_outcome[i];
	for (int i = 0; s != NULL && i < BOUNCES; i++)
		s->by_bounce[i] += from->by_bounce[i];
}

void
recent_add(struct recent *to, const struct recent *from)
{
	for (int i = 0; i < 2; i++) {
		add(to->days, &from->days[i]);
		add(to->hours, &from->hours[i]);
	}
}

struct stretch
stretch_of(const struct stretch stretches[2], when begins)
{
	for (int i = 0; i < 2; i++)
		if (stretches[i].begins == begins)
			return stretches[i];
	return (struct stretch){ .begins = begins };
}

uint64_t
stretch_sum(const struct stretch *s)
{
	uint64_t sum = 0;

	for (int i = 0; i < OUTCOMES; i++)
		sum += s->by_outcome[i];
	return sum;
}
