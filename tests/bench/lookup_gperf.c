/* gperf on the texts of the codes, with the options that make its fastest tables:
 * what it wrote when the program was built, for the usual spelling and for all. Its
 * word is followed by a number, at which the answer stands. */
#include "harness.h"
#include "lookup.h"

#include <stdlib.h>
#include <string.h>

struct gperf_word {
	const char *name;
	int number;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "bench/gperf_all.gen.h"
#include "bench/gperf_usual.gen.h"
#pragma GCC diagnostic pop

typedef const struct gperf_word *lookup(const char *text, size_t length);

struct table {
	int is_all;
	uint64_t answers[];
};

static int
has_all(lookup *find, const struct key *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (find(keys[i].text, keys[i].length) == NULL)
			return 0;
	return 1;
}

/* Only of the keys that gperf was given. */
static void *
text_table(const struct key *keys, size_t n)
{
	int is_all = !has_all(gperf_usual, keys, n);
	lookup *find = is_all ? gperf_all : gperf_usual;
	struct table *t = calloc(1, sizeof *t + n * sizeof *t->answers);

	if (t == NULL || !has_all(find, keys, n))
		bench_die("gperf has a table of other keys");
	t->is_all = is_all;
	for (size_t i = 0; i < n; i++)
		t->answers[find(keys[i].text, keys[i].length)->number] = keys[i].answer;
	return t;
}

/* Inlined with what finds, so that it is called directly. */
static inline uint64_t
sum_of(lookup *find, const uint64_t *answers, const struct key *queries, size_t n)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const struct gperf_word *w = find(queries[i].text, queries[i].length);

		sum += w != NULL ? answers[w->number] : 0;
	}
	return sum;
}

static uint64_t
by_text(const void *table, const struct key *queries, size_t n)
{
	const struct table *t = table;

	return t->is_all ? sum_of(gperf_all, t->answers, queries, n) : sum_of(gperf_usual, t->answers, queries, n);
}

const struct lookup_peer lookup_gperf = { "gperf on strings", NULL, NULL, text_table, by_text };
