/*
 * Going through a text word by word: its blanks, digits and signs, and the rest of
 * each word, are passed over a block at a time.
 */
#include "text/word.h"

#include "base/ascii.h"
#include "base/simd.h"

#include <stdint.h>

#ifdef BC_BLOCKS
static inline bc_bytes
bc_find_letters(const char *p)
{
	return bc_is_between(bc_load(p) | (signed char)0x20, 'a', 'z');
}
#endif

const char *
bc_next_word(const char *text, const char *p, const char *end)
{
#ifdef BC_BLOCKS
	for (; p > text && end - p >= BC_BLOCK; p += BC_BLOCK) {
		unsigned first = bc_first(bc_find_letters(p) & ~bc_find_letters(p - 1));

		if (first < BC_BLOCK)
			return p + first;
	}
#endif
	while (p < end && (!bc_is_letter(*p) || (p > text && bc_is_letter(p[-1]))))
		p++;
	return p;
}

/* A bit for a letter. */
static inline uint32_t
bc_letter_bit(char c)
{
	return (uint32_t)1 << (bc_lower(c) - 'a');
}

const char *
bc_find_stem(const char *text, const char *stop, const char *end,
    const char *stems, size_t width, size_t n)
{
	uint32_t first_letters = 0;

	for (size_t i = 0; i < n; i++)
		first_letters |= bc_letter_bit(stems[i * width]);
	for (const char *p = text; (p = bc_next_word(text, p, stop)) < stop; p++)
		for (size_t i = 0; i < n && (first_letters & bc_letter_bit(*p)) != 0; i++)
			if (stems[i * width] == bc_lower(*p) &&
			    bc_begins(p, end, stems + i * width))
				return p;
	return NULL;
}
