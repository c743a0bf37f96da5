/* The rows and counts of a partial summary, read: what they say of a place has to go
 * together. */
#include "summary/partial_line.h"

#include "summary/problem.h"

#include <string.h>

static uint64_t
next_counts(struct partial_numbers *from, uint64_t *to, int n)
{
	uint64_t sum = 0;

	for (int i = 0; i < n; i++) {
		to[i] = partial_next(from);
		sum = to[i] > PARTIAL_COUNT_MAX || sum > PARTIAL_COUNT_MAX ? PARTIAL_COUNT_MAX + 1 : sum + to[i];
	}
	return sum;
}

/* A time of the place that the sums are of. */
static bool
next_time(const struct partial_reader *p, struct partial_numbers *from, when *time)
{
	uint64_t n = partial_next(from);

	*time = (when)n;
	return n <= INT64_MAX && when_is_valid(*time) &&
	    (n == 0 || months_place(*time) == p->index);
}

static bool
next_stretch(const struct partial_reader *p, struct partial_numbers *from, struct stretch *s)
{
	uint64_t counts[OUTCOMES + BOUNCES];
	when time;

	if (!next_time(p, from, &time) ||
	    next_counts(from, counts, OUTCOMES + BOUNCES) > UINT32_MAX)
		return false;
	s->begins = time;
	for (int i = 0; i < OUTCOMES; i++)
		s->by_outcome[i] = (uint32_t)counts[i];
	for (int i = 0; i < BOUNCES; i++)
		s->by_bounce[i] = (uint32_t)counts[OUTCOMES + i];
	return true;
}

static bool
next_stretches(const struct partial_reader *p, struct partial_numbers *from, struct stretch s[2])
{
	return next_stretch(p, from, &s[0]) && next_stretch(p, from, &s[1]) &&
	    (s[0].begins > s[1].begins || (s[0].begins == 0 && s[1].begins == 0));
}

/* A row whose recent is where the last days and hours go, if it has them. */
static bool
next_row(const struct partial_reader *p, struct partial_numbers from, struct row *row)
{
	row->count = partial_next(&from);
	if (row->count > PARTIAL_COUNT_MAX ||
	    next_counts(&from, row->by_outcome, OUTCOMES) > row->count ||
	    next_counts(&from, row->by_bounce, BOUNCES) > row->count ||
	    !next_time(p, &from, &row->first) || !next_time(p, &from, &row->last) ||
	    row->first > row->last || (row->first == 0) != (row->last == 0))
		return false;
	row->missed = partial_next(&from);
	if (row->recent != NULL &&
	    (!next_stretches(p, &from, row->recent->days) ||
		!next_stretches(p, &from, row->recent->hours)))
		return false;
	return row->missed <= PARTIAL_COUNT_MAX && from.n == 0;
}

static bool
read_word(struct partial_reader *p, struct partial_line *f, struct row *rows)
{
	struct recent recent = { .days = { { 0 } } };
	struct row row = { .count = 0 };
	size_t i;

	if (!partial_number_of_name(f, p->field->n, &i) ||
	    (p->field->vocabulary >= 0 && i > 0 &&
		bouncecode_name((enum bouncecode_vocabulary)p->field->vocabulary, (unsigned)i) == NULL))
		return partial_fail(p, "\"%s\" has no such number, expected one of the list", f->field);
	row.recent = rows[i].recent != NULL ? &recent : NULL;
	if (!next_row(p, (struct partial_numbers){ f->numbers, f->n }, &row) || row.count == 0 ||
	    row.missed != 0)
		return partial_fail(p, "the numbers of this row of \"%s\" do not go together", f->field);
	row_add(&rows[i], &row);
	return true;
}

static bool
read_count(struct partial_reader *p, struct partial_line *f, uint64_t *counts)
{
	size_t i;

	if (!partial_number_of_name(f, p->field->n, &i) || f->n != 1 || f->numbers[0] > PARTIAL_COUNT_MAX)
		return partial_fail(p, "\"%s\" has no such number, expected one of the list and a count", f->field);
	counts[i] = f->numbers[0];
	return true;
}

/* What an entry is called here, an hour by its time, and any other name by letters. */
static bool
is_name(const struct partial_reader *p, const struct partial_line *f, const struct row *row)
{
	const char *field = p->field->name;
	char hour[WHEN_SIZE];

	when_print(row->first, WHEN_HOUR, hour);
	if (strcmp(field, "problem") == 0)
		return problem_is_name(f->name, f->nname);
	if (strcmp(field, "period") == 0)
		return strcmp(f->name, hour) == 0;
	return strlen(f->name) == f->nname;
}

static bool
read_tally(struct partial_reader *p, struct partial_line *f, struct tally *t)
{
	struct partial_numbers numbers = { f->numbers, f->n };
	struct recent recent = { .days = { { 0 } } };
	struct row row = { .recent = t->keeps_recent ? &recent : NULL };

	if (f->nname == 0) {
		row.recent = NULL;
		t->dropped = partial_next(&numbers);
		if (t->dropped > PARTIAL_COUNT_MAX || !next_row(p, numbers, &row))
			return partial_fail(p, "the numbers of the rest of \"%s\" do not go together", f->field);
		t->rest = row;
		return true;
	}
	if (!next_row(p, numbers, &row) || row.count == 0)
		return partial_fail(p, "the numbers of this row of \"%s\" do not go together", f->field);
	if (!is_name(p, f, &row))
		return partial_fail(p, "\"%s\" has no such name", f->field);
	if (!tally_take(t, f->name, f->nname, &row))
		return partial_fail(p, "\"%s\" has more names than there is room for, or one twice", f->field);
	return true;
}

bool
partial_read_field(struct partial_reader *p, struct partial_line *f, const struct partial_field *field)
{
	char *at;

	p->field = field;
	at = (char *)p->sums + field->offset;
	return field->kind == PARTIAL_TALLY ? read_tally(p, f, (struct tally *)(void *)at)
	    : field->kind == PARTIAL_ROWS   ? read_word(p, f, (struct row *)(void *)at)
					    : read_count(p, f, (uint64_t *)(void *)at);
}
