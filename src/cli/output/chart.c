/* Counts for people: what stands in a summary as text. */
#include "cli/output/chart.h"
#include "cli/output/rates_words.h"
#include "cli/output/say.h"
#include "cli/output/stream.h"
#include "cli/output/times.h"

#include <string.h>

enum {
	NAME_WIDTH = 20,
	COUNT_WIDTH = 10, /* "1,234,567 " */
	SHARE_WIDTH = 7,  /* " 12.3 %" */
	TIME_WIDTH = 14,  /* "Nov 21 10:04  " */
	WIDE = 76, /* below, bars are worth more than times */
	NUMBER_SIZE = CHART_NUMBER
};

unsigned
width_of(const struct terminal *t)
{
	enum { WIDTH_OF_PIPE = 80 };

	return t->width > 0 ? t->width : WIDTH_OF_PIPE;
}

const char *
counted(const struct row *row, char text[NUMBER_SIZE])
{
	char *p = grouped(row->count, text);

	if (row->missed > 0)
		*--p = '>';
	return p;
}

void
put_right(const struct terminal *t, enum style style, const char *s, unsigned width)
{
	unsigned n = columns(s, strlen(s));

	if (n < width)
		fprintf(out, "%*s", (int)(width - n), "");
	put_styled(t, style, s);
}

void
put_share(uint64_t n, uint64_t all, unsigned width)
{
	char text[CHART_NUMBER];

	fprintf(out, "%*s", (int)width, share(n, all, " ", text));
}

static bool
has_bound(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].missed > 0)
			return true;
	return false;
}

void
put_bound(const struct terminal *t, const struct row *rows, size_t n)
{
	char text[SAID_SIZE];

	if (!has_bound(rows, n))
		return;
	snprintf(text, sizeof text, "  > %s", say("at least so many: there were too many names to count all"));
	put_wrapped(t, text, 0, 2);
}

static void
put_count(const struct terminal *t, const struct row *row, uint64_t all, unsigned width)
{
	char number[NUMBER_SIZE];

	put_right(t, PLAIN, counted(row, number), width);
	put_share(row->count, all, 1 + SHARE_WIDTH);
}

/* ---- totals */

/* What is left for a number behind a label: they end in one column. */
static unsigned
figure_width(const char *label)
{
	enum { FIGURES_END = 22, FIGURE = 8 };
	static const char *const labels[] = { "Statuses", "Auto-replies", "Complaints",
		"Sent by others", "Other mail", "Lines", "Messages" };
	unsigned most = FIGURES_END - FIGURE, n = columns(label, strlen(label));

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		const char *s = say(labels[i]);
		unsigned width = columns(s, strlen(s));

		most = width > most ? width : most;
	}
	return n < most ? most + FIGURE - n : FIGURE;
}

static void
put_span(const struct row *row)
{
	char first[WHEN_SIZE], last[WHEN_SIZE], text[SAID_SIZE];

	time_show(row->first, true, first);
	time_show(row->last, true, last);
	if (*first != '\0')
		fprintf(out, "  %s", say_with(text, sizeof text, "{first} to {last}",
		    "first", first, "last", last, NULL));
}

static void
put_total(const struct terminal *t, enum style style, const char *name,
    const struct row *row, uint64_t all)
{
	char text[SAID_SIZE];

	snprintf(text, sizeof text, "  %s", say(name));
	put_styled(t, style, text);
	put_count(t, row, all, figure_width(text));
	putc('\n', out);
}

void
chart_put_totals(const struct terminal *t, const char *unit, uint64_t lines,
    const struct row *accepted, const struct row *deferred,
    const struct row *failed)
{
	struct row both = { .count = 0 };
	char number[NUMBER_SIZE];
	uint64_t all;

	row_add(&both, accepted);
	row_add(&both, deferred);
	row_add(&both, failed);
	all = both.count;
	put_styled(t, STRONG, say(unit));
	put_right(t, PLAIN, grouped(lines, number), figure_width(say(unit)));
	if (!is_narrow(t))
		put_span(&both);
	putc('\n', out);
	put_styled(t, STRONG, say("Statuses"));
	put_right(t, PLAIN, grouped(all, number), figure_width(say("Statuses")));
	putc('\n', out);
	put_total(t, GOOD, "accepted", accepted, all);
	put_total(t, WARN, "deferred", deferred, all);
	put_total(t, BAD, "failed", failed, all);
}

void
chart_put_other(const struct terminal *t, const char *name, uint64_t n,
    const char *note)
{
	char number[NUMBER_SIZE];

	if (n == 0)
		return;
	fputs(say(name), out);
	put_right(t, PLAIN, grouped(n, number), figure_width(say(name)));
	fprintf(out, *note != '\0' ? "  (%s)\n" : "\n", say(note));
}

void
chart_put_deferrals(const struct terminal *t, const struct deferrals *d)
{
	char text[SAID_SIZE];

	if (d->messages > 0)
		put_wrapped(t, words_of_deferrals(d, text, sizeof text), 0, 0);
}

/* ---- bars */

/* Hard, block, soft and the rest of a bar, as signs where there is no
 * colour. */
static const struct {
	unsigned bounce;
	enum style style;
	char sign;
	const char *name;
} parts[] = { { BOUNCECODE_BOUNCE_HARD, BAD, '#', "hard" },
	{ BOUNCECODE_BOUNCE_BLOCK, WARN, '=', "block" },
	{ BOUNCECODE_BOUNCE_SOFT, FAINT, '-', "soft" },
	{ BOUNCECODE_BOUNCE_NONE, GOOD, '.', "accepted" } };

enum { NPARTS = sizeof parts / sizeof *parts, BAR_MAX = 200 };

void
chart_put_legend(const struct terminal *t)
{
	fprintf(out, "\n%s%s ", say("Bars"), say(":"));
	for (int i = 0; i < NPARTS - 1; i++) {
		char text[64];

		snprintf(text, sizeof text, "%c %s", parts[i].sign, say(parts[i].name));
		fputs(i ? ", " : "", out);
		put_styled(t, parts[i].style, text);
	}
	fputs(is_narrow(t) ? "\n" : "  ", out);
	fprintf(out, "(%s)\n", say("shares are of all refusals"));
}

void
put_bar(const struct terminal *t, const struct row *row, uint64_t most,
    unsigned width)
{
	uint64_t sum = 0, drawn = 0;

	for (int i = 0; i < NPARTS; i++) {
		char text[BAR_MAX + 1];
		uint64_t n = row->by_bounce[parts[i].bounce], end, length;

		sum += n;
		end = (sum * width + most - 1) / most;
		length = end > drawn ? end - drawn : 0;
		if (n == 0 || length == 0)
			continue;
		if (length > BAR_MAX)
			length = BAR_MAX;
		memset(text, parts[i].sign, (size_t)length);
		text[length] = '\0';
		put_styled(t, parts[i].style, text);
		drawn = end;
	}
}

static unsigned
longest(const struct row *rows, size_t n, unsigned most)
{
	size_t width = 8;

	for (size_t i = 0; i < n; i++)
		if (strlen(rows[i].name) > width)
			width = strlen(rows[i].name);
	return width < most ? (unsigned)width : most;
}

struct columns {
	unsigned name, bar;
	bool times, years;
};

/* Of name, count and share, as far as where times or bars begin. */
static unsigned
figures_width(const struct columns *c)
{
	return 2 + c->name + COUNT_WIDTH + SHARE_WIDTH + 3;
}

static bool
has_times(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].first != 0)
			return true;
	return false;
}

static struct columns
columns_of(const struct terminal *t, const struct row *rows, size_t n,
    bool times)
{
	struct columns c = { .name = longest(rows, n, NAME_WIDTH) };
	unsigned width = width_of(t), used = figures_width(&c);

	c.times = times && width >= WIDE && has_times(rows, n);
	used += c.times ? 2 * TIME_WIDTH : 0;
	c.bar = width > used + 4 ? width - used : 4;
	return c;
}

static void
put_heads(const struct terminal *t, const char *title, const struct columns *c)
{
	putc('\n', out);
	put_padded(t, STRONG, title, c->times ? figures_width(c) : 0);
	if (c->times) {
		put_padded(t, FAINT, say("first seen"), TIME_WIDTH);
		put_styled(t, FAINT, say("last seen"));
	}
	putc('\n', out);
}

/* "Nov 21 10:04", or "2026-11-21". */
static void
put_time(const struct terminal *t, when w, bool with_year)
{
	char text[WHEN_SIZE];

	if (with_year)
		when_print(w, WHEN_DAY, text);
	else
		time_show(w, false, text);
	put_padded(t, PLAIN, text, TIME_WIDTH);
}

static void
put_row(const struct terminal *t, const struct row *row,
    const struct columns *c, uint64_t most, uint64_t all)
{
	fprintf(out, "  %-*.*s", (int)c->name, (int)c->name, row->name);
	put_count(t, row, all, COUNT_WIDTH);
	fputs("  ", out);
	if (c->times) {
		put_time(t, row->first, c->years);
		put_time(t, row->last, c->years);
	}
	put_bar(t, row, most, c->bar);
	putc('\n', out);
}

void
chart_put(const struct terminal *t, const char *title, const struct row *rows,
    size_t n, uint64_t all, bool with_years)
{
	struct columns c = columns_of(t, rows, n, true);

	c.years = with_years;
	put_heads(t, title, &c);
	for (size_t i = 0; i < n; i++)
		put_row(t, &rows[i], &c, rows[0].count, all);
	put_bound(t, rows, n);
}

void
chart_put_rest(const struct terminal *t, size_t n)
{
	char text[SAID_SIZE], count[24];

	snprintf(count, sizeof count, "%zu", n);
	fputs("  ", out);
	put_wrapped(t, say_with(text, sizeof text, "and {count} more; {option} shows all",
	    "count", count, "option", "--verbose", NULL), 2, 2);
}

void
chart_put_advice(
    const struct terminal *t, const char *action, const char *what)
{
	char text[SAID_SIZE];

	snprintf(text, sizeof text, "%s%s %s", action, say(":"), say(what));
	fputs("  ", out);
	put_wrapped(t, text, 2, 4);
}

/* ---- addresses */

enum { OFTEN_WIDTH = 14, WHEN_WIDTH = 18 };

/* Times stand before the address, or below it where there is no room. */
static void
put_address(const struct terminal *t, const struct row *row, bool times)
{
	static const char below[] = "\n    ";
	bool narrow = is_narrow(t);
	char number[NUMBER_SIZE], first[WHEN_SIZE], last[WHEN_SIZE], text[SAID_SIZE];

	time_show(row->first, true, first);
	time_show(row->last, true, last);
	put_right(t, PLAIN, counted(row, number), OFTEN_WIDTH);
	fputs("  ", out);
	if (times && !narrow) {
		put_padded(t, PLAIN, first, WHEN_WIDTH);
		put_padded(t, PLAIN, last, WHEN_WIDTH);
	}
	put_styled(t, PLAIN, row->name);
	if (row->tried != NULL) {
		fprintf(out, "%s(%s ", narrow ? below : " ", say("as"));
		put_styled(t, PLAIN, row->tried);
		putc(')', out);
	}
	if (narrow && *first != '\0')
		fprintf(out, "%s%s", below, say_with(text, sizeof text, "{first} to {last}",
		    "first", first, "last", last, NULL));
	putc('\n', out);
}

void
chart_put_addresses(
    const struct terminal *t, const struct tally *addresses, size_t limit)
{
	bool times = has_times(addresses->rows, addresses->n);
	bool heads = times && !is_narrow(t);
	size_t n = addresses->n < limit ? addresses->n : limit;

	putc('\n', out);
	put_padded(t, STRONG, say("Dead addresses"), n == 0 || heads ? OFTEN_WIDTH + 2 : 0);
	if (n > 0 && heads) {
		put_padded(t, FAINT, say("first seen"), WHEN_WIDTH);
		put_padded(t, FAINT, say("last seen"), WHEN_WIDTH);
	}
	put_styled(t, FAINT, n == 0 ? say("none") : heads ? say("address") : "");
	putc('\n', out);
	for (size_t i = 0; i < n; i++)
		put_address(t, &addresses->rows[i], times);
	put_bound(t, addresses->rows, n);
	if (addresses->n > limit)
		chart_put_rest(t, addresses->n - limit);
}

void
chart_put_texts(
    const struct terminal *t, const struct tally *texts, size_t limit)
{
	char number[NUMBER_SIZE];

	putc('\n', out);
	put_styled(t, STRONG, say("Not explained (worth a report)"));
	putc('\n', out);
	for (size_t i = 0; i < texts->n && i < limit; i++) {
		put_right(t, PLAIN, counted(&texts->rows[i], number), COUNT_WIDTH);
		fputs("  ", out);
		put_wrapped(t, texts->rows[i].name, COUNT_WIDTH + 2,
		    COUNT_WIDTH + 2);
	}
	put_bound(t, texts->rows, texts->n < limit ? texts->n : limit);
	if (texts->n > limit)
		chart_put_rest(t, texts->n - limit);
}
