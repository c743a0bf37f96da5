/* Counts by name: rows that are found by the hash of their names. */
#include "summary/tally.h"

#include "base/ascii.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void
tally_begin(struct tally *t, size_t max, const struct hash_key *key)
{
	enum { SLOTS = 64 };

	*t = (struct tally){ .max = max, .key = *key };
	if ((t->slots = calloc(SLOTS, sizeof *t->slots)) != NULL)
		t->nslots = SLOTS;
	else
		t->max = 0;
	t->failed = t->slots == NULL;
}

static void
free_row(struct row *row)
{
	free((char *)row->name);
	free(row->recent);
}

static void
free_rows(struct tally *t)
{
	for (size_t i = 0; i < t->n; i++)
		free_row(&t->rows[i]);
}

void
tally_end(struct tally *t)
{
	free_rows(t);
	free(t->rows);
	free(t->slots);
}

static size_t
hash(const struct tally *t, const char *name, size_t n)
{
	struct hash h;

	hash_begin(&h, &t->key);
	if (t->folds)
		hash_folded(&h, name, n);
	else
		hash_text(&h, name, n);
	return (size_t)hash_end(&h);
}

static bool
is_folded(const char *folded, const char *name, size_t n)
{
	size_t i = 0;

	while (i < n && folded[i] == bc_lower(name[i]))
		i++;
	return i == n;
}

static bool
is_named(const struct tally *t, const struct row *row, const char *name, size_t n)
{
	return (strncmp(row->name, name, n) == 0 ||
		   (t->folds && is_folded(row->name, name, n))) &&
	    row->name[n] == '\0';
}

/* Where a name is, or would be. */
static size_t *
slot_of(struct tally *t, const char *name, size_t n)
{
	size_t i = hash(t, name, n) & (t->nslots - 1);

	while (t->slots[i] != 0 && !is_named(t, &t->rows[t->slots[i] - 1], name, n))
		i = (i + 1) & (t->nslots - 1);
	return &t->slots[i];
}

static void
fill_slots(struct tally *t)
{
	memset(t->slots, 0, t->nslots * sizeof *t->slots);
	for (size_t i = 0; i < t->n; i++)
		*slot_of(t, t->rows[i].name, strlen(t->rows[i].name)) = i + 1;
}

void
row_count(struct row *row, const struct attempt *a)
{
	when w = a->time;

	row->count++;
	row->by_bounce[a->bounce % BOUNCES]++;
	row->by_outcome[a->outcome % OUTCOMES]++;
	if (row->recent != NULL)
		recent_count(row->recent, a);
	if (a->notes != NULL)
		notes_add(a->notes, &row->noted, a->outcome == BOUNCECODE_OUTCOME_ACCEPTED);
	if (w != 0 && (row->first == 0 || w < row->first))
		row->first = w;
	if (w > row->last)
		row->last = w;
}

void
row_add(struct row *to, const struct row *from)
{
	to->count += from->count;
	for (int i = 0; i < BOUNCES; i++)
		to->by_bounce[i] += from->by_bounce[i];
	for (int i = 0; i < OUTCOMES; i++)
		to->by_outcome[i] += from->by_outcome[i];
	if (to->recent != NULL && from->recent != NULL)
		recent_add(to->recent, from->recent);
	notes_join(&to->noted, &from->noted);
	if (from->first != 0 && (to->first == 0 || from->first < to->first))
		to->first = from->first;
	if (from->last > to->last)
		to->last = from->last;
}

/* What a name has come, at most. */
static uint64_t
most(const struct row *row)
{
	return row->count + row->missed;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(((const struct row *)a)->name, ((const struct row *)b)->name);
}

static int
compare_most(const void *a, const void *b)
{
	uint64_t x = most(a), y = most(b);

	return x != y ? (x > y ? -1 : 1) : compare_names(a, b);
}

/* A row that has no place, or loses it. */
static void
drop(struct tally *t, const struct row *row)
{
	row_add(&t->rest, row);
	if (most(row) > t->dropped)
		t->dropped = most(row);
}

/* Sorting them all costs half a microsecond for each name that has come since
 * the last time. */
static void
drop_rare(struct tally *t)
{
	size_t kept = t->n / 2;

	if (t->n == 0)
		return;
	qsort(t->rows, t->n, sizeof *t->rows, compare_most);
	for (size_t i = kept; i < t->n; i++) {
		drop(t, &t->rows[i]);
		free_row(&t->rows[i]);
	}
	t->n = kept;
	fill_slots(t);
}

/* Room for one more row; false where there is no memory for it. */
static bool
grow(struct tally *t)
{
	if ((t->n & (t->n - 1)) == 0) {
		size_t n = t->n ? 2 * t->n : 1;
		struct row *rows = realloc(t->rows, n * sizeof *rows);

		if (rows == NULL)
			return false;
		t->rows = rows;
	}
	if (2 * (t->n + 1) > t->nslots) {
		size_t n = 2 * t->nslots;
		size_t *slots = realloc(t->slots, n * sizeof *slots);

		if (slots == NULL)
			return false;
		t->slots = slots;
		t->nslots = n;
		fill_slots(t);
	}
	return true;
}

static char *
copy_of(const char *name, size_t n)
{
	char *copy = malloc(n + 1);

	if (copy != NULL) {
		memcpy(copy, name, n);
		copy[n] = '\0';
	}
	return copy;
}

/* Where a name that has a place is, or NULL. */
static struct row *
row_of(struct tally *t, const char *name, size_t n)
{
	size_t *slot = t->max > 0 ? slot_of(t, name, n) : NULL;

	return slot != NULL && *slot != 0 ? &t->rows[*slot - 1] : NULL;
}

/* The row's own name, and room for its last days and hours; false where there is
 * no memory for it. */
static bool
make_own(const struct tally *t, struct row *row, const char *name, size_t n)
{
	char *copy = copy_of(name, n);

	for (size_t i = 0; copy != NULL && t->folds && i < n; i++)
		copy[i] = bc_lower(copy[i]);
	row->name = copy;
	row->recent = t->keeps_recent ? calloc(1, sizeof *row->recent) : NULL;
	if (row->name != NULL && (row->recent != NULL || !t->keeps_recent))
		return true;
	free_row(row);
	return false;
}

/* A name that has no place: what was counted of it may have missed what others of
 * the rest have. */
static void
add_new(struct tally *t, const char *name, size_t n, const struct row *counted)
{
	struct row row = *counted;

	if (t->n == t->max)
		drop_rare(t);
	row.missed += t->dropped;
	if (t->n < t->max && !(grow(t) && make_own(t, &row, name, n)))
		t->failed = true;
	if (t->n == t->max || t->failed) {
		drop(t, &row);
		return;
	}
	if (row.recent != NULL && counted->recent != NULL)
		*row.recent = *counted->recent;
	t->rows[t->n] = row;
	*slot_of(t, name, n) = t->n + 1;
	t->n++;
}

static void
add_one(struct tally *t, const char *name, size_t n, const struct attempt *a)
{
	struct recent recent = { .days = { { 0 } } };
	struct row one = { .recent = &recent };

	row_count(&one, a);
	add_new(t, name, n, &one);
}

static void
add_string(struct tally *t, const char *name, size_t n, const struct attempt *a)
{
	struct row *row = row_of(t, name, n);

	if (row != NULL)
		row_count(row, a);
	else
		add_one(t, name, n, a);
}

/* Names are strings, and logs may say anything: a NUL is a '?', as in a record. */
static void
add_bytes(struct tally *t, const char *name, size_t n, const struct attempt *a)
{
	char *copy = copy_of(name, n);

	for (size_t i = 0; copy != NULL && i < n; i++)
		if (copy[i] == '\0')
			copy[i] = '?';
	t->failed |= copy == NULL;
	if (copy != NULL)
		add_string(t, copy, n, a);
	else
		row_count(&t->rest, a);
	free(copy);
}

void
tally_add(struct tally *t, const char *name, size_t length, const struct attempt *a)
{
	if (memchr(name, '\0', length) != NULL)
		add_bytes(t, name, length, a);
	else
		add_string(t, name, length, a);
}

void
tally_add_row(struct tally *t, const char *name, size_t length, const struct row *counted)
{
	struct row *known = row_of(t, name, length);

	if (known == NULL) {
		add_new(t, name, length, counted);
		return;
	}
	row_add(known, counted);
	known->missed += counted->missed;
}

/* A name that only one of the two has may have come in the rest of the other
 * one. */
void
tally_merge(struct tally *t, const struct tally *other)
{
	for (size_t i = 0; i < t->n; i++)
		t->rows[i].missed += other->dropped;
	for (size_t i = 0; i < other->n; i++) {
		struct row row = other->rows[i];
		size_t n = strlen(row.name);

		if (row_of(t, row.name, n) != NULL)
			row.missed -= other->dropped;
		tally_add_row(t, row.name, n, &row);
	}
	row_add(&t->rest, &other->rest);
	t->dropped += other->dropped;
	t->failed |= other->failed;
}

bool
tally_take(struct tally *t, const char *name, size_t length, const struct row *row)
{
	if (t->n == t->max || row_of(t, name, length) != NULL)
		return false;
	add_new(t, name, length, row);
	return true;
}

bool
tally_has_room(const struct tally *t, const struct tally *other)
{
	return other->dropped == 0 && t->n + other->n <= t->max;
}

static int
compare_counts(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return compare_names(a, b);
}

void
rows_sort(struct row *rows, size_t n)
{
	if (n > 0)
		qsort(rows, n, sizeof *rows, compare_counts);
}

void
tally_sort(struct tally *t)
{
	rows_sort(t->rows, t->n);
}

static int
compare_times(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return compare_names(a, b);
}

void
tally_sort_times(struct tally *t)
{
	if (t->n > 0)
		qsort(t->rows, t->n, sizeof *t->rows, compare_times);
}
