/* How an address stands in a line of a notice: as that of one who was not
 * reached, or as anybody's. */
#ifndef MAIL_STANDING_H
#define MAIL_STANDING_H

#include "mail/address.h"

enum standing { NOWHERE, SOMEWHERE, BY_NAME, BEHIND_WORD, IN_FRONT };

/* A line of a notice. Thousands of addresses may stand in one. */
struct line {
	const char *begin, *end;
	const char *first; /* its first letter, or its end */
	const char *front; /* that behind the number that it may have in a list */
	gboolean is_of_others; /* the line above is the label of somebody else */
};

/* The next line of a text that goes to end: p is behind the last, and is put
 * behind this one. FALSE where there is none. */
gboolean line_next(struct line *line, const char **p, const char *end);

/* Does it end with a colon? */
gboolean line_is_label(const struct line *line);

/* What is quoted was said by others; ">>>" is what a server was told. */
gboolean line_is_quoted(const struct line *line);

/* Only signs, blanks and words such as "and" from p to end? */
gboolean line_joins(const char *p, const char *end);

enum standing standing_of(const struct line *line, const struct address *a);

#endif
