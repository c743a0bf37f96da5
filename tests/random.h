/* The same random numbers in every run (xorshift32), from one seed or another. */
#ifndef TESTS_RANDOM_H
#define TESTS_RANDOM_H

#include <stdint.h>

static uint32_t random_state = 2463534242u;

/* Begin a sequence: near seeds are to give sequences that are far apart. */
static inline void
seed_random(uint32_t seed)
{
	random_state = (seed + 1) * 2654435761u | 1;
}

static uint32_t
next_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state;
}

#endif
