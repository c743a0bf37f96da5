/*
 * All that the runtime looks for in a text: equal wordings are one, with
 * everybody it belongs to.
 */
#ifndef GEN_EMIT_WORDINGS_H
#define GEN_EMIT_WORDINGS_H

#include "gen/list/model.h"

/* A piece of literal text, folded as the runtime folds a text. */
struct piece {
	const char *text;
	size_t length;
};

struct owned {
	enum bc_pattern_kind kind;
	int line; /* where it stands first */
	const char *key; /* its pieces, joined by "*" */
	struct piece *pieces;
	size_t npieces;
	unsigned *owners; /* numbers of rows, from 1 on, or of providers */
	size_t nowners;
	/* The four bytes that it is found by, and their hash and tag: see
	 * src/explain/match.h. */
	size_t anchor_piece, anchor_offset;
	unsigned hash, tag;
};

struct wordings {
	struct owned *list;
	size_t n;
	unsigned bits; /* of a hash */
};

/* The wordings of a list, with an anchor each, in the order of its hash. */
struct wordings wordings_of(const struct model *m);

#endif
