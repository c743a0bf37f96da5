/*
 * A message taken apart: its header, and those of its parts that can tell
 * something, decoded to UTF-8. GMime does the reading.
 */
#ifndef MAIL_MIME_H
#define MAIL_MIME_H

#include <gmime/gmime.h>

enum part_kind {
	PART_TEXT,     /* for people */
	PART_STATUS,   /* RFC 3464 and RFC 6533: fields on each recipient */
	PART_FEEDBACK, /* RFC 5965: fields on a complaint */
	PART_RETURNED  /* the message that is reported on, or its header */
};

struct part {
	enum part_kind kind;
	const char *text; /* ends with a NUL; of a returned message its header */
	size_t length;
};

/* So many parts tell something, and so deep is looked for them: a report has
 * three or four. */
enum { PARTS_MAX = 64, DEPTH_MAX = 16 };

struct mime {
	GMimeMessage *message; /* NULL for a body alone */
	struct part parts[PARTS_MAX];
	size_t nparts;
	GPtrArray *strings; /* what else is to be freed */
	const char *report_type; /* RFC 6522: "delivery-status", or NULL */
	/* There was more of its header, of its parts, of the last one that tells. */
	gboolean lacks_header, lacks_parts, is_cut;
	gint64 size; /* bytes that were parsed */
};

/* The bytes of a text that is too long and ends there: up to an empty line, if
 * there is one not far before, so that no address is cut in two and no recipient
 * parted from what is said of him. */
size_t mime_cut(const char *text, size_t length);

/* is_cut: there was more of it than that. */
void mime_read(struct mime *m, const char *bytes, size_t length, gboolean is_cut);
void mime_free(struct mime *m);

/* A string that lives as long as the message. */
const char *mime_keep(struct mime *m, char *string);

/* A field of the header, decoded; NULL where there is none. */
const char *mime_header(const struct mime *m, const char *name);

/* The first part of a kind from the i-th on; NULL behind the last. */
const struct part *mime_next(const struct mime *m, enum part_kind kind, size_t *i);

#endif
