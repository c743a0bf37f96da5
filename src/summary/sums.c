/* A summary and its rates, counted and merged together. */
#include "summary/sums.h"

void
sums_begin(struct sums *s, const struct summary_settings *settings)
{
	summary_begin(&s->summary, settings);
	rates_begin(&s->rates, settings);
}

void
sums_end(struct sums *s)
{
	summary_end(&s->summary);
	rates_end(&s->rates);
}

void
sums_merge(struct sums *s, const struct sums *other)
{
	summary_merge(&s->summary, &other->summary);
	rates_merge(&s->rates, &other->rates);
}

bool
sums_have_room(const struct sums *s, const struct sums *other)
{
	return summary_has_room(&s->summary, &other->summary) &&
	    rates_has_room(&s->rates, &other->rates);
}
