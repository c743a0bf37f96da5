/*
 * What the value of a field says became of a message: the words and sentences
 * of Postfix, Sendmail and OpenSMTPD around a reply.
 */
#include "log/status.h"

#include "base/ascii.h"
#include "explain/explain.h"
#include "log/value.h"

void
bc_take_status(struct bc_line *line, size_t at, size_t to)
{
	while (at < to && (line->text[at] == ' ' || line->text[at] == '\t'))
		at++;
	while (to > at &&
	    (line->text[to - 1] == ' ' || line->text[to - 1] == '\r'))
		to--;
	line->report->status = bc_span(at, to);
}

/* Is the word that stands at an offset one of a list? */
static int
bc_is_said(const struct bc_line *line, size_t at, const char *list)
{
	size_t end = at;

	while (end < line->length && (bc_is_letter(line->text[end]) ||
					 line->text[end] == '-'))
		end++;
	return bc_is_listed(line->text + at, end - at, list);
}

/* "host mx.example.com[192.0.2.1] said: 550 ... (in reply to RCPT TO command)":
 * who said it is the host, and what the status. */
void
bc_take_said(struct bc_line *line, size_t at, size_t to)
{
	static const char said[] = " said: ", command[] = " command)";
	size_t n = sizeof said - 1, k = sizeof command - 1;
	size_t end = bc_find_byte(line, at, to, ']') + 1, name;

	if (end >= to)
		return;
	name = at + 5;
	line->report->host = bc_host_at(line, name, end);
	if (!bc_stands_at(line, end, said, n))
		return;
	if (to - end > k && bc_are_same(line->text + to - k, command, k)) {
		size_t open = to - k;

		while (open > end && line->text[open] != '(')
			open--;
		if (bc_stands_at(line, open, "(in reply to ", 13)) {
			line->command = bc_command_at(
			    line->text + open + 13, to - open - 13);
			to = open;
		}
	}
	bc_take_status(line, end + n, to);
}

/* The words that Postfix puts before the reply. */
static const struct {
	char word[30];
	unsigned char length, outcome;
} bc_statuses[] = {
	{ "sent", 4, BC_ACCEPTED }, { "bounced", 7, BC_FAILED },
	{ "deferred", 8, BC_DEFERRED }, { "expired", 7, BC_FAILED },
	{ "force-expired", 13, BC_FAILED }, { "SOFTBOUNCE", 10, BC_DEFERRED },
	{ "deliverable", 11, BC_ACCEPTED }, { "undeliverable", 13, BC_FAILED },
	{ "undeliverable-but-not-cached", 28, BC_FAILED }
};

/* "sent (250 2.0.0 Ok)", "bounced (host ... said: 550 ...)", "expired, returned
 * to sender". */
size_t
bc_take_postfix_status(struct bc_line *line, size_t at, size_t to)
{
	size_t open = at, end = to, i = 0;
	size_t n = sizeof bc_statuses / sizeof *bc_statuses;

	for (; i < n && at < to; i++) {
		open = at + bc_statuses[i].length;
		if (bc_statuses[i].word[0] == line->text[at] &&
		    bc_stands_at(line, at, bc_statuses[i].word,
			bc_statuses[i].length) &&
		    (open == to || line->text[open] == ' ' ||
			line->text[open] == ','))
			break;
	}
	if (i == n || at == to)
		return at;
	line->outcome = (enum bc_outcome)bc_statuses[i].outcome;
	if (bc_stands_at(line, open, " (", 2)) {
		at = open + 2;
		while (end > at && line->text[end - 1] != ')')
			end--;
		end = end > at ? end - 1 : to;
	}
	bc_take_status(line, at, end);
	if (bc_is_refused(line->outcome) && bc_stands_at(line, at, "host ", 5))
		bc_take_said(line, at, end);
	return to;
}

/* Sendmail: "Sent (ok)", "Deferred: ...", "User unknown", to the end of the
 * line; OpenSMTPD puts it in quotation marks. */
size_t
bc_take_stat(struct bc_line *line, size_t at, size_t to)
{
	size_t end = to;

	if (!bc_bound_value(line, &at, &end, BC_REST_VALUE) &&
	    bc_is_said(line, at, " sent queued "))
		line->outcome = BC_ACCEPTED;
	if (bc_is_said(line, at, " deferred "))
		line->outcome = BC_DEFERRED;
	if (line->outcome == BC_UNSAID &&
	    (line->dsn.length > 0 || line->report->recipient.length > 0))
		line->outcome = BC_FAILED;
	bc_take_status(line, at, end);
	return end;
}

size_t
bc_take_result(struct bc_line *line, size_t at, size_t to)
{
	bc_bound_value(line, &at, &to, BC_PLAIN_VALUE);
	if (bc_is_said(line, at, " ok "))
		line->outcome = BC_ACCEPTED;
	else if (bc_is_said(line, at, " tempfail "))
		line->outcome = BC_DEFERRED;
	else if (bc_is_said(line, at, " permfail "))
		line->outcome = BC_FAILED;
	return to;
}

/* An empty reply does not take the place of another one. */
size_t
bc_take_reply(struct bc_line *line, size_t at, size_t to)
{
	size_t end = to;

	bc_bound_value(line, &at, &end, BC_REST_VALUE);
	if (line->report->status.length == 0 || at < end)
		bc_take_status(line, at, end);
	return end;
}

/* Behind the codes of a reply, "550 5.1.1 <b@example.com>: ": RFC 3463 section 3.2 and
 * 3.3 tell for which codes that is the recipient's address; "5.1.7" and "5.1.8" are
 * the sender's, and Postfix says "5.1.0" of one. Else it is what the next word says
 * it is. */
void
bc_take_addressee(struct bc_line *line, size_t at)
{
	struct bouncecode_code code;
	size_t open = at + bouncecode_read(
			       line->text + at, line->length - at, &code);
	size_t from = bc_skip_blanks(line, open), end;

	if (open == at || !bc_stands_at(line, from, "<", 1))
		return;
	end = bc_find_byte(line, from, line->length, '>');
	if (bc_find_byte(line, from, end, '@') == end ||
	    bc_find_byte(line, from, end, ' ') < end)
		return;
	if (code.subject == 2 ||
	    (code.subject == 1 && code.detail != 0 && code.detail != 7 &&
		code.detail != 8 && code.detail != 9) ||
	    bc_stands_at(line, end, ">: Recipient ", 13) ||
	    bc_stands_at(line, end, ">: Relay ", 9))
		line->report->recipient = bc_span(from + 1, end);
}
