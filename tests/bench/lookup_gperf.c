/* gperf on the texts of the codes, with the options that make its fastest tables:
 * what it wrote when the program was built. Its word is followed by a number, at
 * which the answer stands. */
#include "lookup.h"

#include <string.h>

struct gperf_word {
	const char *name;
	int number;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include "bench/gperf.gen.h"
#pragma GCC diagnostic pop

enum { WORDS = sizeof gperf_words / sizeof *gperf_words };

static uint64_t answers[WORDS + 1];

/* Only of the keys that gperf was given. */
static void *
text_table(const struct key *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct gperf_word *w = gperf_find(keys[i].text, keys[i].length);

		if (w == NULL)
			return NULL;
		answers[w->number] = keys[i].answer;
	}
	return answers;
}

static uint64_t
by_text(const void *table, const struct key *queries, size_t n)
{
	const uint64_t *answer_of = table;
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const struct gperf_word *w = gperf_find(queries[i].text, queries[i].length);

		sum += w != NULL ? answer_of[w->number] : 0;
	}
	return sum;
}

const struct lookup_peer lookup_gperf = { "gperf on strings", NULL, NULL, text_table, by_text };
