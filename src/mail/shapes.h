/*
 * How reports without a standard form are told from other mail: signs in their
 * header and in their text, kept as a table with a row for each.
 */
#ifndef MAIL_SHAPES_H
#define MAIL_SHAPES_H

#include "mail/mail.h"
#include "mail/mime.h"

/* What a message is by its header and its text. MAIL_FAILED is said of what is
 * a report without a standard form and does not say that it is another. */
enum mail_kind shape_of(const struct mime *m, const char *text);

/* Is a report that calls itself a failure only a warning? */
gboolean shape_is_delay(const struct mime *m, const char *text);

/* Where the message that is returned begins in a text, or its end. */
const char *shape_end_of_notice(const char *text);

#endif
