/*
 * One e-mail, read: what it reports, and on whom. Only what the one that sent
 * the report says is evidence, never the message that it returns.
 */
#ifndef MAIL_H
#define MAIL_H

#include "bouncecode.h"

#include <stddef.h>

/* What a message is. The first five are the Action of RFC 3464 section 2.3.3. */
enum mail_kind {
	MAIL_OTHER, /* speaks of no delivery */
	MAIL_FAILED,
	MAIL_DELAYED,
	MAIL_DELIVERED,
	MAIL_RELAYED,
	MAIL_EXPANDED,
	MAIL_AUTO_REPLY, /* RFC 3834: somebody's machine answers for him */
	MAIL_COMPLAINT   /* RFC 5965: somebody calls a message abuse */
};

/* The word of a kind: "failed"; "other" of any other number. */
const char *mail_kind_name(unsigned kind);

/* One recipient that a message reports on. Strings are UTF-8 without bytes of
 * control, U+0080 to U+009F among them, and without ends of lines; NULL where the
 * message does not tell. They live while the report is handed out. */
struct mail_report {
	enum mail_kind kind;
	const char *recipient;          /* the address that was tried */
	const char *original_recipient; /* the one that the sender wrote, where told apart */
	const char *status;             /* the field Status: "5.1.1" */
	const char *reporting_mta, *remote_mta, *diagnostic;
	const char *arrival_date, *last_attempt, *will_retry_until;
	const char *date;                           /* of the report itself */
	const char *feedback_type;                  /* of a complaint: "abuse" */
	const char *original_message_id, *original_subject, *original_from,
	    *original_to, *original_envelope_id;
	int is_foreign; /* nothing in it is of a domain that sends for us; -1: not told */
	struct bouncecode_answer answer; /* of text */
	const char *text;                /* what was explained */
	size_t length;
};

struct mail_settings {
	const char *sent_by; /* domains with commas between them, or NULL: see is_foreign */
	const char *verp;    /* "bounces+*@example.com", or NULL */
};

/* Called once for the program, before the first message and behind the last. */
void mail_begin(void);
/* What is called where GMime cannot go on for lack of memory: it must not return. */
void mail_gives_up(void (*give_up)(const char *why));
void mail_end(void);

/* So many bytes of a message are read; what follows belongs to what it returns,
 * or to nobody. Of one that is longer, one byte more is to be given. */
enum { MAIL_SIZE_MAX = 1024 * 1024 };

/*
 * Read one message. A body without a header is read as well. put is called for
 * each recipient, in the order of the message; for a message that is no report
 * once with MAIL_AUTO_REPLY or MAIL_COMPLAINT, or not at all. Where it may report
 * on more than that, because it is too long or has too much of something, tell is
 * called once: "only the first 10000 recipients were read". Returns how often put
 * was called. Threads may read at the same time.
 */
size_t mail_read(const char *bytes, size_t length,
    const struct mail_settings *settings,
    void (*put)(void *context, const struct mail_report *report),
    void (*tell)(void *context, const char *what), void *context);

/* What is read for a mail, and what is none and reports nothing. */
enum mail_form {
	MAIL_FORM_MAIL, /* or a body alone */
	MAIL_FORM_LOG,
	MAIL_FORM_JSON /* events of a platform */
};

enum mail_form mail_form_of(const char *bytes, size_t length);

#endif
