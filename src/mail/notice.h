/* A notice for people: whom it names as not reached, and what it says of each. */
#ifndef MAIL_NOTICE_H
#define MAIL_NOTICE_H

#include "mail/mime.h"

struct notice_recipient {
	const char *address;
	const char *text; /* what is said of it, in the notice */
	size_t length;
};

/* A notice for people names a few, and says a few lines of each. */
enum { RECIPIENTS_MAX = 500, ABOUT_MAX = 8192 };

struct notice {
	const char *text, *end; /* before what is returned */
	const char *sender;     /* who is told: no recipient; or NULL */
	struct notice_recipient *list;
	size_t n;
	gboolean has_more; /* than RECIPIENTS_MAX */
};

/* What the notice says of an address: from the line where it stands to that of
 * the next recipient, ABOUT_MAX bytes at most. length is 0 where it does not name it. */
void notice_about(const struct notice *n, const char *address,
    const char **text, size_t *length);

/* Finds the recipients. */
void notice_read(struct mime *m, struct notice *n);

#endif
