/*
 * What keyword search can find: the entries, those of one fact together.
 */
#ifndef GEN_EMIT_FACTS_H
#define GEN_EMIT_FACTS_H

#include "gen/list/model.h"

/* Something that can be found: a fact in one of its wordings, or a reply of a
 * provider. */
struct document {
	const struct row *leader; /* what is shown for it */
	size_t fact;              /* the first document of the same fact */
	const struct row **rows;  /* all it speaks for, the leader first */
	size_t nrows;
	double length; /* how much it says, in words */
	const char **texts; /* all that it says */
	size_t ntexts;
};

struct documents {
	struct document *list;
	size_t n;
};

/* The documents of a list, with their texts still to be read. */
struct documents documents_of(const struct model *m);

#endif
