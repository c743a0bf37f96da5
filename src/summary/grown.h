/* A sink in memory that grows, for what is handed on as a whole. */
#ifndef SUMMARY_GROWN_H
#define SUMMARY_GROWN_H

#include "record/sink.h"

#include <stdbool.h>

struct grown {
	struct bc_sink sink; /* the first member, by which its emptying finds the others */
	char *text;          /* to be freed */
	size_t size;
	bool failed;         /* there was no memory: what was put is lost */
	char lost[64];
};

void grown_begin(struct grown *g);
/* What was put, with a NUL behind it; NULL without memory. The length is that of the sink. */
const char *grown_text(struct grown *g);

#endif
