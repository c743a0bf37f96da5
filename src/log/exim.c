/*
 * The lines of Exim: its main log marks what became of an address, and both logs
 * tell what was rejected.
 */
#include "base/ascii.h"
#include "log/line.h"

/* Of Exim: "1vDfKox-0000000Iz8L-D2vo ", in older versions of 6-6-2 letters; what
 * others write in its manner may be a letter longer. */
size_t
bc_read_exim_id(struct bc_line *line, size_t at)
{
	enum { FIRST = 6, FIRST_MAX = 8, OLD = 2, NEW = 4 };
	size_t end = bc_word_end(line, at), last = end;
	size_t first = bc_find_byte(line, at, end, '-') - at;

	if (first < FIRST || first > FIRST_MAX || at + first == end)
		return at;
	while (line->text[last - 1] != '-')
		last--;
	if ((end - last != OLD && end - last != NEW) || last - 1 == at + first)
		return at;
	for (size_t i = at; i < end; i++)
		if (!bc_is_letter(line->text[i]) && !bc_is_digit(line->text[i]) &&
		    line->text[i] != '-')
			return at;
	line->report->queue_id = bc_span(at, end);
	return end + 1 < line->length ? end + 1 : line->length;
}

/* What Exim says before the reply: "SMTP error from remote mail server after
 * RCPT TO:<a@example.com>: host mx.example.com [192.0.2.1]: ". */
void
bc_take_exim_reason(struct bc_line *line, size_t at)
{
	static const char error[] = " error ", host[] = "host ";
	size_t end = line->length;
	size_t word = bc_word_end(line, at);

	if (bc_stands_at(line, word, error, sizeof error - 1)) {
		size_t colon = bc_find_colon(line, at, end);

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
read_exim_address(struct bc_line *line, size_t at)
{
	struct bouncecode_span *to = &line->report->recipient;
	size_t end = bc_word_end(line, at), keys, colon;

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
	colon = bc_find_colon(line, end > 0 ? end - 1 : end, line->length);
	bc_take_keys(line, keys, colon);
	line->report->status = bc_span(0, 0);
	bc_take_exim_reason(line, colon + 2 < line->length ? colon + 2 : colon);
}

/* The marks of Exim's main log: "**" failed, "==" deferred, the others sent. */
int
bc_read_exim(struct bc_line *line, size_t at)
{
	static const char marks[][3] = { "**", "==", "=>", "->", "*>", ">>" };

	if (line->length - at < 4 || line->text[at + 2] != ' ')
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (bc_stands_at(line, at, marks[i], 2)) {
			line->outcome = i == 0 ? BC_FAILED
			    : i == 1		   ? BC_DEFERRED
						   : BC_ACCEPTED;
			read_exim_address(line, at + 3);
			return 1;
		}
	return 0;
}

/* "H=host [192.0.2.1] F=<a@example.com> temporarily rejected RCPT
 * <b@example.com>: reason", of Exim. */
int
bc_read_exim_reject(struct bc_line *line, size_t at)
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
	end = bc_word_end(line, at + n);
	if (!bc_is_listed(line->text + at + n, end - at - n, whats) ||
	    bc_stands_at(line, end, " from ", 6))
		return 0;
	bc_take_keys(line, from, at);
	if (bc_stands_at(line, end, " <", 2) &&
	    (line->text[at + n] == 'R' || line->text[at + n] == 'V'))
		bc_take(line, BC_RECIPIENT, end + 1, line->length);
	colon = bc_find_colon(line, end, line->length);
	line->outcome = BC_FAILED;
	line->is_client = 1;
	line->otherwise = bc_span(at, line->length);
	if (at > from + 12 && bc_stands_at(line, at - 12, "temporarily ", 12)) {
		line->outcome = BC_DEFERRED;
		at -= 12;
	}
	bc_take_status(
	    line, colon < line->length ? colon + 2 : at, line->length);
	return 1;
}
