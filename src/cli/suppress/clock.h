/* Which of two lines of logs is the later one, whatever clocks they were written by
 * and in whatever order the logs are read. */
#ifndef CLI_SUPPRESS_CLOCK_H
#define CLI_SUPPRESS_CLOCK_H

#include "summary/calendar.h"

struct moment {
	/* Seconds since 1970, and below them the order of reading: later is larger. */
	int64_t at;
	when shown;   /* as the log writes it; 0 where it does not */
	bool is_open; /* its year is a guess until the file ends */
};

struct clock {
	struct calendar calendar;
	when now;
	uint64_t order;
	int64_t read; /* the latest second of the files before */
	bool zoned, zoneless; /* times with a zone were read, and times without one */
	/* Of the file: the year and the month of its last time without a year, and the
	 * latest of these. */
	int year, month;
	when newest;
	int64_t latest; /* second without a zone */
	bool latest_is_open;
	int64_t last; /* that of the last line of concern with a time, for those without */
	bool last_is_open;
	int years; /* to add to what was guessed, once it has ended */
};

void clock_begin(struct clock *c, when now);
void clock_begin_file(struct clock *c);
struct moment clock_read(struct clock *c, const char *time, size_t length);
/* A line of no concern: it helps to guess years, and nothing is compared with it. */
void clock_pass(struct clock *c, const char *time, size_t length);
/* Then what was open is settled. */
void clock_end_file(struct clock *c);
int64_t clock_settled(const struct clock *c, int64_t at);

int64_t clock_seconds(int64_t at);
/* So long one may seem to be before the other and be the later one all the same:
 * where some times have a zone and others none, nobody knows how far they are
 * apart. Added to a moment. */
int64_t clock_doubt(const struct clock *c);

#endif
