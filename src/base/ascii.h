/* Letters and words of ASCII, whatever the locale says. */
#ifndef BC_ASCII_H
#define BC_ASCII_H

#include <stddef.h>

static inline int
bc_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline int
bc_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char
bc_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Does a text begin so, its letters great or small? */
static inline int
bc_begins(const char *p, const char *end, const char *small)
{
	for (; *small != '\0' && p < end; p++, small++)
		if (bc_lower(*p) != *small)
			return 0;
	return *small == '\0';
}

/* Where a text that begins so goes on, a line of it may be broken at a blank; NULL. */
static inline const char *
bc_behind_words(const char *p, const char *end, const char *small)
{
	for (; *small != '\0' && p < end; small++) {
		if (*small != ' ' ? bc_lower(*p) != *small : (unsigned char)(*p - 1) >= ' ')
			return NULL;
		p++;
		while (*small == ' ' && p < end && (unsigned char)(*p - 1) < ' ')
			p++;
	}
	return *small == '\0' ? p : NULL;
}

/* Does a text end so, before a place, its letters great or small? */
static inline int
bc_ends(const char *text, const char *p, const char *small)
{
	const char *t = small;

	while (*t != '\0')
		t++;
	if (p - text < t - small)
		return 0;
	while (t > small)
		if (bc_lower(*--p) != *--t)
			return 0;
	return 1;
}

/* Is a word one of a list, which separates and surrounds its words with
 * blanks? */
static inline int
bc_is_listed(const char *word, size_t n, const char *list)
{
	char first = n > 0 ? bc_lower(*word) : '\0';

	if (first <= ' ')
		return 0;
	while (*list++ != '\0') { /* behind a blank now */
		if (*list == first) {
			size_t i = 1;

			while (i < n && list[i] == bc_lower(word[i]) &&
			    word[i] != '\0')
				i++;
			if (i == n && list[n] == ' ')
				return 1;
		}
		while (*list > ' ')
			list++;
	}
	return 0;
}

#endif
