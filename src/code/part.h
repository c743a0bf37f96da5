/*
 * The parts of the keys of the look-up, of which gperf finds the hashes one by
 * one: it would take minutes for thousands of keys. The compiler of the list and
 * the runtime share this file.
 */
#ifndef BC_PART_H
#define BC_PART_H

#include <stdint.h>

/* The part of a number, by the upper bits of a hash. Where there is one part
 * nothing is left of this when it is compiled. */
static inline uint32_t
bc_part_of(uint32_t number, uint32_t parts)
{
	return (uint32_t)((uint64_t)(number * 0x9e3779b1u) * parts >> 32);
}

#endif
