/*
 * What is said to people, in their language. Texts are written in English, and
 * looked up by it: what has no translation stays English. Records for programs, and
 * messages of errors, are English always.
 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "bouncecode.h"

#include <stdbool.h>
#include <stddef.h>

/* The language of all that is said from now on, by its number in language_list.h. */
void say_in(unsigned language);
/* Its id, "de". */
const char *language_said(void);
/* The one that the locale asks for (POSIX.1-2017, XBD 8.2): English where there is
 * none, and where its characters are not UTF-8. */
unsigned language_of_locale(void);

/* Room for a text in any language: bytes. */
enum { SAID_SIZE = 2 * BOUNCECODE_TEXT_SIZE };

/* The text in that language, or itself; NULL for NULL. */
const char *say(const char *english);
/* The same with values in place of what stands in braces: its name and a value for
 * each, then NULL. */
const char *say_with(char *text, size_t size, const char *english, ...);
/* The same of what the list says of an entry, which may have no translation: did one
 * have none since left_english() was asked last? */
const char *say_prose(const char *english);
bool left_english(void);
bool is_english(void);

#endif
