/* Nanoseconds of a clock that only goes forward. */
#ifndef TESTS_CLOCK_H
#define TESTS_CLOCK_H

#include <time.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

#endif
