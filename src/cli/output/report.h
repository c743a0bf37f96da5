/* --summary --format=html: a page in one file, to be looked at, printed or sent on. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "summary/sums.h"

/* What a report is made of. */
struct report {
	const struct figures *figures;
	const struct summary *summary; /* of them */
	const struct table *tables; /* NTABLES of them */
	size_t limit;               /* rows of a table */
	const char *rest;           /* of those beyond that, "{count}": where they are */
	bool with_years;            /* times are days with their years */
	enum bouncecode_reader reader; /* of the advice */
};

void report_put(const struct report *r);
/* What stands between its head and its foot; and of what it is. */
void report_put_body(const struct report *r);
void report_put_span(const struct summary *s);

/* report_rows.c: tables of rows with bars. */
void report_put_tiles(const struct report *r);
void report_put_words(const struct report *r, unsigned table);
void report_put_codes(const struct report *r);
void report_put_dead(const struct report *r);
void report_put_unexplained(const struct report *r);

/* report_rates.c: what to do first, and how much gets through. */
bool report_has_problems(const struct report *r);
void report_put_problems(const struct report *r);
bool report_has_change(const struct report *r);
void report_put_change(const struct report *r);
bool report_has_blocks(const struct report *r);
void report_put_blocks(const struct report *r);
bool report_has_rates(const struct report *r);
void report_put_rates(const struct report *r);

/* report_rows.c: how many rows there are beyond the limit. */
void report_put_rest(const struct report *r, size_t n);

/* report_time.c: how many when; false where no time is known. */
bool report_has_times(const struct report *r);
void report_put_times(const struct report *r);

#endif
