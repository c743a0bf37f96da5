/*
 * The values that a line of a log names: "to=<a@example.com>",
 * "relay=mx.example.com[192.0.2.1]:25", "stat=Deferred: ...".
 */
#include <string.h>

#include "base/ascii.h"
#include "base/simd.h"
#include "base/bytes.h"
#include "log/line.h"

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

/* The end of a value: of what is quoted or in brackets the closing one, else
 * the next blank, comma, semicolon or bracket. */
static size_t
value_end(const struct bc_line *line, size_t at, size_t to)
{
	char c = at < to ? line->text[at] : '\0', close;

	if (c == '<')
		return bc_find_byte(line, at, to, '>');
	if (c == '"' || c == '\'') {
		for (close = c, at++; at < to && line->text[at] != close; at++)
			at += line->text[at] == '\\' && to - at > 1;
		return at;
	}
	for (; at < to; at++) {
		c = line->text[at];
		if (c == ' ' || c == ',' || c == ';' || c == ')' || c == '>' ||
		    c == '"')
			break;
	}
	return at;
}

static int
is_quoted(const struct bc_line *line, size_t at, size_t to)
{
	return at < to &&
	    (line->text[at] == '<' || line->text[at] == '"' ||
		line->text[at] == '\'');
}

static size_t
take_word(struct bc_line *line, struct bouncecode_span *span, size_t at,
    size_t to)
{
	size_t end = value_end(line, at, to), close = end;

	if (is_quoted(line, at, to)) {
		at++;
		/* several in one pair of quotation marks */
		if (at < end && line->text[at] == '<') {
			at++;
			end = bc_find_byte(line, at, end, '>');
		}
	}
	if (span->length == 0 && !(end - at == 1 && line->text[at] == '-'))
		*span = bc_span(at, end);
	return close;
}

/* The end of a name or an address: what ends it is below "-" (blanks, commas,
 * brackets, quotation marks), or one of few; a port stands behind a name. */
static size_t
name_end(const struct bc_line *line, size_t at, size_t to)
{
	const char *t = line->text;
	size_t dots = 0;

#ifdef BC_BLOCKS
	for (; to - at >= BC_BLOCK && at < to; at += BC_BLOCK) {
		bc_bytes v = bc_load(t + at);
		unsigned n = bc_first((bc_bytes)(v < '-') | bc_equals(v, '[') |
		    bc_equals(v, ';') | bc_equals(v, ':'));

		if (n < BC_BLOCK && t[at + n] != ':')
			return at + n;
		if (n < BC_BLOCK)
			break;
		dots = 1; /* as good as: an address is shorter before its ":" */
	}
#endif
	for (; at < to && (signed char)t[at] >= '-' && t[at] != '[' && t[at] != ';' &&
	     !(t[at] == ':' && dots > 0);
	     at++)
		dots += t[at] == '.';
	return at;
}

/* The name of a host, or its address where it has no name:
 * "mx.example.com[192.0.2.1]:25", "unknown[192.0.2.1]",
 * "mx.example.com. [192.0.2.1]", "(helo) [192.0.2.1]". */
struct bouncecode_span
bc_host_at(const struct bc_line *line, size_t at, size_t to)
{
	const char *t = line->text;
	size_t end = at;
	int address, named;

	if (at < to && t[at] == '(') { /* only what the client called itself */
		at = bc_find_byte(line, at, to, ')');
		at += at < to;
		at += at < to && t[at] == ' ';
	}
	end = name_end(line, at, to);
	named = end < to && t[end] == ' ' && to - end > 1 &&
	    (t[end + 1] == '[' || t[end + 1] == '(');
	address = end < to && t[end] == '[';
	if (address && (end == at || (end - at == 7 &&
					 bc_are_same(t + at, "unknown", 7)))) {
		at = end + 1;
		return bc_span(at, bc_find_byte(line, at, to, ']'));
	}
	while (end > at && t[end - 1] == '.')
		end--;
	/* "none", "local", "dovecot" are no hosts */
	if (!address && !named && memchr(t + at, '.', end - at) == NULL &&
	    memchr(t + at, ':', end - at) == NULL)
		end = at;
	return bc_span(at, end);
}

static size_t
take_host(struct bc_line *line, size_t at, size_t to)
{
	struct bouncecode_span *host = &line->report->host;
	size_t end, name;

	if (!is_quoted(line, at, to)) {
		if (host->length == 0)
			*host = bc_host_at(line, at, to);
		return at + host->length;
	}
	end = value_end(line, at, to);
	if (host->length > 0)
		return end;
	at++; /* OpenSMTPD: "192.0.2.1 (mx.example.com)" */
	name = bc_find_byte(line, at, end, '(');
	if (name < end)
		*host = bc_span(name + 1, bc_find_byte(line, name, end, ')'));
	if (host->length == 0)
		*host = bc_host_at(line, at, end);
	return end;
}

static int
is_said(const struct bc_line *line, size_t at, const char *list)
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
		if (bc_stands_at(line, open, "(in reply to ", 13))
			to = open;
	}
	bc_take_status(line, end + n, to);
}

/* The words that Postfix puts before the reply. */
static const struct {
	char word[30];
	unsigned char length, outcome;
} statuses[] = {
	{ "sent", 4, BC_ACCEPTED }, { "bounced", 7, BC_FAILED },
	{ "deferred", 8, BC_DEFERRED }, { "expired", 7, BC_FAILED },
	{ "force-expired", 13, BC_FAILED }, { "SOFTBOUNCE", 10, BC_DEFERRED },
	{ "deliverable", 11, BC_ACCEPTED }, { "undeliverable", 13, BC_FAILED },
	{ "undeliverable-but-not-cached", 28, BC_FAILED }
};

/* "sent (250 2.0.0 Ok)", "bounced (host ... said: 550 ...)", "expired, returned
 * to sender". */
static size_t
take_postfix(struct bc_line *line, size_t at, size_t to)
{
	size_t open = at, end = to, i = 0;
	size_t n = sizeof statuses / sizeof *statuses;

	for (; i < n && at < to; i++) {
		open = at + statuses[i].length;
		if (statuses[i].word[0] == line->text[at] &&
		    bc_stands_at(line, at, statuses[i].word,
			statuses[i].length) &&
		    (open == to || line->text[open] == ' ' ||
			line->text[open] == ','))
			break;
	}
	if (i == n || at == to)
		return at;
	line->outcome = (enum bc_outcome)statuses[i].outcome;
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

/* Inside the quotation marks, if a value has them. */
static int
unquote(const struct bc_line *line, size_t *at, size_t *end)
{
	if (!is_quoted(line, *at, *end))
		return 0;
	*end = value_end(line, *at, *end);
	++*at;
	return 1;
}

/* Sendmail: "Sent (ok)", "Deferred: ...", "User unknown", to the end of the
 * line; OpenSMTPD puts it in quotation marks. */
static size_t
take_stat(struct bc_line *line, size_t at, size_t to)
{
	size_t end = to;

	if (!unquote(line, &at, &end) && is_said(line, at, " sent queued "))
		line->outcome = BC_ACCEPTED;
	if (is_said(line, at, " deferred: deferred "))
		line->outcome = BC_DEFERRED;
	if (line->outcome == BC_UNSAID &&
	    (line->dsn.length > 0 || line->report->recipient.length > 0))
		line->outcome = BC_FAILED;
	bc_take_status(line, at, end);
	return end;
}

static size_t
take_reply(struct bc_line *line, size_t at, size_t to)
{
	size_t end = to;

	unquote(line, &at, &end);
	if (line->report->status.length == 0 || at < end)
		bc_take_status(line, at, end);
	return end;
}

/* The rule set's name tells whose address it tested. */
static size_t
take_tested(struct bc_line *line, size_t at, size_t to)
{
	static const char sender[] = "ruleset=check_mail, arg1=";
	size_t n = sizeof sender - 1;

	/* check_relay tests a host. */
	if (bc_find_byte(line, at, to, '@') == to &&
	    !bc_stands_at(line, at, "<", 1))
		return at;
	return take_word(line,
	    at >= n && bc_stands_at(line, at - n, sender, n)
		? &line->report->sender
		: &line->report->recipient,
	    at, to);
}

/* OpenSMTPD: a word, or a reply that tells by itself. */
static void
take_result(struct bc_line *line, size_t at)
{
	if (is_said(line, at, " ok "))
		line->outcome = BC_ACCEPTED;
	else if (is_said(line, at, " tempfail "))
		line->outcome = BC_DEFERRED;
	else if (is_said(line, at, " permfail "))
		line->outcome = BC_FAILED;
}

unsigned
bc_field_of(const struct bc_field_name *names, size_t count,
    const struct bc_line *line, size_t at, size_t n)
{
	for (size_t i = 0; i < count; i++)
		if (n < sizeof names[i].name && names[i].name[n] == '\0' &&
		    bc_are_same(names[i].name, line->text + at, n))
			return names[i].field;
	return BC_NOTHING;
}

size_t
bc_take(struct bc_line *line, enum bc_field field, size_t at, size_t to)
{
	struct bouncecode_report *r = line->report;

	switch (field) {
	case BC_TIME:
		return take_word(line, &r->time, at, to);
	case BC_RECIPIENT:
		return take_word(line, &r->recipient, at, to);
	case BC_SENDER:
		return take_word(line, &r->sender, at, to);
	case BC_QUEUE_ID:
		return take_word(line, &r->queue_id, at, to);
	case BC_DSN:
		return take_word(line, &line->dsn, at, to);
	case BC_TESTED:
		return take_tested(line, at, to);
	case BC_HOST_NAME:
		return take_host(line, at, to);
	case BC_REPLY_TEXT:
		return take_reply(line, at, to);
	case BC_REJECT:
		line->is_client = 1;
		return take_reply(line, at, to);
	case BC_STATUS:
		return take_postfix(line, at, to);
	case BC_STAT:
		return take_stat(line, at, to);
	case BC_RESULT:
		take_result(line, at + (size_t)is_quoted(line, at, to));
		return value_end(line, at, to);
	case BC_NOTHING:
		break;
	}
	return at;
}
