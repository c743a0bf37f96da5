/* What was counted, compared: the last day or hour with the one before it. */
#include "summary/rates.h"

/* A day or an hour is compared where two of them are known. */
static const struct stretch *
stretches_of(const struct row *row, enum period by)
{
	return by == BY_HOUR ? row->recent->hours : row->recent->days;
}

bool
rates_change(const struct rates *r, struct change *all)
{
	enum period by = r->by;
	const struct stretch *s;

	if (by == NO_PERIOD)
		by = r->of_all.days[1].begins != 0 ? BY_DAY : BY_HOUR;
	s = stretches_of(&r->all, by);
	*all = (struct change){ s[0], s[1], by };
	return s[1].begins != 0;
}

struct change
row_change(const struct row *row, const struct change *all)
{
	const struct stretch *s = stretches_of(row, all->by);

	return (struct change){ stretch_of(s, all->now.begins),
		stretch_of(s, all->before.begins), all->by };
}

/* The test of two proportions, squared: they differ by more than three standard
 * deviations of their difference, if there was none, in one of 370 cases. */
int
change_of(const struct change *c, enum bouncecode_outcome outcome)
{
	double n = (double)stretch_sum(&c->now), m = (double)stretch_sum(&c->before);
	double x = c->now.by_outcome[outcome], y = c->before.by_outcome[outcome];
	double both = (x + y) / (n + m), gap;

	if (n == 0 || m == 0 || both == 0 || both == 1)
		return 0;
	gap = x / n - y / m;
	if (gap * gap <= 9 * both * (1 - both) * (1 / n + 1 / m))
		return 0;
	return gap > 0 ? 1 : -1;
}

/* ---- other figures */

void
rates_providers(const struct rates *r, struct table *t)
{
	t->n = 0;
	for (unsigned i = 0; i < WORDS_MAX; i++) {
		if (r->provider[i].count == 0)
			continue;
		t->rows[t->n] = r->provider[i];
		t->rows[t->n++].name = i == 0
		    ? "unknown"
		    : bouncecode_name(BOUNCECODE_PROVIDERS, i);
	}
	rows_sort(t->rows, t->n);
}

struct recipients
recipients_count(const struct followed *f)
{
	struct followed_sums sums = followed_sums(f);

	return (struct recipients){ .n = sums.all, .accepted = sums.accepted,
		.dead = sums.failed, .is_estimate = sums.is_estimate };
}
