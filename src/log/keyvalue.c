/*
 * The keys by which the lines of all programs name a value: "to=", "relay=".
 */
#include "base/bytes.h"
#include "log/line.h"

enum { KEYS = 6, KEY_MAX = 11 };

/* The keys of all programs, by the last five bits of their last letters. */
static const struct {
	char name[KEY_MAX];
	unsigned char length, field;
} line_keys[32][KEYS] = {
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

/* The field of the key that ends at an offset. */
static enum bc_field
key_before(const struct bc_line *line, size_t from, size_t end)
{
	const char *p = line->text + end;
	size_t row = end > from ? (unsigned char)p[-1] & 31 : 0;

	for (size_t i = 0; i < KEYS && line_keys[row][i].field != 0; i++) {
		size_t n = line_keys[row][i].length;
		char before = end - from > n ? p[-1 - (ptrdiff_t)n] : ' ';

		if (end - from >= n && (before == ' ' || before == ',') &&
		    bc_are_same(p - n, line_keys[row][i].name, n))
			return (enum bc_field)line_keys[row][i].field;
	}
	return BC_NOTHING;
}

void
bc_take_keys(struct bc_line *line, size_t at, size_t to)
{
	size_t from = at;

	while ((at = bc_find_byte(line, at, to, '=')) < to) {
		enum bc_field field = key_before(line, from, at);

		at++;
		if (field != BC_NOTHING)
			at = bc_take(line, field, at, to);
	}
}
