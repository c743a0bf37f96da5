/*
 * The fields that the lines of all programs give as "name=value": "to=",
 * "relay=". A name is looked up when its "=" is found, since few bytes are one.
 */
#include "log/keyvalue.h"

#include "base/bytes.h"
#include "log/field.h"

enum { BC_IN_ROW = 6, BC_NAME_MAX_LENGTH = 11 };

/* The names of all programs, by the last five bits of their last letters. */
static const struct {
	char name[BC_NAME_MAX_LENGTH];
	unsigned char length, field;
} bc_names_by_end[32][BC_IN_ROW] = {
	{ { "", 0, 0 } }, { { "", 0, 0 } }, { { "", 0, 0 } }, /* a b */
	{ { "C", 1, BC_REPLY_TEXT } },
	{ { "evpid", 5, BC_QUEUE_ID } },
	{ { "response", 8, BC_REPLY_TEXT } },
	{ { "F", 1, BC_SENDER } },
	{ { "smtpmsg", 7, BC_REPLY_TEXT } },
	{ { "H", 1, BC_HOST_NAME } },
	{ { "", 0, 0 } }, { { "", 0, 0 } }, { { "", 0, 0 } }, /* i j k */
	{ { "", 0, 0 } },
	{ { "from", 4, BC_SENDER } },
	{ { "dsn", 3, BC_DSN } },
	{ { "to", 2, BC_RECIPIENT } },
	{ { "", 0, 0 } },
	{ { "arg1", 4, BC_TESTED } }, /* "1" as "q" */
	{ { "error", 5, BC_REPLY_TEXT } },
	{ { "status", 6, BC_STATUS }, { "recipients", 10, BC_RECIPIENT } },
	{ { "stat", 4, BC_STAT }, { "host", 4, BC_HOST_NAME },
	    { "rcpt", 4, BC_RECIPIENT }, { "result", 6, BC_RESULT },
	    { "reject", 6, BC_REJECT }, { "recipient", 9, BC_RECIPIENT } },
	{ { "", 0, 0 } }, { { "", 0, 0 } }, { { "", 0, 0 } }, /* u v w */
	{ { "mx", 2, BC_HOST_NAME } },
	{ { "relay", 5, BC_HOST_NAME }, { "reply", 5, BC_REPLY_TEXT } },
	{ { "", 0, 0 } }, { { "", 0, 0 } }, { { "", 0, 0 } }, /* z */
	{ { "", 0, 0 } }, { { "", 0, 0 } }, { { "", 0, 0 } }
};

/* The field whose name ends at an offset. */
static enum bc_field
bc_field_before(const struct bc_line *line, size_t from, size_t end)
{
	const char *p = line->text + end;
	size_t row = end > from ? (unsigned char)p[-1] & 31 : 0;

	for (size_t i = 0; i < BC_IN_ROW && bc_names_by_end[row][i].field != 0; i++) {
		const char *name = bc_names_by_end[row][i].name;
		size_t n = bc_names_by_end[row][i].length;

		if (end - from >= n && p[-(ptrdiff_t)n] == *name &&
		    (end - from == n || p[-1 - (ptrdiff_t)n] == ' ' ||
			p[-1 - (ptrdiff_t)n] == ',') &&
		    bc_are_same(p - n, name, n))
			return (enum bc_field)bc_names_by_end[row][i].field;
	}
	return BC_NOTHING;
}

void
bc_take_fields(struct bc_line *line, size_t at, size_t to)
{
	size_t from = at;

	while ((at = bc_find_byte(line, at, to, '=')) < to) {
		enum bc_field field = bc_field_before(line, from, at);

		at++;
		if (field != BC_NOTHING)
			at = bc_take(line, field, at, to);
	}
}
