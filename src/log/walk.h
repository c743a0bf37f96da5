/* The way through a value of JSON, one step after the other. */
#ifndef BC_WALK_H
#define BC_WALK_H

#include "base/linkage.h"
#include "bouncecode.h"

enum bc_step {
	BC_STEP_MORE,   /* the text ends before the value does */
	BC_STEP_BROKEN, /* what stands there is no JSON */
	BC_STEP_VALUE,  /* a string, a number, "true", ... */
	BC_STEP_OPEN,   /* of an object or a list */
	BC_STEP_CLOSE   /* of the same */
};

struct bc_member {
	struct bouncecode_span name; /* none where a list has it */
	/* What stands between the marks of a string; one bracket. */
	struct bouncecode_span value;
	unsigned char place;  /* enum bc_place: in what it stands */
	unsigned char within; /* what the object or list itself is */
	unsigned char is_list, is_string;
};

#ifndef BOUNCECODE_NO_EVENTS

/* Begin at the first bracket of an object, of text that stands in so many
 * strings; may_end_line says whether it may go on behind the end of a line. */
BC_DATA void bc_walk_begin(
    struct bouncecode_walk *w, size_t at, unsigned layers, int may_end_line);

/* Go on as far as the next step. Each byte is looked at once, also where the
 * text ends in between and is longer the next time. */
BC_DATA enum bc_step bc_walk_next(struct bouncecode_walk *w, const char *text,
    size_t to, struct bc_member *m);

#endif

#endif
