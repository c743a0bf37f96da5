/* Where the words of a text begin: at a letter of ASCII behind anything else. */
#ifndef BC_WORD_H
#define BC_WORD_H

#include "base/linkage.h"

#include <stddef.h>

/* The next of them from p on, "end" where there is none; whatever stands before
 * "text" is no letter. */
BC_DATA const char *bc_next_word(const char *text, const char *p, const char *end);

/* The first word before "stop" that begins with one of n stems, fewer than 256, which are
 * in small letters, in the order of their first ones, and "width" bytes apart; NULL where
 * none does. */
BC_DATA const char *bc_find_stem(const char *text, const char *stop, const char *end,
    const char *stems, size_t width, size_t n);

#endif
