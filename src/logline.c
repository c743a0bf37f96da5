/*
 * The lines that mail servers write of a message: where its status stands, and
 * what else they name.
 */
#include "logline.h"

#include "ascii.h"

/* How much may stand before an object of JSON. */
enum { OBJECT_AT = 80 };

/* No longer than "reject_warning: ". */
enum { REJECT_MAX = 16 };

static size_t
word_end(const struct bc_line *line, size_t at)
{
	return at < line->length ? bc_find_byte(line, at, line->length, ' ') : at;
}

/* Where ": " stands from one offset on and before another; that one where it
 * does not. */
static size_t
find_colon(const struct bc_line *line, size_t at, size_t to)
{
	while ((at = bc_find_byte(line, at, to, ':')) < to) {
		if (at + 1 < to && line->text[at + 1] == ' ')
			return at;
		at++;
	}
	return to;
}

/* How many letters and digits stand at an offset, and are there digits? No
 * branch depends on which: they are random. */
static size_t
count_letters(const struct bc_line *line, size_t at, size_t most, int *digits)
{
	size_t n = 0;

	*digits = 0;
	for (; n < most && at + n < line->length; n++) {
		unsigned char c = (unsigned char)line->text[at + n];
		int digit = (unsigned char)(c - '0') < 10;
		int letter = (unsigned char)((c | 0x20) - 'a') < 26;

		if (!(digit | letter))
			break;
		*digits |= digit;
	}
	return n;
}

/* Of Postfix and Sendmail: "4F2A1B3C: ", "v9PDh53r007087: ". */
static size_t
read_queue_id(struct bc_line *line, size_t at)
{
	enum { SHORTEST = 5, LONGEST = 32 };
	int digits;
	size_t n = count_letters(line, at, LONGEST + 1, &digits);
	size_t end = at + n;

	if (n < SHORTEST || n > LONGEST || !bc_stands_at(line, end, ": ", 2))
		return at;
	if (bc_stands_at(line, at, "NOQUEUE", 7))
		return end + 2;
	if (!digits)
		return at;
	line->report->queue_id = bc_span(at, end);
	return end + 2;
}

/* Of Exim: "1vDfKox-Iz8LylRsh5E-D2vo ", in older versions of 6-6-2 letters. */
static size_t
read_exim_id(struct bc_line *line, size_t at)
{
	enum { HYPHEN = 6, OLD = 16, NEW = 23 };
	size_t n = word_end(line, at) - at;

	if ((n != OLD && n != NEW) || line->text[at + HYPHEN] != '-' ||
	    line->text[at + n - (n == OLD ? 3 : 5)] != '-')
		return at;
	line->report->queue_id = bc_span(at, at + n);
	return at + n + 1 < line->length ? at + n + 1 : line->length;
}

/* What Exim says before the reply: "SMTP error from remote mail server after
 * RCPT TO:<a@example.com>: host mx.example.com [192.0.2.1]: ". */
static void
take_exim_reason(struct bc_line *line, size_t at)
{
	static const char error[] = " error ", host[] = "host ";
	size_t end = line->length;
	size_t word = word_end(line, at);

	if (bc_stands_at(line, word, error, sizeof error - 1)) {
		size_t colon = find_colon(line, at, end);

		at = colon < end ? colon + 2 : at;
	}
	if (bc_stands_at(line, at, host, sizeof host - 1)) {
		size_t name = at + sizeof host - 1;
		size_t colon = find_colon(line, name, end);

		if (colon < end && line->text[colon - 1] == ']') {
			line->report->host = bc_host_at(line, name, colon);
			at = colon + 2;
		}
	}
	bc_take_status(line, at, end);
}

/* "address <original address> R=router T=transport H=host [192.0.2.1]: ". */
static void
read_exim_address(struct bc_line *line, size_t at)
{
	struct bouncecode_span *to = &line->report->recipient;
	size_t end = word_end(line, at), keys, colon;

	to->offset = at;
	to->length = end - at;
	if (end > at && line->text[end - 1] == ':')
		to->length--;
	keys = end + (end < line->length);
	if (bc_stands_at(line, keys, "<", 1) &&
	    bc_find_byte(line, at, end, '@') == end) {
		end = bc_find_byte(line, keys, line->length, '>');
		*to = bc_span(keys + 1, end);
	}
	if (line->outcome == BC_ACCEPTED) {
		bc_take_keys(line, keys, line->length);
		return;
	}
	colon = find_colon(line, end > 0 ? end - 1 : end, line->length);
	bc_take_keys(line, keys, colon);
	line->report->status = bc_span(0, 0);
	take_exim_reason(line, colon + 2 < line->length ? colon + 2 : colon);
}

/* The marks of Exim's main log: "**" failed, "==" deferred, the others sent. */
static int
read_exim(struct bc_line *line, size_t at)
{
	static const char marks[][3] = { "**", "==", "=>", "->", "*>", ">>" };

	if (line->length - at < 4 || line->text[at + 2] != ' ')
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (bc_stands_at(line, at, marks[i], 2)) {
			line->outcome = i < 2 ? BC_FAILED : BC_ACCEPTED;
			read_exim_address(line, at + 3);
			return 1;
		}
	return 0;
}

/* "H=host [192.0.2.1] F=<a@example.com> temporarily rejected RCPT
 * <b@example.com>: reason", of Exim. */
static int
read_exim_reject(struct bc_line *line, size_t at)
{
	static const char rejected[] = "rejected ";
	static const char whats[] =
	    " rcpt mail data after connection ehlo helo vrfy etrn expn auth ";
	size_t n = sizeof rejected - 1, from = at, end, colon;

	while ((at = bc_find_byte(line, at, line->length, 'r')) < line->length &&
	    !(bc_stands_at(line, at, rejected, n) && line->text[at - 1] == ' '))
		at++;
	if (at >= line->length || at == from)
		return 0;
	end = word_end(line, at + n);
	if (!bc_is_listed(line->text + at + n, end - at - n, whats) ||
	    bc_stands_at(line, end, " from ", 6))
		return 0;
	bc_take_keys(line, from, at);
	if (bc_stands_at(line, end, " <", 2) &&
	    (line->text[at + n] == 'R' || line->text[at + n] == 'V'))
		bc_take(line, BC_RECIPIENT, end + 1, line->length);
	colon = find_colon(line, end, line->length);
	line->outcome = BC_FAILED;
	line->is_client = 1;
	line->otherwise = bc_span(at, line->length);
	if (at > from + 12 && bc_stands_at(line, at - 12, "temporarily ", 12))
		at -= 12;
	bc_take_status(
	    line, colon < line->length ? colon + 2 : at, line->length);
	return 1;
}

/* Where the keys behind a reply of Postfix begin: "; from=<". */
static size_t
find_envelope(const struct bc_line *line, size_t at)
{
	size_t end = line->length;

	while ((at = bc_find_byte(line, at, end, ';')) < end &&
	    !bc_stands_at(line, at, "; from=<", 8) &&
	    !bc_stands_at(line, at, "; to=<", 6) &&
	    !bc_stands_at(line, at, "; proto=", 8))
		at++;
	return at;
}

static size_t
find_client(const struct bc_line *line, size_t at, size_t to)
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

/* "RCPT from host[192.0.2.1]: 550 ...; from=<> to=<> proto=ESMTP helo=<>", of
 * Postfix. What cleanup rejects has its reply at the end:
 * "header Subject: ... from host[192.0.2.1]; from=<> to=<>: 5.7.1 ...". */
static void
read_postfix_reject(struct bc_line *line, size_t at)
{
	size_t end = line->length, keys = find_envelope(line, at);
	size_t word = word_end(line, at);
	size_t client = find_client(line, at, keys), colon, reply;

	if (client > word + 6) /* the reply has a "from", too */
		client = bc_stands_at(line, word, " from ", 6) ? word + 6
		    : word > at && line->text[word - 1] == ':' ? keys
							       : client;
	line->is_client = 1;
	if (client < keys)
		line->report->host = bc_host_at(line, client, keys);
	colon = find_colon(line, client < keys ? client : at, keys);
	reply = colon < keys ? colon + 2 : keys;
	if (reply == keys) {
		reply = keys;
		while ((reply = bc_find_byte(line, reply, end, '>')) < end &&
		    !bc_stands_at(line, reply, ">: ", 3))
			reply++;
		bc_take_keys(line, keys, reply);
		bc_take_status(line, reply + 3 < end ? reply + 3 : end, end);
		return;
	}
	bc_take_keys(line, keys, end);
	bc_take_status(line, reply, keys);
}

/* "delivery 12: failure: 192.0.2.1_does_not_like_recipient./", of qmail. */
static int
read_qmail(struct bc_line *line, size_t at)
{
	static const char delivery[] = "delivery ";
	size_t n = sizeof delivery - 1, end;

	if (bc_is_digit(line->text[at])) /* the time, in seconds */
		at = word_end(line, at) + 1;
	if (!bc_stands_at(line, at, delivery, n))
		return 0;
	at = word_end(line, at + n) + 1;
	if (bc_stands_at(line, at, "success: ", 9))
		line->outcome = BC_ACCEPTED;
	else if (bc_stands_at(line, at, "failure: ", 9) ||
	    bc_stands_at(line, at, "deferral: ", 10))
		line->outcome = BC_FAILED;
	else
		return 0;
	at = word_end(line, at) + 1;
	bc_take_status(line, at, line->length);
	end = bc_find_byte(line, at, line->length, '_');
	if (at < line->length && bc_is_digit(line->text[at]) &&
	    bc_find_byte(line, at, end, '.') < end)
		line->report->host = bc_span(at, end);
	return 1;
}

/* ZoneMTA's "17ee78226740009630.001", Haraka's "[0D7E2B8A-...-5B2A1F.1]". */
static void
find_other_id(struct bc_line *line, size_t at)
{
	enum { WORDS = 6, UUID = 36, ZONE = 14 };

	for (int i = 0; i < WORDS && at < line->length; i++) {
		size_t end = word_end(line, at), n = end - at;
		const char *p = line->text + at;

		if (n > UUID + 1 && *p == '[' && p[9] == '-' && p[24] == '-' &&
		    p[n - 1] == ']')
			line->report->queue_id = bc_span(at + 1, end - 1);
		if (n > ZONE && bc_is_digit(*p) && p[n - 4] == '.' &&
		    bc_find_byte(line, at, end, '.') == end - 4)
			line->report->queue_id = bc_span(at, end);
		at = end + 1;
	}
}

/* Any other line: its keys, else all of it. */
static void
read_other(struct bc_line *line, size_t at)
{
	bc_take_keys(line, at, line->length);
	if (line->report->status.length == 0)
		bc_take_status(line, at, line->length);
	if (bc_stands_at(line, at, "host ", 5))
		bc_take_said(line, at, line->length);
	if (line->report->queue_id.length == 0)
		find_other_id(line, at);
}

static int
is_postfix_reject(const struct bc_line *line, size_t at, size_t end)
{
	static const char words[] =
	    " reject milter-reject proxy-reject reject_warning proxy-accept ";

	return bc_is_listed(line->text + at, end - 1 - at, words);
}

int
bc_read_message(struct bc_line *line, size_t at)
{
	size_t id, end;

	at = bc_read_prefix(line, at);
	id = read_queue_id(line, at);
	if (id == at)
		id = read_exim_id(line, at);
	if (id >= line->length || bc_stands_at(line, id, "<= ", 3))
		return 0;
	end = bc_find_byte(line, id, id + REJECT_MAX < line->length
		? id + REJECT_MAX : line->length, ' ');
	if (line->text[end - 1] == ':' && is_postfix_reject(line, id, end)) {
		read_postfix_reject(line, end + (end < line->length));
		return 1;
	}
	/* Exim's lines begin with a time, or with the message at least. */
	if (((line->report->time.length > 0 || id > at) && read_exim(line, id)) ||
	    read_qmail(line, id))
		return 1;
	/* "H=host [192.0.2.1]: SMTP error from remote mail server after ..." */
	if ((bc_stands_at(line, id, "H=", 2) ||
		bc_stands_at(line, id, "U=", 2)) &&
	    !read_exim_reject(line, id)) {
		size_t colon = find_colon(line, id, line->length);

		bc_take_keys(line, id, colon);
		take_exim_reason(line,
		    colon + 2 < line->length ? colon + 2 : colon);
		return 1;
	}
	if (line->outcome == BC_UNSAID && line->report->status.length == 0)
		read_other(line, id);
	return 1;
}

int
bc_read_line(struct bc_line *line)
{
	size_t n = OBJECT_AT, at;

	if (n > line->length)
		n = line->length;
	/* An object stands alone, or behind what syslog puts before it. */
	if (line->text[line->length - 1] == '}' &&
	    (at = bc_find_byte(line, 0, n, '{')) < n &&
	    bc_read_members(line, at))
		return 1;
	return bc_read_message(line, 0);
}
