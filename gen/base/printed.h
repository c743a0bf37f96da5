/* A text that is printed in memory. */
#ifndef GEN_PRINTED_H
#define GEN_PRINTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Stays where it is from its beginning to its end. */
struct printed {
	FILE *out;
	char *bytes;
	size_t size, room;
	bool failed; /* there was no memory for all */
};

void printed_begin(struct printed *t);
/* All that was printed, as a string that is kept. */
char *printed_end(struct printed *t);

#endif
