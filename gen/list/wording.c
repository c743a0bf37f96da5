/*
 * Patterns are folded by the function that the runtime folds a text with, so
 * that both agree on letters, blanks and signs.
 */
#include "gen/list/wording.h"

#include <string.h>

#include "src/explain/fold.h"

/* Blanks are squeezed to one, but count at the ends: " ptr" is a word. */
static size_t
fold_piece(const char *s, size_t n, char *out, size_t most)
{
	const char *end = s + n;
	size_t length = 0;

	while (s < end && length < most) {
		char c = (char)bc_fold_next(&s, end);

		if (c != ' ' || length == 0 || out[length - 1] != ' ')
			out[length++] = c;
	}
	out[length] = '\0';
	return length;
}

struct wording
fold_wording(const char *text)
{
	struct wording w = { .npieces = 0 };
	size_t left = WORDING_MAX;

	for (;;) {
		const char *star = strstr(text, " * ");
		size_t i = w.npieces++;

		if (i == PIECES_MAX)
			return w;
		w.lengths[i] = fold_piece(text,
		    star ? (size_t)(star - text) : strlen(text), w.pieces[i], left);
		left -= w.lengths[i];
		strcat(strcat(w.key, w.pieces[i]), star ? "*" : "");
		if (star == NULL)
			return w;
		text = star + 3;
	}
}
