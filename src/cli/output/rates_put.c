/* Tables of how much gets through. */
#include "cli/output/rates_put.h"
#include "cli/output/chart.h"
#include "cli/output/stream.h"

#include <string.h>

enum { COUNT_WIDTH = 10, RATE_WIDTH = 9 };

/* A column for each outcome; a narrow terminal has no room for what was accepted. */
static unsigned
first_outcome(const struct terminal *t)
{
	return is_narrow(t) ? BOUNCECODE_OUTCOME_DEFERRED
					  : BOUNCECODE_OUTCOME_ACCEPTED;
}

static int
name_width(const struct terminal *t)
{
	enum { WIDE_NAME = 24, NARROW_NAME = 10 };

	return is_narrow(t) ? NARROW_NAME : WIDE_NAME;
}

static void
put_heads(const struct terminal *t, const char *title, const char *last)
{
	char number[CHART_NUMBER];

	putc('\n', out);
	if (is_narrow(t)) {
		put_styled(t, STRONG, title);
		putc('\n', out);
		title = "";
	}
	put_padded(t, STRONG, title, (unsigned)name_width(t) + 2);
	snprintf(number, sizeof number, "%*s", COUNT_WIDTH, "statuses");
	put_styled(t, FAINT, number);
	for (unsigned i = first_outcome(t); i < OUTCOMES; i++) {
		snprintf(number, sizeof number, "%*s", RATE_WIDTH, outcome_name(i));
		put_styled(t, FAINT, number);
	}
	if (!is_narrow(t))
		put_styled(t, FAINT, last);
	putc('\n', out);
}

/* A name that has no room stands in a line of its own. */
static void
put_rates(const struct terminal *t, const struct row *row)
{
	bool fits = columns(row->name, strlen(row->name)) <= (unsigned)name_width(t);
	char number[CHART_NUMBER];

	fputs("  ", out);
	put_padded(t, PLAIN, row->name, (unsigned)name_width(t));
	if (!fits)
		fprintf(out, "\n  %*s", name_width(t), "");
	fprintf(out, "%*s", COUNT_WIDTH, counted(row, number));
	for (unsigned i = first_outcome(t); i < OUTCOMES; i++)
		fprintf(out, "%*.1f %%", RATE_WIDTH - 2,
		    percent(row->by_outcome[i], row->count));
}

/* Where another share failed than before, beyond chance. */
static void
put_sign(const struct terminal *t, int change)
{
	if (change != 0)
		put_styled(t, change > 0 ? BAD : GOOD, change > 0 ? " +" : " -");
}

/* The failed in the last day or hour, and before. */
static void
put_failed_lately(const struct terminal *t, const struct row *row,
    const struct change *all)
{
	struct change c = row_change(row, all);
	const struct stretch *both[] = { &c.now, &c.before };
	int change = change_of(&c, BOUNCECODE_OUTCOME_FAILED);

	for (int i = 0; i < 2; i++) {
		uint64_t n = stretch_sum(both[i]);

		if (n > 0)
			fprintf(out, "%*.1f %%", RATE_WIDTH - 3,
			    percent(both[i]->by_outcome[BOUNCECODE_OUTCOME_FAILED], n));
		else
			fprintf(out, "%*s", RATE_WIDTH - 1, "-");
	}
	put_sign(t, change);
}

/* Is there room for it? */
static bool
compares_in(const struct terminal *t)
{
	return width_of(t) >= TERMINAL_NARROW + COUNT_WIDTH;
}

static void
put_table(const struct terminal *t, const char *title, const struct row *rows,
    size_t n, const struct change *change, size_t limit)
{
	bool compares = change != NULL && compares_in(t);

	if (n == 0)
		return;
	put_heads(t, title, compares ? "     now  before" : "");
	for (size_t i = 0; i < n && i < limit; i++) {
		put_rates(t, &rows[i]);
		if (compares)
			put_failed_lately(t, &rows[i], change);
		putc('\n', out);
	}
	put_bound(t, rows, n < limit ? n : limit);
	if (n > limit)
		chart_put_rest(t, n - limit);
}

void
rates_put(const struct terminal *t, const struct rates *r, size_t limit)
{
	struct table providers;
	struct change change;
	bool compares = rates_change(r, &change);

	rates_providers(r, &providers);
	put_table(t, "To provider", providers.rows, providers.n,
	    compares ? &change : NULL, limit);
	put_table(t, "To domain", r->domain.rows, r->domain.n,
	    compares ? &change : NULL, limit);
	if (r->all.count > 0)
		put_wrapped(t, "  Shares are of the statuses in the row.", 0, 2);
	if (compares && compares_in(t))
		put_wrapped(t, "  now, before: what failed in the two that are compared above; + worse, - better, beyond chance.", 0, 2);
}

static struct stretch
stretch_of_row(const struct row *row)
{
	struct stretch s = { .begins = row->first };

	for (int i = 0; i < OUTCOMES; i++)
		s.by_outcome[i] = (uint32_t)row->by_outcome[i];
	return s;
}

static int
change_between(const struct row *before, const struct row *now)
{
	const struct change c = { stretch_of_row(now), stretch_of_row(before),
		NO_PERIOD };

	return change_of(&c, BOUNCECODE_OUTCOME_FAILED);
}

void
rates_put_periods(const struct terminal *t, const char *period,
    const struct row *rows, size_t n)
{
	enum { FIGURES = 2 + 24 + COUNT_WIDTH + 3 * RATE_WIDTH + 3, BAR_MIN = 4 };
	unsigned width = width_of(t);
	uint64_t most = 1;
	char title[40];

	snprintf(title, sizeof title, "By %s", period);
	put_heads(t, title, "   (. accepted)");
	for (size_t i = 0; i < n; i++)
		if (rows[i].count > most)
			most = rows[i].count;
	for (size_t i = 0; i < n; i++) {
		int change = i > 0 ? change_between(&rows[i - 1], &rows[i]) : 0;

		put_rates(t, &rows[i]);
		put_sign(t, change);
		if (width > FIGURES + BAR_MIN) {
			fputs(change == 0 ? "   " : " ", out);
			put_bar(t, &rows[i], most, width - FIGURES);
		}
		putc('\n', out);
	}
	put_bound(t, rows, n);
}
