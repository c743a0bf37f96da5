/*
 * The lines of Exim: its main log marks what became of an address, and both logs
 * tell what was rejected.
 */
#include "log/formats.h"

#include "base/ascii.h"
#include "explain/explain.h"
#include "log/field.h"
#include "log/keyvalue.h"
#include "log/status.h"
#include "log/value.h"

/* "<= b@example.com H=...": what arrives reports no status. */
enum bc_reading
bc_read_exim_arrival(struct bc_line *line, size_t at)
{
	return bc_stands_at(line, at, "<= ", 3) ? BC_QUIET : BC_OTHER;
}

/* What Exim says before the reply: "SMTP error from remote mail server after
 * RCPT TO:<a@example.com>: host mx.example.com [192.0.2.1]: ". */
static void
bc_take_reason(struct bc_line *line, size_t at)
{
	static const char error[] = " error ", host[] = "host ";
	size_t end = line->length;
	size_t word = bc_word_end(line, at);

	if (bc_stands_at(line, word, error, sizeof error - 1)) {
		size_t colon = bc_find_colon(line, at, end);

		line->command = bc_find_command(line->text + at, colon - at);
		at = colon < end ? colon + 2 : at;
	}
	if (bc_stands_at(line, at, host, sizeof host - 1)) {
		size_t name = at + sizeof host - 1;
		size_t colon = bc_find_colon(line, name, end);

		if (colon < end && line->text[colon - 1] == ']') {
			line->report->host = bc_host_at(line, name, colon);
			at = colon + 2;
		}
	}
	bc_take_status(line, at, end);
}

/* "address <original address> R=router T=transport H=host [192.0.2.1]: ". */
static void
bc_read_exim_address(struct bc_line *line, size_t at)
{
	struct bouncecode_span *to = &line->report->recipient;
	size_t end = bc_word_end(line, at), fields, colon;

	to->offset = at;
	to->length = end - at;
	if (end > at && line->text[end - 1] == ':')
		to->length--;
	fields = end + (end < line->length);
	if (bc_stands_at(line, fields, "<", 1) &&
	    bc_find_byte(line, at, end, '@') == end) {
		end = bc_find_byte(line, fields, line->length, '>');
		*to = bc_span(fields + 1, end);
	}
	if (line->outcome == BC_ACCEPTED) {
		bc_take_fields(line, fields, line->length);
		return;
	}
	colon = bc_find_colon(line, end > 0 ? end - 1 : end, line->length);
	bc_take_fields(line, fields, colon);
	line->report->status = bc_span(0, 0);
	bc_take_reason(line, colon + 2 < line->length ? colon + 2 : colon);
}

/* The marks of Exim's main log: "**" failed, "==" deferred, the others sent. */
enum bc_reading
bc_read_exim_delivery(struct bc_line *line, size_t at)
{
	static const char marks[][3] = { "**", "==", "=>", "->", ">>" };

	/* A time or an identifier of the message stands before; where all went well,
	 * the latter. */
	if ((line->report->time.length == 0 &&
		line->report->queue_id.length == 0) ||
	    line->length - at < 4 || line->text[at + 2] != ' ')
		return BC_OTHER;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (bc_stands_at(line, at, marks[i], 2) &&
		    (i < 2 || line->report->queue_id.length > 0)) {
			line->outcome = i == 0 ? BC_FAILED
			    : i == 1		   ? BC_DEFERRED
						   : BC_ACCEPTED;
			bc_read_exim_address(line, at + 3);
			return BC_READ;
		}
	return BC_OTHER;
}

/* Do the fields of a host or a user stand there? Exim begins with them what it
 * says without a mark. */
static int
bc_names_client(const struct bc_line *line, size_t at)
{
	return bc_stands_at(line, at, "H=", 2) || bc_stands_at(line, at, "U=", 2);
}

/* "H=host [192.0.2.1] F=<a@example.com> temporarily rejected RCPT
 * <b@example.com>: reason", of Exim. */
enum bc_reading
bc_read_exim_reject(struct bc_line *line, size_t at)
{
	static const char rejected[] = "rejected ";
	static const char whats[] =
	    " rcpt mail data after connection ehlo helo vrfy etrn expn auth ";
	size_t n = sizeof rejected - 1, from = at, end, colon;

	if (!bc_names_client(line, at))
		return BC_OTHER;
	while ((at = bc_find_byte(line, at, line->length, 'r')) < line->length &&
	    !(bc_stands_at(line, at, rejected, n) && line->text[at - 1] == ' '))
		at++;
	if (at >= line->length || at == from)
		return BC_OTHER;
	end = bc_word_end(line, at + n);
	if (!bc_is_listed(line->text + at + n, end - at - n, whats) ||
	    bc_stands_at(line, end, " from ", 6))
		return BC_OTHER;
	bc_take_fields(line, from, at);
	if (bc_stands_at(line, end, " <", 2) &&
	    (line->text[at + n] == 'R' || line->text[at + n] == 'V'))
		bc_take(line, BC_RECIPIENT, end + 1, line->length);
	colon = bc_find_colon(line, end, line->length);
	line->outcome = BC_FAILED;
	line->is_client = 1;
	line->fallback = bc_span(at, line->length);
	if (at > from + 12 && bc_stands_at(line, at - 12, "temporarily ", 12)) {
		line->outcome = BC_DEFERRED;
		at -= 12;
	}
	bc_take_status(
	    line, colon < line->length ? colon + 2 : at, line->length);
	return BC_READ;
}

/* "H=host [192.0.2.1] sender verify fail for <a@example.com>: response to ...": what was
 * said of a sender; what becomes of the recipient another line tells. */
static int
bc_is_of_sender(const struct bc_line *line, size_t at, size_t to)
{
	static const char verify[] = " sender verify ";

	while ((at = bc_find_byte(line, at, to, ' ')) < to)
		if (bc_stands_at(line, at++, verify, sizeof verify - 1))
			return 1;
	return 0;
}

/* "H=host [192.0.2.1]: SMTP error from remote mail server after ...". */
enum bc_reading
bc_read_exim_error(struct bc_line *line, size_t at)
{
	size_t colon;

	if (!bc_names_client(line, at))
		return BC_OTHER;
	colon = bc_find_colon(line, at, line->length);
	if (bc_is_of_sender(line, at, colon))
		return BC_QUIET;
	bc_take_fields(line, at, colon);
	bc_take_reason(line, colon + 2 < line->length ? colon + 2 : colon);
	return BC_READ;
}
