/* A text that is printed in memory. */
#ifndef GEN_PRINTED_H
#define GEN_PRINTED_H

#include "src/cli/system/system.h"

/* Stays where it is from its beginning to its end. */
struct printed {
	FILE *out;
	struct kept kept;
};

void printed_begin(struct printed *t);
/* All that was printed, as a string that is kept. */
char *printed_end(struct printed *t);

#endif
