/*
 * The bytes of all pieces of all wordings, which share them where they can.
 */
#ifndef GEN_EMIT_LITERALS_H
#define GEN_EMIT_LITERALS_H

#include "gen/emit/wordings.h"

#include <stdbool.h>

/* A piece and where its bytes are. */
struct placed {
	const struct piece *piece;
	const struct owned *wording; /* that it is of */
	size_t number; /* among the pieces of all wordings, in their order */
	size_t offset;
	bool is_part; /* of another piece, which is longer */
};

/* What a piece has brought of bytes: where they begin, up to the next. */
struct literal {
	const struct piece *piece;
	size_t offset;
};

struct literals {
	unsigned char *bytes;
	size_t nbytes;
	struct literal *list; /* by offset */
	size_t n;
	struct placed *pieces; /* by number */
	size_t npieces;
};

struct literals literals_of(const struct wordings *all);
/* The literal that has the byte at an offset. */
const struct literal *literal_at(const struct literals *l, size_t offset);

#endif
