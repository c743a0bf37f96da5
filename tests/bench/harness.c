/* Timing ways in turn. A way that answers otherwise than the others, or otherwise
 * than before, ends the program: the time of a wrong answer means nothing. */
#include "harness.h"

#include "../random.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* A round of a way takes so long at least: the clock is far finer. */
static const double round_ns = 2e6;

static const struct {
	const char *name;
	double ns;   /* 1 of it; or the nanoseconds of a second in millions */
	int is_rate; /* parts in a time */
} units[] = { { "ns", 1, 0 }, { "us", 1e3, 0 }, { "ms", 1e6, 0 },
	{ "ms elapsed", 1e6, 0 }, { "MB/s", 1e3, 1 } };

static const char *const roles[] = { "ours", "also", "peer", "floor" };

/* Rounds take this much time at most, but there are BENCH_ROUNDS_MIN at least. */
static const double rounds_ns = 5e9;

struct timed {
	uint64_t sum;
	unsigned passes; /* of a round */
	double ns[BENCH_ROUNDS];
};

static double
read_clock(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* The nanoseconds that this process has run, and the processes that it waited for:
 * those that others took from it do not count. */
static double
time_run(void)
{
	struct rusage r;

	getrusage(RUSAGE_CHILDREN, &r);
	return read_clock(CLOCK_PROCESS_CPUTIME_ID) +
	    (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) * 1e9 +
	    (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec) * 1e3;
}

static double
now(enum bench_unit unit)
{
	return unit == BENCH_ELAPSED_MS ? read_clock(CLOCK_MONOTONIC) : time_run();
}

void
bench_die(const char *format, ...)
{
	va_list ap;

	fputs("bench: ", stderr);
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

void
bench_note(const char *format, ...)
{
	va_list ap;

	fputs("note\t", stdout);
	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
	putchar('\n');
}

void
bench_missing(const char *name, const char *package)
{
	printf("missing\t%s\t%s\n", name, package);
}

void
bench_number(const char *what, const char *name, double number, const char *unit)
{
	printf("row\t%s\talso\t%s\t%s\t%.0f\t0\n", what, name, unit, number);
}

/* The time of so many passes, each of which gives the sum that was given before. */
static double
time_passes(enum bench_unit unit, const struct bench_way *w, const struct timed *t)
{
	double start = now(unit);

	for (unsigned i = 0; i < t->passes; i++)
		if (w->run(w->job) != t->sum)
			bench_die("%s answers otherwise than before", w->name);
	return now(unit) - start;
}

static int
is_same_question(const struct bench_way *a, const struct bench_way *b)
{
	return a->question == b->question ||
	    (a->question && b->question && strcmp(a->question, b->question) == 0);
}

/* Each way once: what it answers, and how many passes a round needs. Returns how many
 * rounds there is time for. */
static size_t
prepare(const char *what, enum bench_unit unit, const struct bench_way *ways,
    struct timed *timed, size_t n)
{
	double all = 0;

	for (size_t w = 0; w < n; w++) {
		double start = now(unit), ns;

		timed[w].sum = ways[w].run(ways[w].job);
		ns = now(unit) - start;
		all += ns > round_ns ? ns : round_ns;
		timed[w].passes = 1 + (ns < round_ns ? (unsigned)(round_ns / (ns + 1)) : 0);
		for (size_t i = 0; i < w; i++)
			if (is_same_question(&ways[i], &ways[w]) && timed[i].sum != timed[w].sum)
				bench_die("%s: %s and %s answer differently", what, ways[i].name, ways[w].name);
	}
	return all * BENCH_ROUNDS > rounds_ns ? BENCH_ROUNDS_MIN : BENCH_ROUNDS;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median, and how far from it the middle half of the rounds reaches, in
 * percent. */
static void
write_row(const char *what, enum bench_unit unit, double parts,
    const struct bench_way *w, struct timed *t, size_t rounds)
{
	double median, low, high, figure;

	qsort(t->ns, rounds, sizeof *t->ns, compare);
	median = t->ns[rounds / 2] / t->passes;
	low = t->ns[rounds / 4] / t->passes;
	high = t->ns[rounds - 1 - rounds / 4] / t->passes;
	figure = median / parts / units[unit].ns;
	if (units[unit].is_rate)
		figure = parts * units[unit].ns / median;
	printf("row\t%s\t%s\t%s\t%s\t%.5g\t%.1f\n", what, roles[w->role], w->name,
	    units[unit].name, figure, (high - low) / 2 / median * 100);
	fflush(stdout);
}

/* Another order in each round: what one leaves in the caches is not always the same
 * other's gain or loss. */
static void
shuffle(size_t *order, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = next_random() % (i + 1);

		order[i] = order[k];
		order[k] = i;
	}
}

void
bench_compare(const char *what, enum bench_unit unit, double parts,
    const struct bench_way *ways, size_t n)
{
	struct timed timed[BENCH_WAYS];
	size_t rounds, order[BENCH_WAYS] = { 0 };

	if (n > BENCH_WAYS)
		bench_die("%s: too many ways", what);
	rounds = prepare(what, unit, ways, timed, n);
	for (size_t round = 0; round < rounds; round++) {
		shuffle(order, n);
		for (size_t i = 0; i < n; i++)
			timed[order[i]].ns[round] = time_passes(unit, &ways[order[i]], &timed[order[i]]);
	}
	for (size_t w = 0; w < n; w++)
		write_row(what, unit, parts, &ways[w], &timed[w], rounds);
}
