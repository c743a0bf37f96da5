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

bool
sums_are_whole(const struct sums *s)
{
	const struct summary *counts = &s->summary;
	const struct rates *rates = &s->rates;

	return !counts->code.failed && !counts->unexplained.failed && !counts->period.failed &&
	    !counts->dead.failed && !rates->domain.failed && !rates->relay.failed &&
	    !rates->problem.failed;
}

/* ---- years that a log does not name */

static void
move_recent(struct recent *r, int years)
{
	for (int i = 0; r != NULL && i < 2; i++) {
		r->days[i].begins = when_moved(r->days[i].begins, years);
		r->hours[i].begins = when_moved(r->hours[i].begins, years);
	}
}

static void
move_rows(struct row *rows, size_t n, int years)
{
	for (size_t i = 0; i < n; i++) {
		rows[i].first = when_moved(rows[i].first, years);
		rows[i].last = when_moved(rows[i].last, years);
		move_recent(rows[i].recent, years);
	}
}

static void
move_tally(struct tally *t, int years)
{
	move_rows(t->rows, t->n, years);
	move_rows(&t->rest, 1, years);
}

static void
move_summary(struct summary *s, int years)
{
	move_rows(&s->accepted, 1, years);
	move_rows(&s->deferred, 1, years);
	move_rows(&s->failed, 1, years);
	move_rows(s->category, WORDS_MAX, years);
	move_rows(s->action, WORDS_MAX, years);
	move_rows(s->provider, WORDS_MAX, years);
	move_rows(s->blocklist, WORDS_MAX, years);
	move_tally(&s->code, years);
	move_tally(&s->unexplained, years);
	move_tally(&s->period, years);
	move_tally(&s->dead, years);
}

void
sums_move(struct sums *s, int years)
{
	struct rates *r = &s->rates;

	if (years == 0)
		return;
	move_summary(&s->summary, years);
	move_rows(r->provider, WORDS_MAX, years);
	move_tally(&r->domain, years);
	move_tally(&r->relay, years);
	move_tally(&r->problem, years);
}

void
sums_align(struct sums *s, struct sums *other)
{
	struct row *read = &other->rates.all, *before = &s->rates.all;

	rates_sum(&other->rates);
	rates_sum(&s->rates);
	sums_move(other, years_to_move((struct span){ read->first, read->last },
	    (struct span){ before->first, before->last }));
}
