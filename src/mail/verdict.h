/* What texts about one recipient say, the best of them. */
#ifndef MAIL_VERDICT_H
#define MAIL_VERDICT_H

#include "mail/mail.h"
#include "mail/mime.h"

/* Takes a text that was explained for the report's, if it says more than what that
 * has so far. */
void verdict_take(struct mail_report *r, const struct bouncecode_answer *a,
    const char *text, size_t length);

/* Does the answer say more than a number of a class does? */
gboolean verdict_is_good(const struct mail_report *r);

#endif
