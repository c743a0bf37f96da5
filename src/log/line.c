/*
 * The lines that mail servers write of a message: where its status stands, and
 * what else they name.
 */
#include "log/line.h"

#include "base/ascii.h"
#include "base/simd.h"

/* How much may stand before an object of JSON. */
enum { OBJECT_AT = 80 };

/* No longer than "reject_warning: ". */
enum { REJECT_MAX = 16 };

/* How many letters and digits stand at an offset, and are there digits? No
 * branch depends on which: they are random. */
static size_t
count_letters(const struct bc_line *line, size_t at, size_t most, int *digits)
{
	size_t n = 0;

#ifdef BC_BLOCKS
	if (line->length - at >= BC_BLOCK) {
		bc_bytes v = bc_load(line->text + at);
		bc_bytes digit = bc_is_between(v, '0', '9');
		bc_bytes other = ~(digit | bc_is_between(v | 0x20, 'a', 'z'));

		n = bc_first(other);
		if (n < BC_BLOCK) {
			*digits = bc_first(digit) < n;
			return n;
		}
		n = 0;
	}
#endif
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
size_t
bc_read_queue_id(struct bc_line *line, size_t at)
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
	size_t word = bc_word_end(line, at);
	size_t client = find_client(line, at, keys), colon, reply;

	if (client > word + 6) /* the reply has a "from", too */
		client = bc_stands_at(line, word, " from ", 6) ? word + 6
		    : word > at && line->text[word - 1] == ':' ? keys
							       : client;
	line->is_client = 1;
	if (client < keys)
		line->report->host = bc_host_at(line, client, keys);
	colon = bc_find_colon(line, client < keys ? client : at, keys);
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
		at = bc_word_end(line, at) + 1;
	if (!bc_stands_at(line, at, delivery, n))
		return 0;
	at = bc_word_end(line, at + n) + 1;
	if (bc_stands_at(line, at, "success: ", 9))
		line->outcome = BC_ACCEPTED;
	else if (bc_stands_at(line, at, "failure: ", 9))
		line->outcome = BC_FAILED;
	else if (bc_stands_at(line, at, "deferral: ", 10))
		line->outcome = BC_DEFERRED;
	else
		return 0;
	at = bc_word_end(line, at) + 1;
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
	enum { WORDS_MAX = 6, UUID = 36, ZONE = 14 };

	for (int i = 0; i < WORDS_MAX && at < line->length; i++) {
		size_t end = bc_word_end(line, at), n = end - at;
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

/* A header of a message that is only told of: what stands in it was said of
 * another one. "warning: header Subject: 550 5.1.1", of Postfix, "  Subject:
 * 550 5.1.1" of Exim. */
static int
is_quoted_header(const struct bc_line *line, size_t at)
{
	static const char words[] =
	    " warning: hold: info: filter: prepend: redirect: replace: ";
	static const char subject[] = "Subject:";
	size_t end = bc_word_end(line, at);

	if (line->text[end - 1] == ':' &&
	    bc_is_listed(line->text + at, end - at, words) &&
	    (bc_stands_at(line, end, " header ", 8) ||
		bc_stands_at(line, end, " body ", 6)))
		return 1;
	while (at < line->length && line->text[at] == ' ')
		at++;
	return bc_stands_at(line, at, subject, sizeof subject - 1);
}

/* Whom a command or a sentence names: "RCPT TO:<b@example.com>", "recipient
 * <b@example.com> rejected: ", as Haraka, OpenSMTPD and Exim write. */
static void
take_commands(struct bc_line *line, size_t at)
{
	static const struct {
		char before[12];
		unsigned char length, field;
	} commands[] = { { "RCPT TO:", 8, BC_RECIPIENT },
		{ "recipient ", 10, BC_RECIPIENT }, { "MAIL FROM:", 10, BC_SENDER } };

	for (; (at = bc_find_byte(line, at, line->length, '<')) < line->length;
	     at++)
		for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
			if (at >= commands[i].length &&
			    bc_stands_at(line, at - commands[i].length,
				commands[i].before, commands[i].length))
				bc_take(line, (enum bc_field)commands[i].field, at,
				    line->length);
}

/* Programs that run beside a mail server, and whose numbers are never codes. */
static int
is_foreign(const struct bc_line *line)
{
	static const char programs[] =
	    " kernel systemd systemd-logind init cron crond anacron sshd sudo su"
	    " mysqld mariadbd postgres named unbound dnsmasq ntpd chronyd dhclient"
	    " dhcpd nginx apache2 httpd php-fpm auditd rsyslogd logrotate"
	    " networkmanager dbus-daemon fail2ban.actions fail2ban.filter"
	    " freshclam clamd rspamd rspamd_proxy redis-server imap-login"
	    " pop3-login tcpserver ";
	size_t end = line->program;

	while (end < line->program_end && line->text[end] != '[' &&
	    line->text[end] != ':')
		end++;
	return bc_is_listed(
	    line->text + line->program, end - line->program, programs);
}

/* Any other line: its keys, else all of it. */
static int
read_other(struct bc_line *line, size_t at)
{
	bc_take_keys(line, at, line->length);
	if (line->report->status.length == 0) {
		if (is_foreign(line))
			return 0;
		line->is_plain = line->report->recipient.length == 0;
		bc_take_status(line, at, line->length);
		take_commands(line, at);
	}
	if (bc_stands_at(line, at, "host ", 5))
		bc_take_said(line, at, line->length);
	if (line->report->queue_id.length == 0)
		find_other_id(line, at);
	return 1;
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
	id = bc_read_queue_id(line, at);
	if (id == at)
		id = bc_read_exim_id(line, at);
	if (id >= line->length || bc_stands_at(line, id, "<= ", 3) ||
	    is_quoted_header(line, id))
		return 0;
	end = bc_find_byte(line, id, id + REJECT_MAX < line->length
		? id + REJECT_MAX : line->length, ' ');
	if (end > id && line->text[end - 1] == ':' &&
	    is_postfix_reject(line, id, end)) {
		read_postfix_reject(line, end + (end < line->length));
		return 1;
	}
	/* Exim's lines begin with a time, or with the message at least. */
	if (((line->report->time.length > 0 || id > at) && bc_read_exim(line, id)) ||
	    read_qmail(line, id))
		return 1;
	/* "H=host [192.0.2.1]: SMTP error from remote mail server after ..." */
	if ((bc_stands_at(line, id, "H=", 2) ||
		bc_stands_at(line, id, "U=", 2)) &&
	    !bc_read_exim_reject(line, id)) {
		size_t colon = bc_find_colon(line, id, line->length);

		bc_take_keys(line, id, colon);
		bc_take_exim_reason(line,
		    colon + 2 < line->length ? colon + 2 : colon);
		return 1;
	}
	return line->outcome != BC_UNSAID || line->report->status.length > 0 ||
	    read_other(line, id);
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
