/*
 * The weights of words: what speaks for which category, learned from examples
 * by counting in whole numbers, so that every machine learns the same.
 */
#ifndef GEN_LEARN_WEIGHTS_H
#define GEN_LEARN_WEIGHTS_H

#include "gen/learn/examples.h"
#include "src/explain/weights.h"

struct weight {
	unsigned category; /* below BC_CATEGORIES_MAX; 0 is of texts that tell nothing */
	int weight;        /* BC_WEIGHT_MAX at most, for it or against it */
};

/* What one feature weighs: from the first of its weights to the next one's. */
struct feature {
	uint32_t hash;
	size_t first;
};

struct weights {
	struct feature *features; /* by hash; one more stands behind the last */
	size_t nfeatures;
	struct weight *list;
	size_t n;
};

/* From all examples but those that are left out: the flags are one for each of
 * them, or NULL. */
struct weights learn(const struct examples *x, const bool *left_out);

/* What an example's words say: the first category, and its lead. */
struct opinion {
	unsigned category;
	int lead;
};

struct opinion opinion_of(const struct weights *w, const struct example *e);

#endif
