/* A notice for people: whom it names as not reached, and what it says of each. */
#ifndef MAIL_NOTICE_H
#define MAIL_NOTICE_H

#include "bouncecode.h"
#include "mail/mime.h"

/* A notice for people names a few, and says a few lines of each. */
enum { RECIPIENTS_MAX = 500, ABOUT_MAX = 8192 };

/* A part of a notice, as far as it is read, and once it is heard what it says. */
struct passage {
	const char *text;
	size_t length;
	gboolean is_heard;
	struct bouncecode_answer answer;
};

struct notice {
	const char *text, *end; /* before what is returned */
	/* No recipients, or NULL: who is told, and who wrote what is returned. */
	const char *sender, *author;
	const char *addressees; /* of what is returned, as its fields have them; or NULL */
	struct notice_recipient {
		const char *address; /* or a name without a domain */
		const char *line;    /* where it stands */
		gboolean is_user;    /* by its name alone */
	} *list;
	gboolean has_more; /* than RECIPIENTS_MAX */
	size_t n, npeople;   /* those that may be some as well count among people */
	GPtrArray *passages; /* all that are about somebody, as they stand */
	GHashTable *people;  /* each address in small letters, and those about it */
};

/* notice.c: finds the recipients. */
void notice_read(struct mime *m, struct notice *n);

/* passages.c: of whom a notice may speak beside those that it was found to name,
 * and then what it says of each of them. */
void notice_add_person(struct notice *n, const char *address);
void notice_divide(struct notice *n);
/* The passages about one of them; NULL of others. */
const GPtrArray *notice_about(const struct notice *n, const char *address);

void notice_free(struct notice *n);

#endif
