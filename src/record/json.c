/* A record as an object of JSON, RFC 8259. */
#include "record/json.h"

#include "base/utf8.h"
#include "record/fields.h"

#include <string.h>

BC_TABLE void
bc_json_control(struct bc_sink *sink, const char *s, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char c = (unsigned char)s[n - 1];
	char text[] = { '\\', 'u', '0', '0', digits[c >> 4], digits[c & 15] };

	bc_put_bytes(sink, text, sizeof text);
}

/* Bytes that are no character, as a file name may have, are U+FFFD. */
static const char *
bc_json_character(struct bc_sink *sink, const char *s)
{
	size_t n = bc_utf8_length(s, 4); /* ends before a NUL */

	if (*s == '"' || *s == '\\')
		bc_put_escaped(sink, *s);
	else if (n == 1 && (unsigned char)*s >= 0x80)
		bc_put_text(sink, "\357\277\275");
	else if (bc_utf8_is_control(s, n))
		bc_json_control(sink, s, n);
	else
		bc_put_bytes(sink, s, n);
	return s + n;
}

BC_TABLE void
bc_json_string(struct bc_sink *sink, const char *s)
{
	bc_put_char(sink, '"');
	while (*(s = bc_put_plain(sink, s, '"', '\\')) != '\0')
		s = bc_json_character(sink, s);
	bc_put_char(sink, '"');
}

BC_TABLE void
bc_json_name(struct bc_sink *sink, const char *name)
{
	bc_put_char(sink, '"');
	bc_put_text(sink, name);
	bc_put_text(sink, "\": ");
}

static void
bc_json_cell(struct bc_sink *sink, const struct bc_cell *cell)
{
	if (bc_is_none(cell))
		bc_put_text(sink, "null");
	else if (cell->type == BC_CELL_NUMBER)
		bc_put_number(sink, cell->number);
	else if (cell->type == BC_CELL_LITERAL)
		bc_put_text(sink, cell->text);
	else
		bc_json_string(sink, cell->text);
}

BC_TABLE void
bc_json_member(struct bc_sink *sink, const struct bc_cell *cells, size_t n)
{
	if (cells[0].name == NULL) {
		bc_json_cell(sink, &cells[0]);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		bc_put_text(sink, i ? ", " : "{ ");
		bc_json_name(sink, cells[i].name);
		bc_json_cell(sink, &cells[i]);
	}
	bc_put_text(sink, " }");
}

BC_TABLE void
bc_json_list(struct bc_sink *sink, const struct bc_list *list,
    const struct bouncecode_answer *a)
{
	struct bc_cell cells[BC_MEMBER_CELLS];
	size_t n;

	bc_put_char(sink, '[');
	for (size_t i = 0; (n = list->member(a, i, cells)) > 0; i++) {
		bc_put_text(sink, i ? ", " : "");
		bc_json_member(sink, cells, n);
	}
	bc_put_char(sink, ']');
}
