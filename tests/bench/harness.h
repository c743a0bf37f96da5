/*
 * Ways to do one job, timed in turn: all of them once in each round, shuffled, so that
 * whatever else the machine does is shared out among them, and the median of the
 * rounds counts. What is measured are rows on standard output, with tabs between
 * the columns, of which tests/bench/report.pl makes tables.
 */
#ifndef BENCH_HARNESS_H
#define BENCH_HARNESS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { BENCH_ROUNDS = 11, BENCH_ROUNDS_MIN = 7, BENCH_WAYS = 16 };

enum bench_role {
	BENCH_OURS,
	BENCH_ALSO, /* another way of ours, to look at */
	BENCH_PEER, /* somebody else's, for the same job */
	BENCH_FLOOR /* less than the job: the least that anybody could take */
};

struct bench_way {
	enum bench_role role;
	const char *name;
	/* Does the job once; returns a sum of its answers. */
	uint64_t (*run)(const void *job);
	const void *job;
	/* Ways that are asked the same question must give the same sum; NULL: as the
	 * first way. */
	const char *question;
};

/* In what a case is measured: time of a processor for one part of the job; time
 * that went by; or parts in a time. */
enum bench_unit { BENCH_NS, BENCH_US, BENCH_MS, BENCH_ELAPSED_MS, BENCH_MB_S };

/* What the next cases are about: data for the report. */
void bench_note(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
/* A peer that is not there, and the package of Debian that has it. */
void bench_missing(const char *name, const char *package);
/* Check all ways, time them and write a row for each. A job has so many parts:
 * queries, texts, or bytes for BENCH_MB_S. */
void bench_compare(const char *what, enum bench_unit unit, double parts,
    const struct bench_way *ways, size_t n);
/* A row for what is no time, such as a size. */
void bench_number(
    const char *what, const char *name, double number, const char *unit);
/* Something is not as it must be: says so and ends the program. */
void bench_die(const char *format, ...)
    __attribute__((format(printf, 1, 2), noreturn));

/* One number of the bits of another, for sums in which order does not count. */
static inline uint64_t
bench_mix(uint64_t n)
{
	n = (n + 1) * 0x9e3779b97f4a7c15u;
	return n ^ n >> 29;
}

#ifdef __cplusplus
}
#endif

#endif
