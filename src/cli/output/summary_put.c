/* A summary as tables with bars, for people. */
#include "cli/output/summary_put.h"
#include "cli/output/chart.h"

#include <string.h>

static void
put_chart(const struct summary *s, const struct terminal *t, const char *title,
    const struct row *rows, size_t n, size_t limit)
{
	if (n == 0)
		return;
	chart_put(t, title, rows, n < limit ? n : limit, refusals(s));
	if (n > limit)
		chart_put_rest(t, n - limit);
}

/* What to do, in words, and for how many lines. */
static void
put_advice(const struct terminal *t, const struct table *actions)
{
	for (size_t i = 0; i < actions->n && i < 3; i++) {
		int number = bouncecode_number(BOUNCECODE_ACTIONS,
		    actions->rows[i].name, strlen(actions->rows[i].name));
		const char *what = number > 0
		    ? bouncecode_explanation(BOUNCECODE_ACTIONS, (unsigned)number)
		    : NULL;

		if (what != NULL)
			chart_put_advice(t, actions->rows[i].name, what);
	}
}

void
summary_put(const struct summary *s, const struct deferrals *d,
    const struct table tables[NTABLES], const struct terminal *t, size_t limit)
{
	chart_put_totals(t, s->lines, &s->accepted, &s->deferred, &s->failed);
	chart_put_deferrals(t, d);
	if (refusals(s) > 0)
		chart_put_legend(t);
	for (size_t i = 0; i < NTABLES; i++) {
		put_chart(s, t, tables[i].title, tables[i].rows, tables[i].n, limit);
		if (strcmp(tables[i].name, "action") == 0)
			put_advice(t, &tables[i]);
	}
	put_chart(s, t, "By code", s->code.rows, s->code.n, limit);
	if (s->period.n > 0)
		chart_put_periods(t, summary_period(s), s->period.rows, s->period.n);
	if (s->unexplained.n > 0)
		chart_put_texts(t, &s->unexplained, limit);
}
