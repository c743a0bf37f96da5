/* The header of an e-mail (RFC 5322 section 2.2). */
#ifndef HEADER_H
#define HEADER_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes before a header in what was saved by hand: empty lines, and the one that
 * Outlook puts there. */
size_t before_header(const char *text, size_t length);

/* Is a text an e-mail? Then it begins with a header, in which some of the fields
 * stand that every one has, behind empty lines at most; fields of a report that
 * somebody pasted are none of these. */
bool is_mail(const char *text, size_t length);

#endif
