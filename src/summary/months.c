/* Months whose years are not known, counted apart and put in their order. */
#include "summary/months.h"

#include <stdlib.h>

bool
months_begin(
    struct months *m, const struct summary_settings *settings, bool are_apart)
{
	*m = (struct months){ .settings = *settings, .are_apart = are_apart };
	return months_open(m, 0) != NULL;
}

static void
close_place(struct months *m, size_t place)
{
	if (m->places[place] != NULL)
		sums_end(m->places[place]);
	free(m->places[place]);
	m->places[place] = NULL;
}

void
months_end(struct months *m)
{
	for (size_t i = 0; i < MONTH_PLACES; i++)
		close_place(m, i);
}

struct sums *
months_open(struct months *m, size_t place)
{
	struct sums **s = &m->places[place];

	if (*s == NULL && (*s = malloc(sizeof **s)) != NULL)
		sums_begin(*s, &m->settings);
	m->failed |= *s == NULL;
	return *s;
}

size_t
months_place(when time)
{
	struct month of = when_month(time);

	return of.year < 1 || of.year > 2
	    ? 0
	    : (size_t)((of.year - 1) * MONTHS + of.month);
}

struct sums *
months_at(struct months *m, when time)
{
	struct sums *s = months_open(m, m->are_apart ? months_place(time) : 0);

	return s != NULL ? s : m->places[0];
}

void
months_merge_file(struct months *m, struct months *file)
{
	if (!m->are_apart)
		sums_align(m->places[0], file->places[0]);
	months_merge(m, file);
}

void
months_merge(struct months *m, const struct months *other)
{
	for (size_t i = 0; i < MONTH_PLACES; i++) {
		struct sums *to =
		    other->places[i] != NULL ? months_open(m, i) : NULL;

		if (to != NULL)
			sums_merge(to, other->places[i]);
	}
	m->passed |= other->passed;
	m->failed |= other->failed;
}

bool
months_have_room(const struct months *m, const struct months *other)
{
	for (size_t i = 0; i < MONTH_PLACES; i++)
		if (m->places[i] != NULL && other->places[i] != NULL &&
		    !sums_have_room(m->places[i], other->places[i]))
			return false;
	return true;
}

/* ---- the order of months */

static bool
has_month(const struct months *m, int month)
{
	month = (month + MONTHS - 1) % MONTHS + 1;
	return m->places[month] != NULL || m->places[MONTHS + month] != NULL;
}

/* How many months there are around a turn that nothing is of. */
static int
gap_at(const struct months *m, int turn)
{
	int gap = 0;

	for (int i = turn; gap < MONTHS && !has_month(m, i); i--)
		gap++;
	for (int i = turn + 1; gap < MONTHS && !has_month(m, i); i++)
		gap++;
	return gap;
}

/* The month that a log ends with: that before its longest gap, where none of its
 * parts went on over that, and December of two. 0 where all turns were passed. */
static int
last_month(const struct months *m)
{
	int last = 0, longest = -1;

	for (int turn = MONTHS; turn > 0; turn--) {
		int gap = gap_at(m, turn);

		if ((m->passed & 1u << turn) != 0 || gap <= longest)
			continue;
		longest = gap;
		last = turn;
	}
	return last;
}

struct sums *
months_join(struct months *m)
{
	int last = last_month(m);

	for (int i = 1; i < MONTH_PLACES; i++) {
		int year = (i - 1) / MONTHS + 1, month = (i - 1) % MONTHS + 1;

		if (m->places[i] == NULL)
			continue;
		if (last != 0)
			sums_move(m->places[i], (month > last || last == MONTHS ? 1 : 2) - year);
		sums_merge(m->places[0], m->places[i]);
		close_place(m, (size_t)i);
	}
	return m->places[0];
}
