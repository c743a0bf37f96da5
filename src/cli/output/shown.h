/* Texts from outside on their way to a terminal. */
#ifndef CLI_SHOWN_H
#define CLI_SHOWN_H

#include <stdbool.h>
#include <stdio.h>

/* May a character of n bytes be shown, one of UTF-8 as bc_utf8_length() counts? Not
 * one of control, nor one that nobody sees and that has others seen elsewhere
 * or as something else. */
bool is_shown(const char *s, size_t n);

/* The columns that it takes on a terminal, also what takes its place. */
unsigned shown_width(const char *s, size_t n);
/* Is it a letter that is read from right to left? */
bool is_right_to_left(const char *s, size_t n);

/* Put a '?' in the place of each that may not, but for these bytes. It is done in place, so
 * that a message is written at once: those of several processes do not mix. */
char *hide_unshown(char *text, const char *but);

/* Print a text with a '?' for each that may not. */
void put_shown(FILE *to, const char *s, size_t length);

#endif
