/* The times that logs begin their lines with, read and written. */
#include "summary/calendar.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static when
make(int year, int month, int day, int hour, int minute, int second)
{
	return ((((year * INT64_C(100) + month) * 100 + day) * 100 + hour) * 100 +
		   minute) * 100 + second;
}

/* Two digits, or a blank and one; -1 for anything else. */
static int
two(const char *s)
{
	if (!isdigit((unsigned char)s[1]) ||
	    (s[0] != ' ' && !isdigit((unsigned char)s[0])))
		return -1;
	return (s[0] == ' ' ? 0 : (s[0] - '0') * 10) + s[1] - '0';
}

/* "10:00:05" */
static when
with_clock(int year, int month, int day, const char *s, size_t n)
{
	int hour, minute, second;

	if (n < 8 || s[2] != ':' || s[5] != ':')
		return 0;
	hour = two(s);
	minute = two(s + 3);
	second = two(s + 6);
	if (month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 ||
	    hour > 24 || minute < 0 || second < 0)
		return 0;
	return make(year, month, day, hour, minute, second);
}

/* Years before that one are counted from 1 on. A log that is in no order at all has no
 * more of them. */
enum { YEARS_UNKNOWN = 1000 };

/* A year is over when the months fall back by half of one; less is a line that came
 * late. */
static bool
is_over(int before, int month)
{
	return before - month > 6;
}

/* RFC 3164 section 4.1.2: "Nov 21 10:00:05". */
static when
read_syslog(struct calendar *c, const char *s, size_t n)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	char name[4] = { 0 };
	const char *found;
	int month;

	for (int i = 0; i < 3; i++)
		name[i] = (char)tolower((unsigned char)s[i]);
	found = strstr(months, name);
	if (found == NULL || (found - months) % 3 != 0 || s[3] != ' ' || s[6] != ' ')
		return 0;
	month = (int)(found - months) / 3 + 1;
	if (is_over(c->month, month) && c->year + 2 < YEARS_UNKNOWN)
		c->year++;
	c->month = month;
	if (c->first == 0)
		c->first = month;
	return with_clock(c->year + 1, month, two(s + 4), s + 7, n - 7);
}

when
when_of_parts(const struct tm *tm)
{
	return make(tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour,
	    tm->tm_min, tm->tm_sec);
}

/* Up to the last year that RFC 3339 section 1 can write; behind that nobody logs. */
static when
of_epoch(int64_t seconds)
{
	const int64_t year_10000 = INT64_C(253402300800);
	time_t at = (time_t)seconds;
	struct tm tm;

	if (seconds < 0 || seconds >= year_10000 || gmtime_r(&at, &tm) == NULL)
		return 0;
	return when_of_parts(&tm);
}

/* Seconds since 1970, or thousandths or millionths of them; what follows a dot does
 * not count. */
static when
read_epoch(const char *s, size_t n)
{
	enum { DIGITS_MAX = 16 };
	int64_t seconds = 0;
	size_t digits = 0;

	for (; digits < n && digits <= DIGITS_MAX && isdigit((unsigned char)s[digits]); digits++)
		seconds = seconds * 10 + (s[digits] - '0');
	for (; digits == 13 || digits == 16; digits -= 3)
		seconds /= 1000;
	return digits == 10 ? of_epoch(seconds) : 0;
}

/* TAI64N, as multilog writes it: "@" and 2^62 + seconds + 10 in hexadecimal. */
static when
read_tai(const char *s, size_t n)
{
	uint64_t seconds = 0;

	if (n < 17)
		return 0;
	for (int i = 1; i <= 16; i++) {
		const char *digits = "0123456789abcdef";
		const char *d = memchr(digits, tolower((unsigned char)s[i]), 16);

		if (d == NULL)
			return 0;
		seconds = seconds << 4 | (uint64_t)(d - digits);
	}
	if (seconds < (UINT64_C(1) << 62))
		return 0;
	return of_epoch((int64_t)(seconds - (UINT64_C(1) << 62)) - 10);
}

static when
read_any(struct calendar *c, const char *s, size_t n)
{
	if (n >= 10 && s[0] == '@')
		return read_tai(s, n);
	if (n >= 15 && isalpha((unsigned char)s[0]))
		return read_syslog(c, s, n);
	/* ISO 8601 and RFC 3339: "2026-11-21T10:00:05" */
	if (n >= 19 && (s[4] == '-' || s[4] == '/') && s[7] == s[4] &&
	    two(s) >= 0 && two(s + 2) >= 0)
		return with_clock(two(s) * 100 + two(s + 2), two(s + 5),
		    two(s + 8), s + 11, n - 11);
	return n >= 10 ? read_epoch(s, n) : 0;
}

/* Down to the second: 15 bytes of RFC 3164, 19 of ISO 8601. */
static size_t
seconds_length(const char *s, size_t n)
{
	size_t length = n > 0 && isalpha((unsigned char)s[0]) ? 15 : 19;

	return n < length ? 0 : length;
}

when
when_read(struct calendar *c, const char *s, size_t n)
{
	size_t length = seconds_length(s, n);

	if (length == 0 || *s == '@')
		return read_any(c, s, n);
	if (memcmp(c->text, s, length) != 0) {
		memcpy(c->text, s, length);
		c->value = read_any(c, s, n);
	}
	return c->value;
}

bool
calendar_goes_on(struct calendar *c, const struct calendar *began,
    const struct calendar *read)
{
	if (read->first == 0)
		return true;
	if (began->year != c->year ||
	    is_over(began->month, read->first) != is_over(c->month, read->first))
		return false;
	*c = *read;
	return true;
}

unsigned
calendar_passed(int from, int to)
{
	unsigned turns = 0;
	int first = from, end = to;

	if (from == 0 || to == 0)
		return 0;
	if (is_over(from, to)) {
		end += 12;
	} else if (to < from) { /* a line that came late */
		first = to;
		end = from;
	}
	for (int m = first; m < end; m++)
		turns |= 1u << ((m - 1) % 12 + 1);
	return turns;
}

struct parts {
	int year, month, day, hour, minute, second;
};

static struct parts
split(when w)
{
	struct parts p;

	p.second = (int)(w % 100);
	p.minute = (int)(w / 100 % 100);
	p.hour = (int)(w / 10000 % 100);
	p.day = (int)(w / 1000000 % 100);
	p.month = (int)(w / 100000000 % 100);
	p.year = (int)(w / INT64_C(10000000000));
	return p;
}

when
when_of_last(when w, when now)
{
	const when year = make(1, 0, 0, 0, 0, 0), day = make(0, 0, 1, 0, 0, 0);

	if (w == 0 || split(w).year >= YEARS_UNKNOWN)
		return w;
	w = w % year + now / year * year;
	return w > now + day ? w - year : w;
}

when
when_moved(when w, int years)
{
	return w == 0 ? 0 : w + make(years, 0, 0, 0, 0, 0);
}

struct month
when_month(when w)
{
	struct parts p = split(w);

	return w == 0 || p.year >= YEARS_UNKNOWN
	    ? (struct month){ 0, 0 }
	    : (struct month){ p.year, p.month };
}

bool
when_is_valid(when w)
{
	struct parts p = split(w);

	return w == 0 ||
	    (w > 0 && p.year <= 9999 && p.month >= 1 && p.month <= 12 && p.day >= 1 &&
		p.day <= 31 && p.hour <= 24);
}

/* Days, of which all months have 31: enough to tell which is nearer. */
static int
day_of(when w)
{
	struct parts p = split(w);

	return (p.year * 12 + p.month - 1) * 31 + p.day;
}

/* Days between, when one is moved; 0 where they overlap. */
static int
days_between(struct span a, struct span b, int years)
{
	int behind = day_of(a.first) + years * 12 * 31 - day_of(b.last);
	int before = day_of(b.first) - day_of(a.last) - years * 12 * 31;

	return behind > 0 ? behind : before > 0 ? before : 0;
}

int
years_to_move(struct span read, struct span before)
{
	int years = 0, from, to;

	if (read.first == 0 || before.first == 0 ||
	    split(read.last).year >= YEARS_UNKNOWN ||
	    split(before.last).year >= YEARS_UNKNOWN)
		return 0;
	from = split(before.first).year - split(read.last).year - 1;
	to = split(before.last).year - split(read.first).year + 1;
	for (int y = from; y <= to; y++)
		if (split(read.first).year + y >= 0 &&
		    split(read.last).year + y < YEARS_UNKNOWN &&
		    days_between(read, before, y) < days_between(read, before, years))
			years = y;
	return years;
}

/* In years that begin in March a leap day is the last one (Hinnant,
 * "chrono-compatible low-level date algorithms"). */
int64_t
days_of(int64_t year, int month, int day)
{
	int64_t y = year - (month <= 2);

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * ((month + 9) % 12) + 2) / 5 +
	    day - 1;
}

bool
when_years_apart(when first, when last)
{
	return split(first).year >= YEARS_UNKNOWN &&
	    last - first >= make(1, 0, 0, 0, 0, 0);
}

void
when_show(when w, bool with_year, char text[WHEN_SIZE])
{
	static const char names[12][4] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct parts p = split(w);

	*text = '\0';
	if (w != 0 && with_year && p.year >= YEARS_UNKNOWN)
		snprintf(text, WHEN_SIZE, "%04d-%02d-%02d %02d:%02d",
		    p.year % 10000, p.month % 100, p.day % 100, p.hour % 100,
		    p.minute % 100);
	else if (w != 0 && p.month >= 1 && p.month <= 12)
		snprintf(text, WHEN_SIZE, "%s %2d %02d:%02d", names[p.month - 1],
		    p.day % 100, p.hour % 100, p.minute % 100);
}

void
when_print(when w, enum when_unit unit, char text[WHEN_SIZE])
{
	struct parts p = split(w);
	size_t n = 0;

	*text = '\0';
	if (w == 0)
		return;
	if (p.year >= YEARS_UNKNOWN)
		n = (size_t)snprintf(text, WHEN_SIZE, "%04d-", p.year % 10000);
	n += (size_t)snprintf(text + n, WHEN_SIZE - n, "%02d-%02d",
	    p.month % 100, p.day % 100);
	if (unit >= WHEN_HOUR)
		n += (size_t)snprintf(text + n, WHEN_SIZE - n, "T%02d", p.hour % 100);
	if (unit == WHEN_SECOND)
		snprintf(text + n, WHEN_SIZE - n, ":%02d:%02d", p.minute % 100,
		    p.second % 100);
}
