/* What bouncegen writes for the tests: the list, by another way than the
 * tables of the runtime. */
#ifndef TESTS_ENTRIES_H
#define TESTS_ENTRIES_H

#include <bouncecode.h>

struct expected {
	const char *key;
	uint32_t number;
	size_t entry; /* which the rows of a code without a class share */
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
	size_t entry;    /* as in struct expected */
	size_t headline; /* its number from 1, or 0: the sample is an entry's */
	int counter;
	int unsure; /* its entry answers where little is known */
	int category, bounce; /* of the answer; -1 for any */
	const char *text;
};

struct labelled {
	int local, line;   /* as in struct sample */
	unsigned category; /* 0: it tells nothing */
	const char *text;  /* NULL behind the last */
};

struct pattern {
	int kind;       /* enum bc_pattern_kind */
	unsigned owner; /* number of the entry or headline, from 1, or of the
			 * provider */
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
