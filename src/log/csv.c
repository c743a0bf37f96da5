/*
 * Logs that are tables: the accounting files of PowerMTA and the message
 * tracking and protocol logs of Exchange. A header names the columns.
 */
#include <string.h>

#include "log/line.h"

/* The columns of all programs; the first of a field that a header has counts.
 */
static const struct bc_field_name column_names[] = {
	{ "timeLogged", BC_TIME }, { "date-time", BC_TIME },
	{ "rcpt", BC_RECIPIENT }, { "recipient-address", BC_RECIPIENT },
	{ "orig", BC_SENDER }, { "sender-address", BC_SENDER },
	{ "dsnMta", BC_HOST_NAME }, { "server-hostname", BC_HOST_NAME },
	{ "remote-endpoint", BC_HOST_NAME },
	{ "internal-message-id", BC_QUEUE_ID },
	{ "dsnStatus", BC_DSN }, { "dsnDiag", BC_REPLY_TEXT },
	{ "recipient-status", BC_REPLY_TEXT }, { "data", BC_REPLY_TEXT }
};

/* The end of a value, in quotation marks or not (RFC 4180 section 2). */
static size_t
cell_end(const struct bc_line *line, size_t at)
{
	if (at >= line->length || line->text[at] != '"')
		return bc_find_byte(line, at, line->length, ',');
	for (at++; at < line->length; at++)
		if (line->text[at] == '"') {
			if (!bc_stands_at(line, at + 1, "\"", 1))
				return at + 1;
			at++;
		}
	return line->length;
}

/* Fields are small numbers, so that a column's place is their index. */
static size_t
place_of(unsigned field)
{
	return field == BC_REPLY_TEXT ? 0 : field;
}

int
bc_read_header(const struct bc_line *line, unsigned char columns[BC_COLUMNS])
{
	static const char fields[] = "#Fields: ";
	size_t n = sizeof fields - 1, at = 0;
	unsigned char found[BC_COLUMNS] = { 0 };

	if (bc_stands_at(line, 0, fields, n))
		at = n;
	for (unsigned i = 1; i < 255 && at < line->length; i++) {
		size_t end = cell_end(line, at);
		unsigned field = bc_field_of(
		    column_names, sizeof column_names / sizeof *column_names,
		    line, at, end - at);

		if (field != BC_NOTHING && found[place_of(field)] == 0)
			found[place_of(field)] = (unsigned char)i;
		at = end + 1;
	}
	if (found[place_of(BC_REPLY_TEXT)] == 0 || found[BC_TIME] == 0)
		return 0;
	memcpy(columns, found, sizeof found);
	return 1;
}

static void
take_column(struct bc_line *line, unsigned field, size_t at, size_t end)
{
	if (end - at > 1 && line->text[at] == '"') {
		at++;
		end--;
	}
	if (field == 0)
		bc_take_status(line, at, end);
	else if (field == BC_TIME)
		line->report->time = bc_span(at, end);
	else if (at < end)
		bc_take(line, (enum bc_field)field, at, end);
}

/* Exchange: "{LED=550 5.1.1 ...};{MSG=};{FQDN=mx.example.net};{IP=192.0.2.7}",
 * who answered behind what. */
static void
take_answerer(struct bc_line *line)
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

int
bc_read_row(struct bc_line *line, const unsigned char columns[BC_COLUMNS])
{
	size_t at = 0;

	if (columns[place_of(BC_REPLY_TEXT)] == 0 ||
	    bc_stands_at(line, 0, "#", 1))
		return 0;
	for (unsigned i = 1; i < 255 && at <= line->length; i++) {
		size_t end = cell_end(line, at);

		for (unsigned field = 0; field < BC_COLUMNS; field++)
			if (columns[field] == i)
				take_column(line, field, at, end);
		at = end + 1;
	}
	if (line->report->status.length > 0 &&
	    (line->text[line->report->status.offset] == '[' ||
		line->text[line->report->status.offset] == '{'))
		take_answerer(line);
	return line->report->status.length > 0;
}
