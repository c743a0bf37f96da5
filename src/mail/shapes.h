/*
 * How reports without a standard form are told from other mail: signs in their
 * header and in their text, kept as a table with a row for each.
 */
#ifndef MAIL_SHAPES_H
#define MAIL_SHAPES_H

#include "mail/mail.h"
#include "mail/mime.h"

/* What a message is by its header and the text before what is returned. A report
 * without a standard form is MAIL_DELAYED where it says so, else MAIL_FAILED. */
enum mail_kind shape_of(const struct mime *m, const char *text);

/* Where the message that is returned begins in a text, or its end. */
const char *shape_end_of_notice(const char *text);

#endif
