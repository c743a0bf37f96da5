/*
 * How four bytes of a wording are hashed, so that a text can be asked at each
 * place whether a wording may stand there. The compiler of the list and the
 * runtime share this file.
 */
#ifndef BC_GRAM_H
#define BC_GRAM_H

#include "base/bits.h"

#include <stdint.h>

static inline uint32_t
bc_gram(const unsigned char *s)
{
	return s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 |
	    (uint32_t)s[3] << 24;
}

/* The hash of four bytes of folded text, of so many bits: the compiler takes
 * as many as the wordings need, so that few texts have one by chance. */
static inline uint32_t
bc_gram_hash(uint32_t gram, unsigned bits)
{
	return gram * 0x9e3779b1u >> (32 - bits);
}

/* What tells an anchor from others of the same hash: of the four bytes
 * themselves, and of those and the next four. Where a pattern has the next
 * four, only the second counts; most patterns that share an anchor differ
 * there. */
enum { BC_TAG_LONG = 0x80 };

static inline uint8_t
bc_gram_tag(uint32_t gram)
{
	return (uint8_t)(gram * 0x9e3779b1u >> 8 & 0x7f);
}

static inline uint8_t
bc_long_tag(uint32_t gram, uint32_t next)
{
	return (uint8_t)(((gram ^ next * 0x85ebca6bu) * 0x9e3779b1u >> 25) |
	    BC_TAG_LONG);
}

#endif
