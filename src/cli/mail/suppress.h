/* --suppress, where mails are among what is read. */
#ifndef CLI_MAIL_SUPPRESS_H
#define CLI_MAIL_SUPPRESS_H

#include "cli/options.h"
#include "mail/mail.h"

/* What a report says of an address, if that is a status of our own mail. */
void suppress_report(struct sightings *s, const struct mail_report *r, bool wanted,
    const struct place *place);
/* Those of the operands that are mails, to be freed; the others are logs, which are
 * read, and not complete after messages. */
char **suppress_mails(const struct options *o, struct suppression *s, size_t *n,
    bool *is_incomplete);

#endif
