/* A text ready for matching: folded, a window at a time. */
#ifndef BC_WINDOW_H
#define BC_WINDOW_H

#include "base/linkage.h"
#include "bouncecode.h"

/* What is longer than a window is matched window by window, and what stands
 * at the end of one stands again at the beginning of the next: no wording is
 * longer than this overlap. A text is folded once, and matched one and an
 * eighth times. */
enum { BC_WINDOW = 4096, BC_OVERLAP = 512 };

/* Behind a window is room for what a block that ends there writes. */
enum { BC_FOLDED_SIZE = BC_WINDOW + 16 };

struct bc_folded {
	unsigned char text[BC_FOLDED_SIZE];
	uint32_t offsets[BC_FOLDED_SIZE]; /* of each byte in the original */
	size_t length;
};

/* Fold the text from an offset on, behind what is kept of the window before:
 * f->length is 0 for the first one. Returns how far the text is folded, which
 * is its length in the end. code is the one whose repetitions are left out;
 * with strip, mail addresses are, too. */
BC_DATA size_t bc_fold_window(const char *text, size_t length, size_t from,
    const struct bouncecode_code *code, int strip, struct bc_folded *f);

#endif
