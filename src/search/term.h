/*
 * The words of a text as keyword search sees them. The compiler of the list
 * and the runtime share this file, so that both ends fold alike.
 */
#ifndef BC_TERM_H
#define BC_TERM_H

#include "base/linkage.h"

#include <stddef.h>

/* Longer words are cut: none of the list is as long. */
enum { BC_TERM_MAX = 32 };

struct bc_term {
	char text[BC_TERM_MAX + 1]; /* small letters, accents taken off */
	size_t length;
	size_t offset, end; /* its bytes in the text */
};

/* The first word from *at on; 0 where there is none. Advances *at. A word is
 * letters and digits; an apostrophe inside it is left out, and a dot between
 * digits belongs to it: "5.7.1" is one word, "example.com" two. */
BC_DATA int bc_next_term(
    const char *text, size_t length, size_t *at, struct bc_term *term);

/* Does it have a digit? Then it is no word of a language. */
BC_DATA int bc_has_digit(const struct bc_term *term);

/* Too common to search for. */
BC_DATA int bc_is_stop_word(const struct bc_term *term);

/* Take off what plurals, verbs and their nouns end in: "rejected", "rejects"
 * and "rejection" become "reject". What is left need not be a word. */
BC_DATA void bc_stem(struct bc_term *term);

/* The edits that make a of b: a letter more, less, other, or two swapped; at
 * most limit are counted, limit + 1 stands for more. */
BC_DATA unsigned bc_distance(const char *a, size_t na, const char *b,
    size_t nb, unsigned limit);

/* How a word of the query may stand for a word of the list. */
enum { BC_WHOLE, BC_PREFIX };
/* Is one edit enough to make the word of the other? With BC_PREFIX, the word
 * may go on behind. */
BC_DATA int bc_one_edit(const char *typed, size_t n, const char *word,
    size_t length, int prefix);

#endif
