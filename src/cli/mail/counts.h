/* What e-mails report, as a summary takes it. */
#ifndef CLI_MAIL_COUNTS_H
#define CLI_MAIL_COUNTS_H

#include "mail/date.h"
#include "mail/mail.h"
#include "summary/gather.h"

/* Reports of some messages, kept until they are counted. */
struct counts {
	struct counted *list;
	size_t n, max;
	char *bytes;
	size_t used, size;
};

void counts_begin(struct counts *c);
void counts_end(struct counts *c);
/* What is no status of our own mail; else SUMMARY_STATUS. */
enum summary_other counts_other(const struct mail_report *r);
/* What a line of a log would say of it: what became of the message, and when. */
enum bouncecode_outcome counts_outcome(enum mail_kind kind);
void counts_date(const struct mail_report *r, char date[DATE_SIZE]);
void counts_add(struct counts *c, const struct mail_report *report);
/* Count them, in their order. */
void counts_give(const struct counts *c, struct teller *teller);

#endif
