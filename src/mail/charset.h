/* Texts in the charset that they are in, whatever they are declared to be. */
#ifndef MAIL_CHARSET_H
#define MAIL_CHARSET_H

#include <glib.h>

/* A text as it is, to be freed. NULs are blanks. */
char *charset_copy(const char *bytes, size_t length);

/* The same as UTF-8; NULL where the declared charset is to be believed. That may be
 * NULL, too, for none that is known. */
char *charset_read(const char *bytes, size_t length, const char *declared);

/* The bytes of a character of control in UTF-8, C0 or C1, which terminals obey, or
 * of one that ends a line, U+2028 or U+2029; 0 of others. */
size_t control_length(const char *p);

#endif
