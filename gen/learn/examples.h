/*
 * What is learned from: every text of the list that has a category, as the
 * numbers of its features, which are its words and its pairs of neighbours.
 */
#ifndef GEN_LEARN_EXAMPLES_H
#define GEN_LEARN_EXAMPLES_H

#include "gen/list/model.h"

struct example {
	unsigned category;
	unsigned source; /* a hash of where it comes from */
	bool is_sent;    /* a line that was really sent: it can judge */
	unsigned nstems;
	uint32_t *features; /* hashes, sorted, each once */
	size_t nfeatures;
};

struct examples {
	struct example *list;
	size_t n;
};

struct examples examples_of(const struct model *m);

/* The features of a text, sorted, each once; how many words it has. A reader
 * counts what is said twice: to learn so was no better. */
uint32_t *features_of(const char *text, size_t *n, unsigned *nstems);

#endif
