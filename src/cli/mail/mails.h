/* The messages of what was named, one after the other: of a file with one, of
 * an mbox, of a Maildir or any directory of these, of standard input; packed
 * or not. */
#ifndef CLI_MAIL_MAILS_H
#define CLI_MAIL_MAILS_H

#include "cli/mail/batch.h"

#include <stdint.h>

struct mails;

/* The names live as long; "-" is standard input. */
struct mails *mails_open(char *const *names, size_t n);
void mails_close(struct mails *m);

/* Add the next message to a batch that is not full; false at the end. What
 * cannot be read is told once, and the rest goes on. */
bool mails_next(struct mails *m, struct batch *b);

/* Could all be read? If not, messages said why. */
bool mails_complete(const struct mails *m);

/* How far it has come: in what was named, bytes and, of a file, all bytes. */
const char *mails_progress(const struct mails *m, uint64_t *done, uint64_t *total);

#endif
