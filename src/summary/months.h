/*
 * Sums, and apart from them those of each month that lines name without a year: which
 * year it is of only all parts of a log together can tell.
 */
#ifndef SUMMARY_MONTHS_H
#define SUMMARY_MONTHS_H

#include "summary/sums.h"

/* Place 0 is for lines whose time is known, or told by nothing; the others are for the
 * twelve months of the year that a log begins in, and of the next. Of a log that goes
 * on for longer than that all years are as its calendar counts them. */
enum { MONTHS = 12, MONTH_PLACES = 1 + 2 * MONTHS };

struct months {
	struct summary_settings settings;
	bool are_apart; /* else all is in place 0 */
	bool failed;    /* there was no memory for a place: all is in place 0 */
	struct sums *places[MONTH_PLACES]; /* NULL where nothing was counted */
	/* Turns of months that a log went on over, as calendar_passed() gives them: no
	 * year begins there. */
	unsigned passed;
};

/* False without memory. */
bool months_begin(
    struct months *m, const struct summary_settings *settings, bool are_apart);
void months_end(struct months *m);
/* The sums of that time. */
struct sums *months_at(struct months *m, when time);
/* The place of a time, and its sums, which are begun there; NULL without memory. */
size_t months_place(when time);
struct sums *months_open(struct months *m, size_t place);
void months_merge(struct months *m, const struct months *other);
/* Those of another file: where months are not apart, they are moved to where they are
 * nearest. */
void months_merge_file(struct months *m, struct months *file);
/* As summary_has_room(); what was not begun has. */
bool months_have_room(const struct months *m, const struct months *other);
/* All in place 0, in the years that they are of. */
struct sums *months_join(struct months *m);

#endif
