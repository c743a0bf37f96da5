/* The time that a line of a log begins with. */
#ifndef SUMMARY_CALENDAR_H
#define SUMMARY_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The digits of date and time as one number, 20261121100405, so that later is
 * larger; 0 where it is not known. A log that names no year counts the years
 * from 1 on. The zone is the log's own. */
typedef int64_t when;

/* What a log without years needs to tell January from the one before. */
struct calendar {
	int year, month;
	int first; /* month that was read, 0 for none */
	/* Many lines share a second: the last time that was read. */
	char text[20];
	when value;
};

when when_read(struct calendar *c, const char *text, size_t length);

/* What is read after one calendar was read as it would be after another one, when
 * both had come to where it began: then this one goes on behind it. */
bool calendar_goes_on(struct calendar *c, const struct calendar *began,
    const struct calendar *read);

/* The same in the last year that it can be of, which is not over: that of logs
 * that name none. A clock may be a day before that of now. */
when when_of_last(when w, when now);
/* Of the parts of a struct tm; they are as large as they should be. */
struct tm;
when when_of_parts(const struct tm *tm);

/* Which turns of months lie between two lines that name no year, one behind the
 * other: bit 1 << m for that behind month m. The year of both is known by each
 * other, as the second is read. */
unsigned calendar_passed(int from, int to);

/*
 * How many years what was read of another file is to be moved, so that it comes
 * nearest to what was read before: the calendar of each begins with year 1, and
 * only one of two that were written around a new year can be the later one. 0
 * where either names years, or has no time.
 */
struct span {
	when first, last;
};
int years_to_move(struct span read, struct span before);
when when_moved(when w, int years);

/* The year and the month of a time of a log that names no years; 0 of others. */
struct month {
	int year, month;
};
struct month when_month(when w);
/* Has it a form that when_read() gives? */
bool when_is_valid(when w);

/* Days of the Gregorian calendar since the first of March of the year 0. */
int64_t days_of(int64_t year, int month, int day);

/* Is there a year or more between them, as far as years are known? */
bool when_years_apart(when first, when last);

/* "2026-11-21 10:04", or "Nov 21 10:04" where there is no year, or only that
 * is wanted; "" for none. */
enum { WHEN_SIZE = 24 };
void when_show(when w, bool with_year, char text[WHEN_SIZE]);
/* In the form of ISO 8601, down to minutes, hours or days; without a year
 * where that is not known: "2026-11-21T10:04", "11-21T10", "11-21". */
enum when_unit { WHEN_DAY, WHEN_HOUR, WHEN_SECOND };
void when_print(when w, enum when_unit unit, char text[WHEN_SIZE]);

#endif
