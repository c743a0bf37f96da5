/*
 * Logs that are tables: the accounting files of PowerMTA and the message
 * tracking and protocol logs of Exchange. A header names the columns.
 */
#include "log/formats.h"

#include "base/ascii.h"
#include "log/field.h"
#include "log/status.h"
#include "log/value.h"

/* The fields that columns give are small numbers, so that they are indices of
 * what a header tells; a scan keeps that from buffer to buffer. */
typedef char bc_columns_fit[BC_COLUMNS == sizeof
		((struct bouncecode_scan *)0)->columns &&
	    (int)BC_DSN < (int)BC_COLUMNS
	? 1
	: -1];

/* The columns of all programs; the first of a field that a header has counts.
 */
static const struct bc_field_name bc_column_names[] = {
	{ "timeLogged", BC_TIME }, { "date-time", BC_TIME },
	{ "rcpt", BC_RECIPIENT }, { "recipient-address", BC_RECIPIENT },
	{ "orig", BC_SENDER }, { "sender-address", BC_SENDER },
	{ "dsnMta", BC_HOST_NAME }, { "server-hostname", BC_HOST_NAME },
	{ "remote-endpoint", BC_HOST_NAME },
	{ "internal-message-id", BC_QUEUE_ID },
	{ "dsnStatus", BC_DSN }, { "dsnDiag", BC_REPLY_TEXT },
	{ "recipient-status", BC_REPLY_TEXT }, { "data", BC_REPLY_TEXT }
};

enum { BC_COLUMN_MAX = 254 };

/* The index of a field; the reply's is the one that no field has. */
static size_t
bc_column_place(unsigned field)
{
	return field == BC_REPLY_TEXT ? 0 : field;
}

/* Read the cell that stands at an offset: returns where the next one does,
 * behind a comma, before which a quotation mark may close this one. */
static size_t
bc_read_cell(const struct bc_line *line, size_t at, struct bouncecode_span *cell)
{
	size_t end = line->length;
	int is_quoted = bc_bound_value(line, &at, &end, BC_CSV_VALUE);

	*cell = bc_span(at, end);
	return end + 1 + (size_t)is_quoted;
}

static int
bc_is_of_time(char c)
{
	return bc_is_digit(c) || c == '-' || c == ':' || c == '.' || c == '+' || c == 'T' ||
	    c == 'Z' || c == ' ';
}

int
bc_is_time(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n && bc_is_digit(s[at]))
		at++;
	if (at != 4 || n < 16 || s[4] != '-' || s[13] != ':')
		return at == n && (n == 10 || n == 13 || n == 16);
	while (at < n && bc_is_of_time(s[at]))
		at++;
	return at == n;
}

int
bc_read_header(const struct bc_line *line, unsigned char columns[BC_COLUMNS])
{
	static const char fields[] = "#Fields: ";
	size_t n = sizeof fields - 1, at = 0;
	unsigned char found[BC_COLUMNS] = { 0 };

	if (bc_stands_at(line, 0, fields, n))
		at = n;
	for (unsigned i = 1; i <= BC_COLUMN_MAX && at < line->length; i++) {
		struct bouncecode_span name;
		unsigned field;

		at = bc_read_cell(line, at, &name);
		field = bc_field_of(bc_column_names,
		    sizeof bc_column_names / sizeof *bc_column_names, line,
		    name.offset, name.length);
		if (field != BC_NOTHING && found[bc_column_place(field)] == 0)
			found[bc_column_place(field)] = (unsigned char)i;
	}
	if (found[bc_column_place(BC_REPLY_TEXT)] == 0 || found[BC_TIME] == 0) {
		if (!bc_stands_at(line, 0, fields, n))
			return 0;
		memset(found, 0, sizeof found); /* the table is another one */
	}
	memcpy(columns, found, sizeof found);
	return 1;
}

static void
bc_take_column(struct bc_line *line, unsigned field, struct bouncecode_span cell)
{
	size_t at = cell.offset, end = bc_span_end(cell);

	if (field == 0)
		bc_take_status(line, at, end);
	else if (field == BC_TIME)
		line->report->time = cell;
	else if (at < end)
		bc_take(line, (enum bc_field)field, at, end);
}

/* The first column behind another one that gives a field; 0 where none does. */
static unsigned
bc_next_column(const unsigned char columns[BC_COLUMNS], unsigned behind)
{
	unsigned next = 0;

	for (unsigned field = 0; field < BC_COLUMNS; field++)
		if (columns[field] > behind && (next == 0 || columns[field] < next))
			next = columns[field];
	return next;
}

/* Exchange: "{LED=550 5.1.1 ...};{MSG=};{FQDN=mx.example.net};{IP=192.0.2.7}",
 * who answered behind what. */
static void
bc_take_answerer(struct bc_line *line)
{
	static const char name[] = "{FQDN=";
	size_t n = sizeof name - 1, at = line->report->status.offset;
	size_t end = at + line->report->status.length;

	while ((at = bc_find_byte(line, at, end, '{')) < end)
		if (bc_stands_at(line, at, name, n)) {
			line->report->host = bc_span(
			    at + n, bc_find_byte(line, at, end, '}'));
			return;
		} else {
			at++;
		}
}

/* A stream may have lines of other programs behind a table: a row has its time. */
static int
bc_is_row(const struct bc_line *line, size_t at)
{
	struct bouncecode_span cell = { 0, 0 };

	for (unsigned i = 0; i < line->columns[BC_TIME]; i++)
		if (at <= line->length)
			at = bc_read_cell(line, at, &cell);
		else
			return 0;
	return bc_is_time(line->text + cell.offset, cell.length);
}

enum bc_reading
bc_read_row(struct bc_line *line, size_t at)
{
	const unsigned char *columns = line->columns;
	unsigned next;

	if (columns == NULL || columns[bc_column_place(BC_REPLY_TEXT)] == 0 ||
	    !bc_is_row(line, at))
		return BC_OTHER;
	next = bc_next_column(columns, 0);
	for (unsigned i = 1; next > 0 && at <= line->length; i++) {
		struct bouncecode_span cell;

		at = bc_read_cell(line, at, &cell);
		if (i < next)
			continue;
		for (unsigned field = 0; field < BC_COLUMNS; field++)
			if (columns[field] == i)
				bc_take_column(line, field, cell);
		next = bc_next_column(columns, i);
	}
	/* No other cell is what a server said: a subject is anybody's text. */
	if (line->report->status.length == 0)
		bc_take_status(line, line->dsn.offset, bc_span_end(line->dsn));
	if (line->report->status.length == 0)
		return BC_QUIET;
	if (line->text[line->report->status.offset] == '[' ||
	    line->text[line->report->status.offset] == '{')
		bc_take_answerer(line);
	return BC_READ;
}
