/* What bouncegen writes for the tests: the list, by another way than the
 * tables of the runtime. */
#ifndef TESTS_ENTRIES_H
#define TESTS_ENTRIES_H

#include <bouncecode.h>

struct expected {
	const char *key;
	uint32_t number;
	int kind;
	unsigned category;
	int fault, bounce, action, permanent;
	unsigned remarks;
	int confidence;
	size_t references;
	const char *title, *meaning, *cause, *advice, *note, *reason;
};

struct sample {
	int local;    /* does it stand in the overlay? */
	int line;
	size_t entry; /* its number in the list */
	const char *text;
};

struct pattern {
	int kind;       /* enum bc_pattern_kind */
	unsigned owner; /* number of the entry, from 1, or of the provider */
	const char *text;
};

#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-const-variable"
#endif
#include "entries.gen.h"
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

#endif
