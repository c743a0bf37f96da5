/*
 * The words of a text as the weights of the list know them: so the compiler
 * reads the lines it learns from, and the runtime what it is asked.
 */
#ifndef BC_STEM_H
#define BC_STEM_H

#include "base/linkage.h"

#include <stddef.h>
#include <stdint.h>

#ifndef BOUNCECODE_NO_WEIGHTS

struct bc_token {
	uint32_t hash;
	uint32_t offset, length; /* of the whole word, in the text */
	uint32_t letters; /* of a word; 0 for what only stands like one */
};

/**
 * The next word: its first letters, small, are its stem. An address, a URL, an
 * IP address, a host and a number are one stem each, whatever they are, and a
 * code is one of its own. A sign of Chinese or Japanese is a word, since no
 * blank parts them.
 *
 * @param at  where to go on; moved behind the word. Begins with 0
 * @return    1, or 0 where there is none
 */
BC_DATA int bc_next_stem(
    const char *text, size_t length, size_t *at, struct bc_token *token);

/* What two neighbours are together. */
static inline uint32_t
bc_stem_pair(uint32_t before, uint32_t stem)
{
	uint32_t h = (before * 0x9e3779b1u ^ stem) * 0x85ebca6bu;

	return h ^ h >> 15;
}

#endif

#endif
