/* Counts by name: rows that are found by the hash of their names. */
#include "summary/tally.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void
tally_begin(struct tally *t, size_t max)
{
	enum { SLOTS = 64 };

	*t = (struct tally){ .max = max };
	if ((t->slots = calloc(SLOTS, sizeof *t->slots)) != NULL)
		t->nslots = SLOTS;
	else
		t->max = 0;
}

static void
free_names(struct tally *t)
{
	for (size_t i = 0; i < t->n; i++)
		free((char *)t->rows[i].name);
}

void
tally_end(struct tally *t)
{
	free_names(t);
	free(t->rows);
	free(t->slots);
}

/* FNV-1a */
static size_t
hash(const char *s, size_t n)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 32);
}

/* Where a name is, or would be. */
static size_t *
slot_of(struct tally *t, const char *name, size_t n)
{
	size_t i = hash(name, n) & (t->nslots - 1);

	for (; t->slots[i] != 0; i = (i + 1) & (t->nslots - 1)) {
		const char *other = t->rows[t->slots[i] - 1].name;

		if (strncmp(other, name, n) == 0 && other[n] == '\0')
			break;
	}
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
row_count(struct row *row, unsigned bounce, when w)
{
	row->count++;
	row->by_bounce[bounce % BOUNCES]++;
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
	if (from->first != 0 && (to->first == 0 || from->first < to->first))
		to->first = from->first;
	if (from->last > to->last)
		to->last = from->last;
}

/* Only what is seen again is worth a place. */
static void
drop_rare(struct tally *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->n; i++) {
		if (t->rows[i].count > 1) {
			t->rows[kept++] = t->rows[i];
		} else {
			row_add(&t->rest, &t->rows[i]);
			free((char *)t->rows[i].name);
		}
	}
	t->n = kept;
	if (t->nslots > 0)
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

static void
add(struct tally *t, const char *name, size_t n, const struct row *counted)
{
	size_t *slot = t->max > 0 ? slot_of(t, name, n) : NULL;
	char *copy;

	if (slot != NULL && *slot != 0) {
		row_add(&t->rows[*slot - 1], counted);
		return;
	}
	if (t->n == t->max)
		drop_rare(t);
	if (t->n == t->max || !grow(t) || (copy = copy_of(name, n)) == NULL) {
		row_add(&t->rest, counted);
		return;
	}
	t->rows[t->n] = *counted;
	t->rows[t->n].name = copy;
	*slot_of(t, name, n) = t->n + 1;
	t->n++;
}

void
tally_add(struct tally *t, const char *name, size_t length, unsigned bounce,
    when w)
{
	struct row one = { .count = 0 };

	row_count(&one, bounce, w);
	add(t, name, length, &one);
}

void
tally_merge(struct tally *t, const struct tally *other)
{
	for (size_t i = 0; i < other->n; i++)
		add(t, other->rows[i].name, strlen(other->rows[i].name),
		    &other->rows[i]);
	row_add(&t->rest, &other->rest);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(((const struct row *)a)->name, ((const struct row *)b)->name);
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

void
tally_sort_names(struct tally *t)
{
	if (t->n > 0)
		qsort(t->rows, t->n, sizeof *t->rows, compare_names);
}
