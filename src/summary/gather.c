/* What is gathered of logs: counted, merged, and put together at last. */
#include "summary/gather.h"

#include "summary/reports.h"

#include <stdlib.h>
#include <string.h>

bool
gather_begin(struct gathering *g, const struct summary_settings *settings, bool are_parts)
{
	memset(&g->waiting, 0, sizeof g->waiting);
	followed_begin(&g->messages, FOLLOWED_MAX, &settings->key);
	followed_begin(&g->recipients, RECIPIENTS_MAX, &settings->key);
	return months_begin(&g->months, settings, are_parts && !settings->of_mail);
}

void
gather_end(struct gathering *g)
{
	months_end(&g->months);
	followed_end(&g->messages);
	followed_end(&g->recipients);
	waiting_end(&g->waiting);
}

void
gather_merge(struct gathering *g, struct gathering *other)
{
	months_merge_file(&g->months, &other->months);
	followed_merge(&g->messages, &other->messages);
	followed_merge(&g->recipients, &other->recipients);
	waiting_merge(&g->waiting, &other->waiting);
}

bool
gather_is_whole(const struct gathering *g)
{
	const struct months *m = &g->months;
	bool is_whole = !m->failed && !g->messages.failed && !g->recipients.failed &&
	    !g->waiting.failed;

	for (size_t i = 0; is_whole && i < MONTH_PLACES; i++)
		is_whole = m->places[i] == NULL || sums_are_whole(m->places[i]);
	return is_whole;
}

/* ---- counting */

void
teller_begin(struct teller *t, struct months *months)
{
	*t = (struct teller){ .months = months };
	t->counter.summary = &months->places[0]->summary;
	t->rater.rates = &months->places[0]->rates;
}

/* Count in the sums of the time, and remember which months the log goes on over. */
static void
choose_sums(struct teller *t, const struct bouncecode_report *r)
{
	const struct calendar *c = &t->counter.calendar;
	int before = c->first == 0 ? 0 : c->month;
	struct sums *s;

	if (!t->months->are_apart)
		return;
	s = months_at(t->months, summary_time(&t->counter, r));
	if (c->month != before)
		t->months->passed |= calendar_passed(before, c->month);
	t->counter.summary = &s->summary;
	t->rater.rates = &s->rates;
}

void
teller_count(struct teller *t, const struct bouncecode_report *r)
{
	if (t->waiting != NULL && waiting_has(t->waiting, r))
		return;
	choose_sums(t, r);
	rates_count(&t->rater, r, summary_count(&t->counter, r));
}

void
teller_pass(struct teller *t, const struct bouncecode_report *r)
{
	choose_sums(t, r);
	summary_pass(&t->counter, r);
}

void
teller_finish(struct teller *t)
{
	summary_finish(&t->counter);
	rates_finish(&t->rater);
}

void
gather_follow(void *followed, const uint64_t *numbers, size_t n)
{
	followed_add(followed, numbers, n);
}

/* ---- rows that waited */

static void
count_rows(struct gathering *g, struct teller *t, struct reports *reports,
    struct rows_left *left)
{
	const char *row = g->waiting.text, *end = row + g->waiting.length;
	struct bouncecode_report report;
	size_t n;

	for (; row < end; row += n) {
		const unsigned char *table;

		n = (size_t)((const char *)memchr(row, '\n', (size_t)(end - row)) - row) + 1;
		table = waiting_table(&g->waiting, row, n - 1);
		left->unknown += table[0] == 0 && g->waiting.ntables > 0;
		/* Not at the first line, where a header would be looked for. */
		reports_begin_at(reports, 2, table);
		reports_feed(reports, row, n, false);
		while (bouncecode_scan_next(&reports->scan, &report))
			teller_count(t, &report);
	}
}

static void
tell_rows(struct gathering *g, struct rows_left *left)
{
	struct reports reports;
	struct teller t;

	left->lost = g->waiting.lost;
	if (g->waiting.length == 0)
		return;
	teller_begin(&t, &g->months);
	t.counter.follow = t.rater.know = gather_follow;
	t.counter.context = &g->messages;
	t.rater.context = &g->recipients;
	reports_begin(&reports);
	count_rows(g, &t, &reports, left);
	reports_end(&reports);
	teller_finish(&t);
}

/* ---- the time line that is wanted, of hours that were counted */

static void
make_days(struct tally *hours)
{
	struct tally days;

	tally_begin(&days, hours->max, &hours->key);
	for (size_t i = 0; i < hours->n; i++) {
		char name[WHEN_SIZE];

		when_print(hours->rows[i].first, WHEN_DAY, name);
		tally_add_row(&days, name, strlen(name), &hours->rows[i]);
	}
	row_add(&days.rest, &hours->rest);
	days.dropped = hours->dropped;
	days.failed |= hours->failed;
	tally_end(hours);
	*hours = days;
}

static void
make_line(struct summary *s, enum period line)
{
	if (line == NO_PERIOD) {
		tally_end(&s->period);
		tally_begin(&s->period, 0, &s->code.key);
	} else if (line == BY_DAY && s->by == BY_HOUR) {
		make_days(&s->period);
	}
	s->by = line;
}

struct rows_left
gather_finish(struct gathering *g, enum period line, enum period compared, struct figures *f)
{
	struct rows_left left = { 0, 0 };

	tell_rows(g, &left);
	f->sums = months_join(&g->months);
	make_line(&f->sums->summary, line);
	f->sums->rates.by = compared;
	f->deferrals = followed_count(&g->messages);
	f->recipients = recipients_count(&g->recipients);
	return left;
}
