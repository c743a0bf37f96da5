/* A summary: tables with bars for people, or records. */
#include "cli/output/summary_put.h"
#include "cli/output/chart.h"
#include "cli/output/format.h"
#include "cli/output/metrics.h"
#include "cli/output/rates_put.h"
#include "cli/output/report.h"
#include "cli/output/say.h"

#include <string.h>

static void
put_chart(const struct summary *s, const struct terminal *t, const char *title,
    const struct row *rows, size_t n, size_t limit)
{
	if (n == 0)
		return;
	chart_put(t, title, rows, n < limit ? n : limit, refusals(s), summary_spans_years(s));
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

/* What tells no status, for people. */
static void
put_others(const struct summary *s, const struct terminal *t)
{
	static const struct { const char *name, *note; } others[SUMMARY_OTHERS] = {
		[SUMMARY_AUTO_REPLY] = { "Auto-replies", "" },
		[SUMMARY_COMPLAINT] = { "Complaints", "" },
		[SUMMARY_FOREIGN] = { "Sent by others", "not counted" },
		[SUMMARY_NO_REPORT] = { "Other mail", "" } };

	for (int i = SUMMARY_STATUS + 1; i < SUMMARY_OTHERS; i++)
		chart_put_other(t, others[i].name, s->others[i].count, others[i].note);
}

/* The three questions: who is dead, who blocks us, is it getting worse? E-mails tell
 * of refusals only, so that their shares tell nothing. */
static void
put_answers(const struct figures *f, const struct table tables[NTABLES],
    const struct terminal *t, const struct view *view, size_t limit)
{
	const struct summary *s = &f->sums->summary;

	rates_put_recipients(t, &f->recipients, s->of_mail);
	rates_put_by_us(t, s->by_us);
	if (s->of_mail)
		chart_put_addresses(t, &s->dead, limit);
	rates_put_first(t, f, view->reader, limit);
	if (!s->of_mail)
		rates_put_change(t, &f->sums->rates, limit);
	rates_put_blocks(t, tables, &f->sums->rates, refusals(s), limit);
	if (!s->of_mail)
		rates_put(t, &f->sums->rates, limit);
}

static void
put_tables(const struct figures *f, const struct table tables[NTABLES],
    const struct terminal *t, const struct view *view, size_t limit)
{
	const struct summary *s = &f->sums->summary;

	chart_put_totals(t, s->of_mail ? "Messages" : "Lines", s->lines,
	    &s->accepted, &s->deferred, &s->failed);
	put_others(s, t);
	chart_put_deferrals(t, &f->deferrals);
	put_answers(f, tables, t, view, limit);
	if (refusals(s) > 0)
		chart_put_legend(t);
	for (size_t i = 0; i < NTABLES; i++) {
		put_chart(s, t, say(tables[i].title), tables[i].rows, tables[i].n, limit);
		if (i == TABLE_ACTION)
			put_advice(t, &tables[i]);
	}
	put_chart(s, t, say("By code"), s->code.rows, s->code.n, limit);
	if (s->period.n > 0)
		rates_put_periods(t, summary_period(s), s->period.rows, s->period.n);
	if (s->unexplained.n > 0)
		chart_put_texts(t, &s->unexplained, limit);
	if (left_english())
		put_wrapped(t, say("What is said of single codes is in English."), 0, 0);
}

/* The formats that are no records, by their names. */
static void
put_report(const struct report *r, const char *format)
{
	static const struct {
		const char *format;
		void (*put)(const struct report *r);
	} reports[] = { { "html", report_put }, { "prometheus", metrics_put } };

	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		if (strcmp(reports[i].format, format) == 0)
			reports[i].put(r);
}

void
summary_put(const struct figures *f, const struct view *view,
    const struct terminal *t, size_t limit)
{
	struct summary *s = &f->sums->summary;
	struct cell_writer writer = { .format = view->format,
		.begun = view->no_header };
	struct table tables[NTABLES];
	const struct report report = { .figures = f, .summary = s,
		.tables = tables, .limit = view->verbose ? SIZE_MAX : limit,
		.rest = "and {count} more; {option} shows all",
		.with_years = summary_spans_years(s),
		.reader = view->reader };

	summary_tables(s, tables);
	rates_sort(&f->sums->rates);
	if (format_is_text(view->format))
		put_tables(f, tables, t, view, report.limit);
	else if (format_is_report(view->format))
		put_report(&report, format_name(view->format));
	else
		figures_records(f, tables, format_put_cells, &writer);
}
