/*
 * What the words of a text weigh, as the compiler learned it from the list: the
 * table's form, and how far ahead a category is. The compiler, which measures
 * how often so great a lead is right, and the runtime share this file.
 */
#ifndef BC_WEIGHTS_H
#define BC_WEIGHTS_H

#include "base/linkage.h"

#include <stdint.h>

/*
 * The table is a row of numbers of two bytes. A feature, which is a word or a
 * pair of neighbours, begins with the end of its hash, whose upper byte is 0;
 * then come its weights, each with its category: for it, or against it, and never
 * 0. Who meets a word that nobody taught takes it for another one in one case of
 * 256, which the lead of a category is to stand.
 */
enum { BC_WEIGHT_MAX = 127, BC_CATEGORIES_MAX = 64 };

/* The bits of a hash that tell the place of a feature; the lowest 8 are its end. */
enum { BC_FEATURE_BITS = 12 };

static inline uint32_t
bc_feature_place(uint32_t hash)
{
	return hash >> (32 - BC_FEATURE_BITS);
}

static inline uint16_t
bc_feature_end(uint32_t hash)
{
	return (uint16_t)(hash & 0xff);
}

static inline uint16_t
bc_pack_weight(unsigned category, int weight)
{
	return (uint16_t)(((unsigned)weight & 0xff) << 8 | category);
}

static inline int
bc_is_weight(uint16_t packed)
{
	return packed > 0xff;
}

static inline unsigned
bc_category_of(uint16_t packed)
{
	return packed & 0xff;
}

static inline int
bc_weight_of(uint16_t packed)
{
	int byte = packed >> 8;

	return byte > BC_WEIGHT_MAX ? byte - 256 : byte;
}

/* So many words of a text are read: a refusal is a sentence or two. */
enum { BC_STEMS_READ = 80 };

/* The root of a number, rounded down; 1 of none. */
static inline int
bc_root(unsigned n)
{
	unsigned root = 1;

	while ((root + 1) * (root + 1) <= n)
		root++;
	return (int)root;
}

/* How far one sum is ahead of another, in a text of so many words: sums grow
 * with the length of a text, and chance with its root. */
static inline int
bc_lead(int sum, int other, unsigned nstems)
{
	return 8 * (sum - other) / (bc_root(nstems) + 1);
}

#endif
