/* Tables of how much gets through. */
#include "cli/output/rates_put.h"
#include "cli/output/chart.h"
#include "cli/output/say.h"
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

/* As wide as its head, with a blank before. */
static unsigned
width_below(const char *head, unsigned least)
{
	unsigned n = columns(head, strlen(head)) + 1;

	return n > least ? n : least;
}

static unsigned
count_width(void)
{
	return width_below(say("statuses"), COUNT_WIDTH);
}

static unsigned
rate_width(unsigned outcome)
{
	return width_below(say(outcome_name(outcome)), RATE_WIDTH);
}

/* Where heads are longer than in English, names have less room. */
static unsigned
name_width(const struct terminal *t)
{
	enum { WIDE_NAME = 24, NARROW_NAME = 10 };
	unsigned width = is_narrow(t) ? NARROW_NAME : WIDE_NAME, more = count_width() - COUNT_WIDTH;

	for (unsigned i = first_outcome(t); i < OUTCOMES; i++)
		more += rate_width(i) - RATE_WIDTH;
	return width > more ? width - more : 0;
}

static void
put_heads(const struct terminal *t, const char *title, const char *last)
{
	unsigned used = name_width(t) + 2 + count_width();

	putc('\n', out);
	if (is_narrow(t) || columns(title, strlen(title)) > name_width(t) + 2) {
		put_styled(t, STRONG, title);
		putc('\n', out);
		title = "";
	}
	put_padded(t, STRONG, title, name_width(t) + 2);
	put_right(t, FAINT, say("statuses"), count_width());
	for (unsigned i = first_outcome(t); i < OUTCOMES; i++) {
		put_right(t, FAINT, say(outcome_name(i)), rate_width(i));
		used += rate_width(i);
	}
	if (!is_narrow(t) && used + columns(last, strlen(last)) <= width_of(t))
		put_styled(t, FAINT, last);
	putc('\n', out);
}

/* A name that has no room stands in a line of its own. */
static void
put_rates(const struct terminal *t, const struct row *row)
{
	bool fits = columns(row->name, strlen(row->name)) <= name_width(t);
	char number[CHART_NUMBER];

	fputs("  ", out);
	put_padded(t, PLAIN, row->name, name_width(t));
	if (!fits)
		fprintf(out, "\n  %*s", (int)name_width(t), "");
	put_right(t, PLAIN, counted(row, number), count_width());
	for (unsigned i = first_outcome(t); i < OUTCOMES; i++)
		put_share(row->by_outcome[i], row->count, rate_width(i));
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
			put_share(both[i]->by_outcome[BOUNCECODE_OUTCOME_FAILED], n, RATE_WIDTH - 1);
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

/* "     now  before" */
static void
name_stretches(char *text, size_t size)
{
	const char *now = say("now"), *before = say("before");
	unsigned first = columns(now, strlen(now)), second = columns(before, strlen(before));

	snprintf(text, size, "%*s%s%*s%s", first < RATE_WIDTH - 2 ? (int)(RATE_WIDTH - 1 - first) : 1, "", now,
	    second < RATE_WIDTH - 2 ? (int)(RATE_WIDTH - 1 - second) : 1, "", before);
}

static void
put_table(const struct terminal *t, const char *title, const struct row *rows,
    size_t n, const struct change *change, size_t limit)
{
	bool compares = change != NULL && compares_in(t);
	char heads[SAID_SIZE];

	if (n == 0)
		return;
	name_stretches(heads, sizeof heads);
	put_heads(t, title, compares ? heads : "");
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

static void
put_indented(const struct terminal *t, const char *s)
{
	fputs("  ", out);
	put_wrapped(t, s, 2, 2);
}

void
rates_put(const struct terminal *t, const struct rates *r, size_t limit)
{
	struct table providers;
	struct change change;
	bool compares = rates_change(r, &change);

	rates_providers(r, &providers);
	put_table(t, say("To provider"), providers.rows, providers.n,
	    compares ? &change : NULL, limit);
	put_table(t, say("To domain"), r->domain.rows, r->domain.n,
	    compares ? &change : NULL, limit);
	if (r->all.count > 0)
		put_indented(t, say("Shares are of the statuses in the row."));
	if (compares && compares_in(t))
		put_indented(t, say("now, before: what failed in the two that are compared above; + worse, - better, beyond chance."));
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
	char accepted[64];

	snprintf(accepted, sizeof accepted, "   (. %s)", say("accepted"));
	put_heads(t, say(strcmp(period, "hour") == 0 ? "By hour" : "By day"), accepted);
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
