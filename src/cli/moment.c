/* Reading "2026-11-20 14:00", "14:00", "yesterday" and "2 days ago". */
#include "cli/moment.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static struct tm
now(void)
{
	time_t seconds = time(NULL);
	struct tm tm = { .tm_year = 0 };

	localtime_r(&seconds, &tm);
	return tm;
}

/* The parts, made such that each is in its range. */
static when
settled(struct tm tm)
{
	tm.tm_isdst = -1;
	mktime(&tm);
	return when_of_parts(&tm);
}

when
moment_now(void)
{
	struct tm tm = now();

	return when_of_parts(&tm);
}

/* Unknown parts of the clock are those of the beginning, or of the end. */
static void
set_clock(struct tm *tm, int n, int hour, int minute, int second, bool to_end)
{
	tm->tm_hour = n > 0 ? hour : to_end ? 23 : 0;
	tm->tm_min = n > 1 ? minute : to_end ? 59 : 0;
	tm->tm_sec = n > 2 ? second : to_end ? 59 : 0;
}

static bool
is_clock(int hour, int minute, int second)
{
	return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 &&
	    second < 60;
}

/* "14:00" or "14:00:05", to the end of the text. */
static when
read_clock(struct tm day, const char *text, bool to_end)
{
	int hour = 0, minute = 0, second = 0, at_minute = 0, at_second = 0;
	int n = sscanf(text, "%2d:%2d%n:%2d%n", &hour, &minute, &at_minute, &second,
	    &at_second);
	int end = n == 3 ? at_second : at_minute;

	if (n < 2 || text[end] != '\0' || !is_clock(hour, minute, second))
		return 0;
	set_clock(&day, n, hour, minute, second, to_end);
	return settled(day);
}

/* "2026-11-20", with a clock behind a blank or a "T" (RFC 3339 section 5.6). */
static when
read_date(const char *text, bool to_end)
{
	struct tm day = now(), asked;
	int year, month, mday, end = 0;

	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &mday, &end) < 3 || end == 0)
		return 0;
	day.tm_year = year - 1900;
	day.tm_mon = month - 1;
	day.tm_mday = mday;
	if (text[end] == ' ' || text[end] == 'T')
		return read_clock(day, text + end + 1, to_end);
	set_clock(&day, 0, 0, 0, 0, to_end);
	asked = day;
	day.tm_isdst = -1;
	/* There is no 31st of June. */
	if (text[end] != '\0' || year < 1970 || mktime(&day) == -1 ||
	    day.tm_mday != asked.tm_mday || day.tm_mon != asked.tm_mon)
		return 0;
	return when_of_parts(&day);
}

static when
read_word(const char *text, bool to_end)
{
	static const char words[][10] = { "today", "yesterday", "now" };
	struct tm day = now();
	size_t i = 0;

	while (i < 3 && strcmp(words[i], text) != 0)
		i++;
	if (i == 2)
		return moment_now();
	if (i == 3)
		return 0;
	day.tm_mday -= (int)i;
	set_clock(&day, 0, 0, 0, 0, to_end);
	return settled(day);
}

/* "2 days ago", "90 minutes ago": to the second, whatever the unit is. */
static when
read_ago(const char *text)
{
	static const char units[][7] = { "minute", "hour", "day", "week" };
	struct tm tm = now();
	int *const parts[] = { &tm.tm_min, &tm.tm_hour, &tm.tm_mday, &tm.tm_mday };
	char unit[10], ago[4];
	int count, end = 0;
	size_t n;

	if (sscanf(text, "%5d %9[a-z] %3[ago]%n", &count, unit, ago, &end) < 3 ||
	    text[end] != '\0' || strcmp(ago, "ago") != 0 || count < 0)
		return 0;
	n = strlen(unit);
	if (n > 1 && unit[n - 1] == 's')
		unit[n - 1] = '\0';
	for (size_t i = 0; i < 4; i++)
		if (strcmp(unit, units[i]) == 0) {
			*parts[i] -= i == 3 ? 7 * count : count;
			return settled(tm);
		}
	return 0;
}

when
moment_read(const char *text, bool to_end)
{
	when w = read_clock(now(), text, to_end);

	if (w == 0)
		w = read_date(text, to_end);
	if (w == 0)
		w = read_word(text, to_end);
	return w != 0 ? w : read_ago(text);
}
