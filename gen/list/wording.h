/* A pattern as it is matched: its pieces, folded as the runtime folds text. */
#ifndef GEN_WORDING_H
#define GEN_WORDING_H

#include <stddef.h>

enum { PIECES_MAX = 6, WORDING_MAX = 200 };

struct wording {
	char pieces[PIECES_MAX][WORDING_MAX + 1];
	size_t lengths[PIECES_MAX];
	size_t npieces; /* more than PIECES_MAX: too many, and cut */
	char key[WORDING_MAX + PIECES_MAX + 1]; /* the pieces, joined by "*" */
};

/* text: pieces joined by " * ", at most WORDING_MAX bytes in all; the rest is cut. */
struct wording fold_wording(const char *text);

#endif
