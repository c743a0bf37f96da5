/* What the files share that read one message. */
#ifndef MAIL_READER_H
#define MAIL_READER_H

#include "mail/mail.h"
#include "mail/mime.h"
#include "mail/notice.h"

struct reader {
	struct mime mime;
	const struct mail_settings *settings;
	void (*put)(void *context, const struct mail_report *report);
	void *context;
	size_t nreports;
	struct notice notice;
	struct mail_report common; /* what holds for all recipients */
	const char *verp;          /* the recipient by the address it came to, or NULL */
	gboolean is_of_list;       /* what is returned went to a list */
	size_t nrecipients;        /* so many are reported on, where it is a report */
	gboolean lacks_recipients; /* there may be more of them */
	gboolean is_common;        /* it says the same of all */
	gboolean is_common_known;
	gboolean whole_is_heard;   /* the notice as a whole, explained */
	struct bouncecode_answer whole;
};

/* So many reports are made of one message. */
enum { REPORTS_MAX = 10000 };

/* reader.c: all that is said to people, and what is told of the message that is
 * returned. */
void reader_begin(struct reader *r);

/* A line of UTF-8 without bytes of control; NULL of nothing. */
const char *reader_line(struct reader *r, const char *s);
/* The same of what may stand in many records: what is too long is cut, but no
 * word near its end. */
const char *reader_clean(struct reader *r, const char *s);
/* A field of the header, as a line. */
const char *reader_header(struct reader *r, const char *name);
/* "5.1.1 (bad destination mailbox address)" is 5.1.1; NULL of what is none. */
const char *reader_status(struct reader *r, const char *value);
/* RFC 3464 section 2.1.2: "smtp; 550 ...", of which the type is dropped. */
const char *reader_untyped(const char *value);
/* foreign.c: is_foreign of a report and of an answer. */
int reader_foreign(struct reader *r);
int reader_answers_foreign(struct reader *r);
/* What the notice says of the recipient. */
void reader_hear_passages(struct reader *r, struct mail_report *report);
/* What it says as a whole, and that where it is about nobody else, or says the
 * same of all. */
const struct bouncecode_answer *reader_whole(struct reader *r, size_t *length);
void reader_hear_notice(struct reader *r, struct mail_report *report);
void reader_put(struct reader *r, struct mail_report *report);

/* status.c: RFC 3464, a report for each group of fields in some texts, at most
 * PARTS_MAX. */
void put_status(struct reader *r, const char *const *texts, size_t n);
/* feedback.c: RFC 5965, and what was before it. */
void put_complaint(struct reader *r);
/* named.c: the recipients that a notice names. */
void put_notice(struct reader *r, enum mail_kind kind);

#endif
