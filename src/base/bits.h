/* Counting bits. */
#ifndef BC_BITS_H
#define BC_BITS_H

#include <stdint.h>

/* How many bits of a word are set. */
static inline uint32_t
bc_count_bits(uint32_t word)
{
	word -= word >> 1 & 0x55555555u;
	word = (word & 0x33333333u) + (word >> 2 & 0x33333333u);
	return ((word + (word >> 4)) & 0x0f0f0f0fu) * 0x01010101u >> 24;
}

#endif
