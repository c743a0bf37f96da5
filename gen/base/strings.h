/*
 * Strings, each of which may be NULL, and lists of them.
 */
#ifndef GEN_STRINGS_H
#define GEN_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

/* NULL is the same as NULL alone. */
bool same_string(const char *a, const char *b);

struct strings {
	const char **list;
	size_t n;
};

void strings_add(struct strings *s, const char *string);
/* All of them, with a text between each two. */
const char *strings_joined(const struct strings *s, const char *between);

#endif
