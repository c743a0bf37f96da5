/*
 * Counts by name: exact as long as there is room, else lower bounds that say
 * how much they may lack; names that come often keep their places, whatever
 * comes between, and one that comes anew costs no more than before.
 */
#include "summary/tally.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "random.h"
#include "tap.h"

enum { NAMES = 3000, LINES = 200000, MAX = 512 };

static unsigned stream[LINES]; /* names, by number */
static uint64_t truth[NAMES];

/* Some names come often, most rarely. */
static void
make_stream(void)
{
	for (size_t i = 0; i < LINES; i++) {
		unsigned r = next_random();

		stream[i] = r % 4 ? r / 4 % 40 : r / 4 % NAMES;
		truth[stream[i]]++;
	}
}

static struct hash_key
random_key(void)
{
	return (struct hash_key){ { next_random(), next_random() } };
}

static void
count(struct tally *t, size_t from, size_t to, size_t max)
{
	struct hash_key key = random_key();

	tally_begin(t, max, &key);
	for (size_t i = from; i < to; i++) {
		char name[24];
		int n = snprintf(name, sizeof name, "name %u", stream[i]);

		tally_add(t, name, (size_t)n, &(struct attempt){ .bounce = stream[i] % 4 });
	}
}

/* Is each row what the truth says, or a bound of it, and nothing lost? */
static int
is_true(struct tally *t, int exact)
{
	uint64_t sum = t->rest.count;
	unsigned often = 0;

	tally_sort(t);
	for (size_t i = 0; i < t->n; i++) {
		const struct row *row = &t->rows[i];
		unsigned number = (unsigned)strtoul(row->name + 5, NULL, 10);
		uint64_t has = truth[number];

		sum += row->count;
		often += number < 40;
		if (row->count > has || row->count + row->missed < has ||
		    (exact && row->missed > 0) || row->missed > LINES) {
			printf("# %s: %lu and at most %lu more, has %lu\n",
			    row->name, (unsigned long)row->count,
			    (unsigned long)row->missed, (unsigned long)has);
			return 0;
		}
	}
	return same_number("lines", (long)sum, LINES) &
	    same_number("names that come often", (long)often, 40) &
	    (!exact || same_number("names", (long)t->n, NAMES));
}

static int
are_same(const struct tally *a, const struct tally *b)
{
	if (a->n != b->n || a->rest.count != b->rest.count)
		return 0;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->rows[i].name, b->rows[i].name) != 0 ||
		    a->rows[i].count != b->rows[i].count ||
		    a->rows[i].missed != b->rows[i].missed)
			return 0;
	return 1;
}

static void
test_counts(void)
{
	struct tally all, again;

	count(&all, 0, LINES, NAMES);
	ok(is_true(&all, 1), "exact with room for all");
	tally_end(&all);
	count(&all, 0, LINES, MAX);
	ok(all.n <= MAX && is_true(&all, 0), "bounds with less");
	count(&again, 0, LINES, MAX);
	tally_sort(&again);
	ok(are_same(&all, &again), "the same with another key");
	tally_end(&all);
	tally_end(&again);
	count(&all, 0, LINES, 0);
	ok(all.n == 0 && all.rest.count == LINES, "no room at all");
	tally_end(&all);
}

/* Pieces in the order given, each with its own tally. */
static void
merge(struct tally *all, const int order[4], size_t max)
{
	struct hash_key key = random_key();

	tally_begin(all, max, &key);
	for (int i = 0; i < 4; i++) {
		size_t piece = (size_t)order[i] * (LINES / 4);
		struct tally own;

		count(&own, piece, piece + LINES / 4, max);
		tally_merge(all, &own);
		tally_end(&own);
	}
}

static void
test_merging(void)
{
	static const int orders[][4] = { { 0, 1, 2, 3 }, { 3, 1, 0, 2 } };

	for (int i = 0; i < 2; i++) {
		struct tally all;

		merge(&all, orders[i], NAMES);
		ok(is_true(&all, 1), "pieces: exact with room for all, order %d", i);
		tally_end(&all);
		merge(&all, orders[i], MAX);
		ok(is_true(&all, 0), "pieces: bounds with less, order %d", i);
		tally_end(&all);
	}
}

/* 8,192 names that come twice take all places, then every line has a new name.
 * Sorting the rows must be rare: once for half of the places. */
static void
test_cost(void)
{
	enum { NEW = 400000, PLACES = 8192 };
	struct hash_key key = random_key();
	struct tally t;
	size_t evictions = 0;

	tally_begin(&t, PLACES, &key);
	for (unsigned i = 0; i < 2 * PLACES + NEW; i++) {
		unsigned number = i < 2 * PLACES ? i % PLACES : i;
		size_t before = t.n;
		char name[24];
		int n = snprintf(name, sizeof name, "%u", number);

		tally_add(&t, name, (size_t)n, &(struct attempt){ .bounce = 0 });
		evictions += t.n < before;
	}
	ok(evictions > 0 && evictions <= NEW / (PLACES / 2) + 1,
	    "%d new names: %zu times some lost their places", NEW, evictions);
	tally_end(&t);
}

/* A log may have a NUL in a name, which is a string here, and ends nowhere else. */
static void
test_nul(void)
{
	struct hash_key key = random_key();
	const struct attempt a = { .bounce = 0 };
	struct tally t;

	tally_begin(&t, MAX, &key);
	t.folds = true;
	tally_add(&t, "\0a", 2, &a);
	tally_add(&t, "\0B", 2, &a);
	tally_add(&t, "\0b\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16, &a);
	tally_add(&t, "\0b", 2, &a);
	tally_sort(&t);
	ok(t.n == 3 && t.rest.count == 0 && same(t.rows[0].name, "?b") && t.rows[0].count == 2 &&
		same(t.rows[1].name, "?a") && strlen(t.rows[2].name) == 16,
	    "names with a NUL are told apart");
	tally_end(&t);
}

int
main(void)
{
	/* What is not linear any more would take for ever. */
	alarm(60);
	make_stream();
	test_counts();
	test_merging();
	test_cost();
	test_nul();
	return done();
}
