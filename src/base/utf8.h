/* Characters of UTF-8 (RFC 3629). */
#ifndef BC_UTF8_H
#define BC_UTF8_H

#include <stddef.h>

/* Surrogates, what is behind U+10FFFF, and what would be shorter otherwise are no
 * characters: the second byte tells. */
static inline int
bc_utf8_is_second(unsigned char first, unsigned char c)
{
	unsigned char least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
	unsigned char most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;

	return c >= least && c <= most;
}

/* Bytes of one character of UTF-8; 1 for what is none. */
static inline size_t
bc_utf8_length(const char *s, size_t left)
{
	unsigned char c = (unsigned char)*s;
	size_t n = c < 0xc2 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 1;

	if (n > left || (n > 1 && !bc_utf8_is_second(c, (unsigned char)s[1])))
		return 1;
	for (size_t i = 2; i < n; i++)
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			return 1;
	return n;
}

/* Is a character of n bytes one of control, C0 or C1, which terminals obey? So is
 * a byte that is no character. */
static inline int
bc_utf8_is_control(const char *s, size_t n)
{
	unsigned char c = (unsigned char)*s;

	return n == 1 ? c < ' ' || c > '~' : c == 0xc2 && (unsigned char)s[1] < 0xa0;
}

#endif
