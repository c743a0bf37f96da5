/* Mails that GMime would not bear. */
#ifndef MAIL_TAME_H
#define MAIL_TAME_H

#include <stddef.h>

/* A copy of a mail in which what is made to cost much is defused, to be freed;
 * NULL of nearly all, which have nothing of that. */
char *tame(const char *bytes, size_t length);

#endif
