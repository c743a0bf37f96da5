/*
 * The anchor of each pattern is not packed: it is the four bytes of it that fewest
 * patterns have, as gen/emit/wordings.c chooses it.
 */
#ifndef BC_PACKED_ANCHORS_H
#define BC_PACKED_ANCHORS_H

#include <stdint.h>

/* How often each four bytes stand in the pieces. */
struct bc_grams {
	const unsigned char *literals;
	const uint32_t *offsets, *lengths; /* of the pieces */
	uint32_t *bytes, *counts;          /* by hash */
	unsigned log;                      /* bits of a hash */
};

/* Counts those of so many pieces, in the spare room. */
void bc_count_grams(struct bc_grams *g, uint32_t npieces, uint32_t *spare);

/* The anchor among some pieces: see struct bc_pattern. */
unsigned bc_choose_anchor(const struct bc_grams *g, uint32_t piece, unsigned npieces);

#endif
