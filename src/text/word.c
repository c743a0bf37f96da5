/*
 * Going through a text word by word: its blanks, digits and signs, and the rest of
 * each word, are passed over a block at a time.
 */
#include "text/word.h"

#include "base/ascii.h"
#include "base/simd.h"

#include <string.h>

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

const char *
bc_find_stem(const char *text, const char *stop, const char *end,
    const char *stems, size_t width, size_t n)
{
	unsigned char first[32]; /* of those that begin with a letter of either case */

	memset(first, (int)n, sizeof first);
	for (size_t i = n; i-- > 0;)
		first[stems[i * width] & 31] = (unsigned char)i;
	for (const char *p = text; (p = bc_next_word(text, p, stop)) < stop; p++)
		for (size_t i = first[*p & 31]; i < n && stems[i * width] == bc_lower(*p); i++)
			if (bc_begins(p, end, stems + i * width))
				return p;
	return NULL;
}
