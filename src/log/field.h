/* The fields that lines, columns and members give by a name. */
#ifndef BC_FIELD_H
#define BC_FIELD_H

#include "log/line.h"

enum bc_field {
	BC_NOTHING,
	BC_TIME,
	BC_RECIPIENT,
	BC_SENDER,
	BC_HOST_NAME,
	BC_QUEUE_ID,
	BC_DSN,
	BC_REPLY_TEXT, /* a reply, alone or in quotation marks */
	BC_REJECT,     /* Sendmail: a reply of its own */
	BC_STATUS,     /* Postfix: a word, and a reply in brackets */
	BC_STAT,       /* Sendmail, OpenSMTPD: words or a reply */
	BC_RESULT,     /* OpenSMTPD: "Ok", "TempFail", "PermFail" */
	BC_TESTED      /* Sendmail: the address that a rule set tested */
};

/* What a table's header or a member of an object calls a field. */
struct bc_field_name {
	char name[22];
	unsigned char field;
};

/* The field that has a name, which is n bytes at an offset: BC_NOTHING if none
 * of the names has. */
BC_DATA unsigned bc_field_of(const struct bc_field_name *table, size_t count,
    const struct bc_line *line, size_t at, size_t n);

/* Take the value that stands at an offset, and not behind another, for a
 * field, unless it has one: returns the offset behind what was read. */
BC_DATA size_t bc_take(
    struct bc_line *line, enum bc_field field, size_t at, size_t to);

#endif
