/* "Fri, 20 Nov 2026 10:00:05 +0100 (CET)": the day of the week, the seconds and
 * the zone may be missing. */
#include "cli/mail/date.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct date {
	int year, month, day, hour, minute, second;
	int zone; /* minutes east of Greenwich */
};

static int
month_of(const char *name)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	char lower[4] = "";
	const char *found;

	for (int i = 0; i < 3 && name[i] != '\0'; i++)
		lower[i] = (char)tolower((unsigned char)name[i]);
	found = strlen(lower) == 3 ? strstr(months, lower) : NULL;
	return found != NULL && (found - months) % 3 == 0
	    ? (int)(found - months) / 3 + 1 : 0;
}

/* Section 4.3: what is not known is taken for UTC. */
static int
zone_of(const char *s)
{
	static const struct { char name[4]; int hours; } names[] = {
		{ "EST", -5 }, { "EDT", -4 }, { "CST", -6 }, { "CDT", -5 },
		{ "MST", -7 }, { "MDT", -6 }, { "PST", -8 }, { "PDT", -7 } };
	unsigned hours, minutes;

	while (*s == ' ')
		s++;
	if ((*s == '+' || *s == '-') && sscanf(s + 1, "%2u%2u", &hours, &minutes) == 2)
		return (*s == '-' ? -1 : 1) * (int)(hours * 60 + minutes);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(s, names[i].name, 3) == 0)
			return names[i].hours * 60;
	return 0;
}

static bool
read_date(const char *s, struct date *d)
{
	char month[4] = "";
	int length = 0, more = 0;

	*d = (struct date){ .second = 0 };
	if (strchr(s, ',') != NULL)
		s = strchr(s, ',') + 1;
	if (sscanf(s, " %2d%*[ -]%3[A-Za-z]%*[ -]%4d %2d:%2d%n", &d->day, month,
		&d->year, &d->hour, &d->minute, &length) != 5)
		return false;
	if (sscanf(s + length, ":%2d%n", &d->second, &more) == 1)
		length += more;
	d->month = month_of(month);
	d->zone = zone_of(s + length);
	if (d->year < 100)
		d->year += d->year < 50 ? 2000 : 1900;
	return d->month > 0 && d->day >= 1 && d->day <= 31 && d->hour >= 0 &&
	    d->hour < 24 && d->minute >= 0 && d->minute < 60 && d->second >= 0;
}

static int
days_in(int year, int month)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

static void
add_days(struct date *d, int days)
{
	d->day += days;
	if (d->day < 1) {
		d->month = d->month == 1 ? 12 : d->month - 1;
		d->year -= d->month == 12 ? 1 : 0;
		d->day += days_in(d->year, d->month);
	} else if (d->day > days_in(d->year, d->month)) {
		d->day -= days_in(d->year, d->month);
		d->month = d->month == 12 ? 1 : d->month + 1;
		d->year += d->month == 1 ? 1 : 0;
	}
}

static void
to_utc(struct date *d)
{
	enum { DAY = 24 * 60 };
	int minutes = d->hour * 60 + d->minute - d->zone % DAY;

	if (minutes < 0 || minutes >= DAY)
		add_days(d, minutes < 0 ? -1 : 1);
	minutes = (minutes + DAY) % DAY;
	d->hour = minutes / 60;
	d->minute = minutes % 60;
}

void
date_print(const char *date, char text[DATE_SIZE])
{
	struct date d;

	if (date == NULL || !read_date(date, &d)) {
		snprintf(text, DATE_SIZE, "%s", date ? date : "");
		return;
	}
	to_utc(&d);
	snprintf(text, DATE_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d", d.year % 10000,
	    d.month % 100, d.day % 100, d.hour % 100, d.minute % 100,
	    d.second % 100);
}
