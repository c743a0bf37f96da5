/*
 * Times with a zone are made UTC. Those without are taken as they are: the clock
 * of one log. In the hour that comes twice when summer time ends it goes back;
 * there the order of the lines counts.
 */
#include "cli/suppress/clock.h"

#include <ctype.h>
#include <time.h>

/* One bit of a moment, beside its sign, is left for what is added to it. */
enum { ORDER_BITS = 30, SECONDS_BITS = 32, HOUR = 3600, DAY = 24 * HOUR };

/* ---- the digits of a time */

static const when year_digits = INT64_C(10000000000);

static int
year_of(when w)
{
	return (int)(w / year_digits);
}

static int
month_of(when w)
{
	return (int)(w / 100000000 % 100);
}

static when
in_year(when w, int year)
{
	return w % year_digits + year * year_digits;
}

static int64_t
seconds_of(when w)
{
	const int64_t until_1970 = 719468;
	int64_t days = days_of(year_of(w), month_of(w), (int)(w / 1000000 % 100));

	return (days - until_1970) * DAY + w / 10000 % 100 * HOUR + w / 100 % 100 * 60 + w % 100;
}

/* ---- zones */

static bool
are_digits(const char *s)
{
	return isdigit((unsigned char)s[0]) && isdigit((unsigned char)s[1]);
}

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* RFC 3339 section 5.6: "Z", "+01:00", also "+0100" and "+01", behind the seconds
 * and their fraction. Times of another form are counted in seconds, of UTC. */
static bool
read_zone(const char *s, size_t n, int64_t *offset)
{
	enum { SECONDS = 19 };
	size_t at = SECONDS;

	*offset = 0;
	if (n > 0 && isalpha((unsigned char)*s))
		return false;
	if (n < SECONDS || (s[4] != '-' && s[4] != '/'))
		return true;
	if (at < n && (s[at] == '.' || s[at] == ','))
		do
			at++;
		while (at < n && isdigit((unsigned char)s[at]));
	if (at + 1 < n && s[at] == ' ')
		at++;
	if (at < n && s[at] == 'Z')
		return true;
	if (at + 3 > n || (s[at] != '+' && s[at] != '-') || !are_digits(s + at + 1))
		return false;
	*offset = two(s + at + 1) * HOUR;
	n -= at + 3;
	s += at;
	if (n >= 2 && are_digits(s + 3))
		*offset += two(s + 3) * 60;
	else if (n >= 3 && s[3] == ':' && are_digits(s + 4))
		*offset += two(s + 4) * 60;
	if (*s == '-')
		*offset = -*offset;
	return true;
}

/* ---- years */

/* The year of a time that names none: that of the line before, or the one before or
 * behind it where the months leap. The first line is of the last twelve months. */
static int
guessed_year(struct clock *c, when w)
{
	enum { BACK = 6, FORTH = 9 };
	int month = month_of(w);

	if (c->month == 0)
		c->year = year_of(when_of_last(w, c->now));
	else if (c->month - month > BACK)
		c->year++;
	else if (month - c->month > FORTH)
		c->year--;
	c->month = month;
	return c->year;
}

/* Years are counted from 1 on where a log names none. */
static bool
names_no_year(when w)
{
	return year_of(w) == 1;
}

static when
with_guess(struct clock *c, when w)
{
	when known = in_year(w, guessed_year(c, w));

	if (known > c->newest)
		c->newest = known;
	return known;
}

/* ---- reading */

void
clock_begin(struct clock *c, when now)
{
	*c = (struct clock){ .now = now };
}

void
clock_begin_file(struct clock *c)
{
	c->month = c->years = 0;
	c->newest = 0;
	c->latest = 0;
	c->last = c->read;
	c->last_is_open = false;
}

/* Summer time ends at night. */
static bool
may_come_twice(when w)
{
	return (w / 10000 + 1) % 100 % 24 < 5;
}

/* Up to the year 2106. */
static bool
is_in_range(int64_t seconds)
{
	return seconds >= 0 && seconds >> SECONDS_BITS == 0;
}

static int64_t
without_zone(struct clock *c, when w, bool is_open)
{
	int64_t seconds = seconds_of(w);

	if (!is_in_range(seconds))
		return seconds;
	c->zoneless = true;
	if (may_come_twice(w) && seconds < c->latest && c->latest - seconds <= HOUR)
		seconds = c->latest;
	if (seconds > c->latest) {
		c->latest = seconds;
		c->latest_is_open = is_open;
	}
	return seconds;
}

static int64_t
with_zone(struct clock *c, when w, int64_t offset)
{
	c->zoned = true;
	return seconds_of(w) - offset;
}

static struct moment
moment_of(struct clock *c, when shown)
{
	const uint64_t most = (UINT64_C(1) << ORDER_BITS) - 1;

	if (c->order < most)
		c->order++;
	return (struct moment){ .at = c->last * (INT64_C(1) << ORDER_BITS) + (int64_t)c->order,
		.shown = shown, .is_open = c->last_is_open };
}

static when
read_alone(struct clock *c, const char *time, size_t length)
{
	c->calendar.year = c->calendar.month = 0;
	return when_read(&c->calendar, time, length);
}

void
clock_pass(struct clock *c, const char *time, size_t length)
{
	when w = read_alone(c, time, length);

	if (names_no_year(w))
		with_guess(c, w);
}

struct moment
clock_read(struct clock *c, const char *time, size_t length)
{
	when w = read_alone(c, time, length), known;
	int64_t offset, seconds;
	bool is_open, is_zoned;

	if (w == 0)
		return moment_of(c, 0);
	is_open = names_no_year(w);
	known = is_open ? with_guess(c, w) : w;
	is_zoned = read_zone(time, length, &offset);
	seconds = is_zoned ? with_zone(c, known, offset) : without_zone(c, known, is_open);
	if (!is_in_range(seconds))
		return moment_of(c, 0);
	if (is_zoned && seconds > c->read)
		c->read = seconds;
	c->last = seconds;
	c->last_is_open = is_open;
	return moment_of(c, w);
}

void
clock_end_file(struct clock *c)
{
	int64_t latest = c->latest * (INT64_C(1) << ORDER_BITS);

	if (c->newest != 0)
		c->years = year_of(when_of_last(in_year(c->newest, 1), c->now)) -
		    year_of(c->newest);
	if (c->latest_is_open)
		latest = clock_settled(c, latest);
	if (clock_seconds(latest) > c->read)
		c->read = clock_seconds(latest);
}

int64_t
clock_settled(const struct clock *c, int64_t at)
{
	time_t seconds = (time_t)clock_seconds(at);
	int64_t moved;
	struct tm tm;

	if (c->years == 0 || gmtime_r(&seconds, &tm) == NULL)
		return at;
	moved = DAY * (days_of(tm.tm_year + 1900 + c->years, tm.tm_mon + 1, tm.tm_mday) -
			  days_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday));
	return is_in_range(clock_seconds(at) + moved) ? at + moved * (INT64_C(1) << ORDER_BITS) : at;
}

int64_t
clock_seconds(int64_t at)
{
	return at >> ORDER_BITS;
}

/* From UTC-12 to UTC+14 it may be. */
int64_t
clock_doubt(const struct clock *c)
{
	return c->zoned && c->zoneless ? 14 * HOUR * (INT64_C(1) << ORDER_BITS) : 0;
}
