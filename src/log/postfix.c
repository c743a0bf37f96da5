/*
 * What Postfix says of a delivery, which most lines with a status are. Its keys
 * have one order, so that each is where the one before it ends; read_other()
 * finds the same, but takes four times as long to look for them.
 */
#include <string.h>

#include "base/ascii.h"
#include "log/line.h"

/* "Nov 21 10:00:00 mx1 postfix/smtp[551]: ": returns where the queue id stands;
 * 0 for anything else. */
static size_t
read_start(struct bc_line *line)
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
		line->text[end - 2] == ']'
	    ? end + 1
	    : 0;
}

/* The value in angle brackets of a key that stands at an offset: returns where
 * the next key stands; 0 where it is not there. */
static size_t
read_address(const struct bc_line *line, size_t at, const char *key, size_t n,
    struct bouncecode_span *address)
{
	size_t end;

	if (!bc_stands_at(line, at, key, n))
		return 0;
	end = bc_find_byte(line, at + n, line->length, '>');
	*address = bc_span(at + n, end);
	return bc_stands_at(line, end, ">, ", 3) ? end + 3 : 0;
}

int
bc_read_delivery(struct bc_line *line, size_t sign)
{
	static const char dsn[] = ", dsn=", status[] = ", status=";
	static const char to[] = "to=<", orig[] = "orig_to=<", relay[] = "relay=";
	size_t before = sizeof dsn - 1, end = sign, at;
	struct bouncecode_span original;

	if (sign < before || !bc_stands_at(line, sign - before, dsn, before))
		return 0;
	while (end < line->length &&
	    (bc_is_digit(line->text[end]) || line->text[end] == '.'))
		end++;
	if (!bc_stands_at(line, end, status, sizeof status - 1))
		return 0;
	at = read_start(line);
	if (at == 0 || (at = bc_read_queue_id(line, at)) == 0 ||
	    line->report->queue_id.length == 0)
		return 0;
	at = read_address(
	    line, at, to, sizeof to - 1, &line->report->recipient);
	if (at > 0 && bc_stands_at(line, at, orig, sizeof orig - 1))
		at = read_address(line, at, orig, sizeof orig - 1, &original);
	if (at == 0 || !bc_stands_at(line, at, relay, sizeof relay - 1))
		return 0;
	at += sizeof relay - 1;
	bc_take(line, BC_HOST_NAME, at, sign);
	line->dsn = bc_span(sign, end);
	at = end + sizeof status - 1;
	return bc_take(line, BC_STATUS, at, line->length) > at;
}
