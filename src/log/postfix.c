/*
 * The lines of Postfix: what became of a delivery, which most lines with a status
 * tell, and what was rejected. A delivery's fields have one order, so that each
 * is where the one before it ends; as any other line it takes four times as long.
 */
#include "log/formats.h"

#include "base/ascii.h"
#include "log/keyvalue.h"
#include "log/prefix.h"
#include "log/queue_id.h"
#include "log/status.h"
#include "log/value.h"

static const char bc_dsn_name[] = ", dsn=", bc_status_name[] = ", status=";
enum {
	BC_DSN_LENGTH = sizeof bc_dsn_name - 1,
	BC_STATUS_LENGTH = sizeof bc_status_name - 1
};

/* "Nov 21 10:00:00 mx1 postfix/smtp[551]: ": returns where the queue id stands;
 * 0 for anything else. A second time, which docker puts before, may stand in
 * place of the host. */
static size_t
bc_read_start(struct bc_line *line)
{
	enum { FAR = 128 };
	size_t to = line->length < FAR ? line->length : (size_t)FAR;
	size_t host = bc_read_time(line, 0), program, end;

	if (host == 0 || line->text[0] == '[')
		return 0;
	program = bc_find_byte(line, host, to, ' ') + 1;
	if (program >= to || !bc_is_letter(line->text[program]) ||
	    line->text[program - 2] == ':')
		return 0;
	end = bc_find_byte(line, program, to, ' ');
	return end < to && line->text[end - 1] == ':' &&
		line->text[end - 2] == ']' &&
		bc_find_byte(line, host, end, '\t') == end
	    ? end + 1
	    : 0;
}

/* The address behind "<": returns where the next field stands; 0 where it is not
 * there, or where bc_take() may take something else. */
static size_t
bc_read_postfix_address(
    const struct bc_line *line, size_t at, struct bouncecode_span *address)
{
	size_t end = bc_find_byte(line, at, line->length, '>');

	*address = bc_span(at, end);
	return bc_stands_at(line, end, ">, ", 3) && line->text[at] != '<' &&
		line->text[at] != '-'
	    ? end + 3
	    : 0;
}

/* ", conn_use=2, delay=2.5, delays=0.1/0.2/1/1.2": are they all the fields? */
static int
bc_has_delays(const struct bc_line *line, size_t at, size_t to)
{
	static const char delay[] = ", delay=", delays[] = ", delays=",
			  use[] = ", conn_use=";

	while ((at = bc_find_byte(line, at, to, '=') + 1) <= to)
		if (!bc_stands_at(line, at - sizeof delay + 1, delay,
			sizeof delay - 1) &&
		    !bc_stands_at(line, at - sizeof delays + 1, delays,
			sizeof delays - 1) &&
		    !bc_stands_at(line, at - sizeof use + 1, use, sizeof use - 1))
			return 0;
	return 1;
}

/* The recipient and the relay, from the identifier as far as the DSN. No other
 * field stands between, nor in the original address, which nothing takes. */
static int
bc_read_addressees(struct bc_line *line, size_t at, size_t end)
{
	static const char to[] = "to=<", orig[] = "orig_to=<", relay[] = "relay=";
	struct bouncecode_span original = { 0, 0 };

	if (!bc_stands_at(line, at, to, sizeof to - 1))
		return 0;
	at = bc_read_postfix_address(
	    line, at + sizeof to - 1, &line->report->recipient);
	if (at > 0 && bc_stands_at(line, at, orig, sizeof orig - 1))
		at = bc_read_postfix_address(
		    line, at + sizeof orig - 1, &original);
	if (at == 0 || !bc_stands_at(line, at, relay, sizeof relay - 1) ||
	    bc_find_byte(line, original.offset, bc_span_end(original), '=') !=
		bc_span_end(original))
		return 0;
	at += sizeof relay - 1;
	/* Where something quotes the host, it is not all of the value. */
	if (at >= end || line->text[at] == '<' || line->text[at] == '"' ||
	    line->text[at] == '\'')
		return 0;
	line->report->host = bc_host_at(line, at, line->length);
	at += line->report->host.length;
	return at < end && bc_has_delays(line, at, end);
}

/* The code of "dsn=" stands between the sign and the end. */
static int
bc_read_postfix_delivery(struct bc_line *line, size_t sign, size_t end)
{
	size_t id = bc_read_start(line), at;

	if (id == 0)
		return 0;
	at = bc_read_queue_id(line, id);
	if (line->report->queue_id.length == 0 ||
	    !bc_read_addressees(line, at, sign - BC_DSN_LENGTH))
		return 0;
	line->dsn = bc_span(sign, end);
	at = end + BC_STATUS_LENGTH;
	return bc_take_postfix_status(line, at, line->length) > at &&
	    line->report->status.length > 0;
}

enum bc_reading
bc_read_delivery(struct bc_line *line, size_t at)
{
	size_t end = line->sign;

	(void)at; /* it is a whole line */
	if (end < BC_DSN_LENGTH ||
	    !bc_stands_at(line, end - BC_DSN_LENGTH, bc_dsn_name, BC_DSN_LENGTH))
		return BC_OTHER;
	while (end < line->length &&
	    (bc_is_digit(line->text[end]) || line->text[end] == '.'))
		end++;
	if (!bc_stands_at(line, end, bc_status_name, BC_STATUS_LENGTH) ||
	    line->text[line->length - 1] == '}') /* may be JSON */
		return BC_OTHER;
	if (bc_read_postfix_delivery(line, line->sign, end))
		return BC_READ;
	bc_clear_line(line);
	return BC_OTHER;
}

/* Where the fields behind a reply begin: "; from=<". */
static size_t
bc_find_envelope(const struct bc_line *line, size_t at)
{
	size_t end = line->length;

	while ((at = bc_find_byte(line, at, end, ';')) < end &&
	    !bc_stands_at(line, at, "; from=<", 8) &&
	    !bc_stands_at(line, at, "; from=\\u003c", 13) &&
	    !bc_stands_at(line, at, "; to=<", 6) &&
	    !bc_stands_at(line, at, "; proto=", 8))
		at++;
	return at;
}

/* Where the last "from" names its client; the other offset where none does. */
static size_t
bc_find_client(const struct bc_line *line, size_t at, size_t to)
{
	static const char from[] = " from ";
	size_t n = sizeof from - 1, found = to;

	while ((at = bc_find_byte(line, at, to, ' ')) < to) {
		if (bc_stands_at(line, at, from, n) && at + n < to)
			found = at + n;
		at++;
	}
	return found;
}

/* "RCPT from host[192.0.2.1]: 550 ...; from=<> to=<> proto=ESMTP helo=<>". What
 * cleanup rejects has its reply at the end:
 * "header Subject: ... from host[192.0.2.1]; from=<> to=<>: 5.7.1 ...". */
static void
bc_take_reject(struct bc_line *line, size_t at)
{
	size_t end = line->length, fields = bc_find_envelope(line, at);
	size_t word = bc_word_end(line, at);
	size_t client = bc_find_client(line, at, fields), colon, reply;

	if (client > word + 6) /* the reply has a "from", too */
		client = bc_stands_at(line, word, " from ", 6) ? word + 6
		    : word > at && line->text[word - 1] == ':' ? fields
							       : client;
	line->is_client = 1;
	if (client < fields)
		line->report->host = bc_host_at(line, client, fields);
	colon = bc_find_colon(line, client < fields ? client : at, fields);
	reply = colon < fields ? colon + 2 : fields;
	if (reply == fields) {
		while ((reply = bc_find_byte(line, reply, end, '>')) < end &&
		    !bc_stands_at(line, reply, ">: ", 3))
			reply++;
		bc_take_fields(line, fields, reply);
		bc_take_status(line, reply + 3 < end ? reply + 3 : end, end);
		return;
	}
	bc_take_fields(line, fields, end);
	bc_take_status(line, reply, fields);
}

/* "reject: RCPT from ...": the word tells what was rejected, and by what; or that it would
 * have been, warn_if_reject in postconf(5) and WARN in access(5). */
enum bc_reading
bc_read_reject(struct bc_line *line, size_t at)
{
	static const char words[] = " reject milter-reject proxy-reject proxy-accept ";
	static const char warnings[] = " reject_warning warn ";
	enum { LONGEST = sizeof "reject_warning: " - 1 };
	size_t to = line->length - at < LONGEST ? line->length : at + LONGEST;
	size_t end = bc_find_byte(line, at, to, ' ');

	if (end == at || line->text[end - 1] != ':')
		return BC_OTHER;
	if (bc_is_listed(line->text + at, end - 1 - at, warnings))
		return BC_QUIET;
	if (!bc_is_listed(line->text + at, end - 1 - at, words))
		return BC_OTHER;
	bc_take_reject(line, end + (end < line->length));
	return BC_READ;
}
