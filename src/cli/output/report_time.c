/* The time line of the page: columns of refusals, and of all that was accepted, hour
 * by hour or in longer steps, so that there are never many. */
#include "cli/output/report.h"
#include "cli/output/html.h"
#include "cli/output/numbers.h"
#include "cli/output/say.h"
#include "cli/output/stream.h"
#include "cli/output/times.h"

#include <string.h>

enum { COLUMNS_MAX = 120, HEIGHT = 100, TICKS = 4 };

/* What happened in one step; its time is the first hour of it. */
struct line {
	int64_t first; /* step, in steps since the year 0 */
	unsigned step; /* hours */
	size_t n;
	struct row columns[COLUMNS_MAX];
	uint64_t refused, accepted; /* the most in a step */
};

/* ---- hours as numbers */

/* The calendar is the same after so many years: a log that names none may begin
 * before the first. */
enum { CYCLE = 400 };

static int64_t
hour_of(when w)
{
	int month = (int)(w / 100000000 % 100), day = (int)(w / 1000000 % 100);

	return 24 * days_of(w / INT64_C(10000000000) + CYCLE, month, day) + w / 10000 % 100;
}

/* days_of() backwards. */
static when
when_of_hour(int64_t hour)
{
	int64_t day = hour / 24, era = day / 146097, of_era = day % 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;

	/* A step may begin before the year 0: then the year is one of those that are
	 * not shown either. */
	year += 400 * era + (month >= 10);
	if (year >= CYCLE)
		year -= CYCLE;
	return (((year * 100 + (month + 2) % 12 + 1) * 100 +
		    of_year - (153 * month + 2) / 5 + 1) * 100 + hour % 24) * 10000;
}

/* ---- columns */

static unsigned
step_of(enum period by, int64_t hours)
{
	static const unsigned steps[] = { 1, 2, 3, 6, 12, 24, 2 * 24, 7 * 24,
		14 * 24, 28 * 24, 91 * 24, 364 * 24 };
	size_t i = 0;

	while (i + 1 < sizeof steps / sizeof *steps &&
	    ((by == BY_DAY && steps[i] < 24) || hours / steps[i] + 2 > COLUMNS_MAX))
		i++;
	return steps[i];
}

static void
span(const struct tally *periods, int64_t *first, int64_t *last)
{
	*first = INT64_MAX;
	*last = 0;
	for (size_t i = 0; i < periods->n; i++) {
		int64_t hour = hour_of(periods->rows[i].first);

		if (hour < *first)
			*first = hour;
		if (hour > *last)
			*last = hour;
	}
}

static void
find_most(struct line *l)
{
	for (size_t i = 0; i < l->n; i++) {
		uint64_t accepted = l->columns[i].by_bounce[BOUNCECODE_BOUNCE_NONE];
		uint64_t refused = l->columns[i].count - accepted;

		if (accepted > l->accepted)
			l->accepted = accepted;
		if (refused > l->refused)
			l->refused = refused;
	}
}

/* A clock that was wrong by centuries must not take the rest away: what finds no
 * column is in the last one. */
static void
make_line(struct line *l, const struct report *r)
{
	const struct tally *periods = &r->summary->period;
	int64_t first, last;

	memset(l, 0, sizeof *l);
	span(periods, &first, &last);
	l->step = step_of(r->summary->by, last - first + 1);
	l->first = first / l->step;
	for (size_t i = 0; i < periods->n; i++) {
		int64_t at = hour_of(periods->rows[i].first) / l->step - l->first;
		size_t column = at < COLUMNS_MAX ? (size_t)at : COLUMNS_MAX - 1;

		row_add(&l->columns[column], &periods->rows[i]);
		if (column >= l->n)
			l->n = column + 1;
	}
	find_most(l);
}

static const char *
step_name(const struct line *l)
{
	static const struct { unsigned step; const char *name; } names[] = {
		{ 1, "an hour" }, { 24, "a day" }, { 2 * 24, "two days" },
		{ 7 * 24, "a week" }, { 14 * 24, "two weeks" },
		{ 28 * 24, "four weeks" }, { 91 * 24, "a quarter" },
		{ 364 * 24, "a year" } };
	static char hours[64];
	char count[16];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].step == l->step)
			return say(names[i].name);
	snprintf(count, sizeof count, "%u", l->step);
	return say_with(hours, sizeof hours, "{count} hours", "count", count, NULL);
}

static void
column_name(const struct report *r, const struct line *l, size_t i, char name[WHEN_SIZE])
{
	when w = when_of_hour((l->first + (int64_t)i) * l->step);

	time_show(w, r->with_years, name);
	if (l->step >= 24)
		name[strlen(name) - sizeof " 00:00" + 1] = '\0';
}

/* ---- pictures */

static void
put_rect(const char *class, size_t at, uint64_t top, uint64_t bottom)
{
	if (bottom > top)
		fprintf(out, "<rect class=\"%s\" x=\"%zu\" y=\"%u\" width=\"9\" height=\"%u\"/>",
		    class, 10 * at, (unsigned)top, (unsigned)(bottom - top));
}

/* The parts of a column from the bottom up: the worst, which are fewest, at the
 * bottom, where they can be compared. One that is not nothing is seen. */
static void
put_column(const struct row *row, size_t at, uint64_t most, int from, int to)
{
	uint64_t sum = 0, drawn = 0;

	for (int i = from; i < to && most > 0; i++) {
		uint64_t end;

		sum += row->by_bounce[html_parts[i].bounce];
		end = (sum * HEIGHT + most - 1) / most;
		/* A gap, as in a bar. */
		put_rect(html_parts[i].class, at, HEIGHT - end,
		    HEIGHT - drawn - (drawn > 0 && end - drawn > 2));
		drawn = end;
	}
}

static void
put_picture(const struct report *r, const struct line *l, const char *title,
    uint64_t most, int from, int to)
{
	char name[WHEN_SIZE], text[SAID_SIZE], count[CHART_NUMBER];

	fprintf(out, "<p class=\"most\">%s%s %s</p>\n", say(title), say(":"),
	    say_with(text, sizeof text, "at most {count} in {step}", "count", grouped(most, count),
		"step", step_name(l), NULL));
	fprintf(out, "<svg class=\"time %s\" viewBox=\"0 0 %zu %d\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s %s\">\n",
	    html_parts[from].class, 10 * l->n, HEIGHT, say(title), say("in time; the table below has the numbers"));
	for (int i = 0; i <= TICKS; i++)
		fprintf(out, "<path d=\"M0 %dh%zu\"/>", i * HEIGHT / TICKS, 10 * l->n);
	putc('\n', out);
	for (size_t i = 0; i < l->n; i++) {
		if (l->columns[i].count == 0)
			continue;
		column_name(r, l, i, name);
		html_begin("g", &l->columns[i]);
		fprintf(out, "<title>%s</title>", name);
		put_column(&l->columns[i], i, most, from, to);
		fputs("</g>\n", out);
	}
	fputs("</svg>\n", out);
}

static void
put_axis(const struct report *r, const struct line *l)
{
	fputs("<p class=\"axis\" aria-hidden=\"true\">", out);
	for (size_t i = 0; i <= TICKS && l->n > 0; i++) {
		size_t at = i * (l->n - 1) / TICKS;
		char name[WHEN_SIZE];

		if (i > 0 && at == (i - 1) * (l->n - 1) / TICKS)
			continue;
		column_name(r, l, at, name);
		fprintf(out, "<span>%s</span>", name);
	}
	fputs("</p>\n", out);
}

/* The same for who sees no picture, or wants the numbers. */
static void
put_numbers(const struct report *r, const struct line *l)
{
	char name[WHEN_SIZE], text[SAID_SIZE];

	fprintf(out, "<details>\n<summary>%s</summary>\n<table class=\"numbers\">\n", say("The numbers"));
	fprintf(out, "<caption>%s</caption>\n<thead>\n<tr><th scope=\"col\">%s</th>",
	    say_with(text, sizeof text, "Statuses in steps of {step}", "step", step_name(l), NULL), say("From"));
	for (int k = 0; k < HTML_PARTS; k++)
		fprintf(out, "<th scope=\"col\">%s</th>", say(html_parts[k].name));
	fputs("</tr>\n</thead>\n<tbody>\n", out);
	for (size_t i = 0; i < l->n; i++) {
		if (l->columns[i].count == 0)
			continue;
		column_name(r, l, i, name);
		html_begin("tr", &l->columns[i]);
		fprintf(out, "<th scope=\"row\">%s</th>", name);
		for (int k = 0; k < HTML_PARTS; k++) {
			fputs("<td>", out);
			html_number(l->columns[i].by_bounce[html_parts[k].bounce]);
			fputs("</td>", out);
		}
		fputs("</tr>\n", out);
	}
	fputs("</tbody>\n</table>\n</details>\n", out);
}

bool
report_has_times(const struct report *r)
{
	return r->summary->period.n > 0;
}

void
report_put_times(const struct report *r)
{
	struct line l;

	make_line(&l, r);
	fputs("<figure>\n", out);
	if (l.refused > 0)
		put_picture(r, &l, "Refusals", l.refused, 0, HTML_PARTS - 1);
	if (l.accepted > 0)
		put_picture(r, &l, "Accepted", l.accepted, HTML_PARTS - 1, HTML_PARTS);
	put_axis(r, &l);
	fputs("</figure>\n", out);
	put_numbers(r, &l);
	if (r->summary->period.rest.count > 0) {
		char text[SAID_SIZE], count[CHART_NUMBER];

		fprintf(out, "<p class=\"quiet\">%s</p>\n", say_with(text, sizeof text,
		    "{count} statuses of rare times have no column.", "count",
		    grouped(r->summary->period.rest.count, count), NULL));
	}
}
