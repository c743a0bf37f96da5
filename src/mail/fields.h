/*
 * Fields of reports: "Name: value" on a line, gone on with on lines that begin
 * with a blank, in groups with an empty line between them (RFC 3464 section 2.1).
 */
#ifndef MAIL_FIELDS_H
#define MAIL_FIELDS_H

#include "mail/mime.h"

#include <stddef.h>

struct field_line {
	const char *name; /* in the text, so long */
	size_t length;
	const char *value; /* one line */
	unsigned group;    /* from 0 */
};

/* So many fields of one part are read, a dozen for each of many recipients. */
enum { FIELDS_MAX = 100000 };

struct fields {
	struct field_line *list;
	size_t n;
	unsigned ngroups;
};

/* The fields of a text, which live as long as the message. Lines that are none
 * are passed over. A field that begins a recipient's group begins one though no
 * empty line stands before it, where the group has it already. */
struct fields fields_read(struct mime *m, const char *text);

gboolean fields_is_named(const struct field_line *f, const char *name);
/* The first field of a name in a group, or NULL. */
const char *fields_get(const struct fields *f, unsigned group, const char *name);
/* The first of all groups. */
const char *fields_find(const struct fields *f, const char *name);

#endif
