/*
 * What the words of a text weigh, as the compiler learned it from the list: the
 * table's form, and how far ahead a category is. The compiler, which measures
 * how often so great a lead is right, and the runtime share this file.
 */
#ifndef BC_WEIGHTS_H
#define BC_WEIGHTS_H

#include "base/linkage.h"

#include <stdint.h>

#ifndef BOUNCECODE_NO_WEIGHTS

/*
 * The table is a row of numbers of two bytes. A feature, which is a word or a
 * pair of neighbours, begins with the end of its hash and, in the upper byte, how
 * many numbers follow: its weights, each with its category, for it or against it.
 * Common words speak for or against most categories. They have a full row in a
 * table of bytes, one for each category, and BC_FULL in place of the count; the
 * number of the row follows. Who meets a word that nobody taught takes it for
 * another one in one case of 256, which the lead of a category is to stand.
 */
enum { BC_WEIGHT_MAX = 127, BC_CATEGORIES_MAX = 64, BC_FULL = 255 };

/* The bits of a hash that tell the place of a feature; the lowest 8 are its end. */
enum { BC_FEATURE_BITS = 12 };

static inline uint32_t
bc_feature_place(uint32_t hash)
{
	return hash >> (32 - BC_FEATURE_BITS);
}

static inline unsigned
bc_feature_end(uint32_t hash)
{
	return hash & 0xff;
}

static inline unsigned
bc_end_of(uint16_t head)
{
	return head & 0xff;
}

static inline unsigned
bc_count_of(uint16_t head)
{
	return head >> 8;
}

static inline unsigned
bc_category_of(uint16_t packed)
{
	return packed & 0xff;
}

static inline int
bc_weight_of(uint16_t packed)
{
	return (int)(packed >> 8 ^ 0x80u) - 0x80;
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

#endif
