/* Mails that GMime would not bear. */
#ifndef MAIL_TAME_H
#define MAIL_TAME_H

#include <glib.h>

struct tamed {
	/* A mail in which what is made to cost much is defused, to be freed; NULL of
	 * nearly all, which have nothing of that. */
	char *copy;
	/* Fields of its own header are lost, or parts of it; or it ends before its
	 * header does. */
	gboolean lacks_header, lacks_parts, ends_in_header;
};

void tame(struct tamed *t, const char *bytes, size_t length);

#endif
