/*
 * Lines of no format of their own: they name fields as "name=value", or are
 * running text with a reply somewhere in it.
 */
#include "log/formats.h"

#include "base/ascii.h"
#include "log/field.h"
#include "log/keyvalue.h"
#include "log/queue_id.h"
#include "log/status.h"

/* A header of a message that is only told of: what stands in it was said of
 * another one. "warning: header Subject: 550 5.1.1", of Postfix, "  Subject:
 * 550 5.1.1" of Exim. */
enum bc_reading
bc_read_told_header(struct bc_line *line, size_t at)
{
	static const char words[] =
	    " warning: hold: info: filter: prepend: redirect: replace: ";
	static const char header[] = "Subject:";
	size_t end = bc_word_end(line, at);

	if (end > at && line->text[end - 1] == ':' &&
	    bc_is_listed(line->text + at, end - at, words) &&
	    (bc_stands_at(line, end, " header ", 8) ||
		bc_stands_at(line, end, " body ", 6)))
		return BC_QUIET;
	while (at < line->length && line->text[at] == ' ')
		at++;
	return bc_stands_at(line, at, header, sizeof header - 1) ? BC_QUIET
								 : BC_OTHER;
}

/* Whom a command or a sentence names: "RCPT TO:<b@example.com>", "recipient
 * <b@example.com> rejected: ", as Haraka, OpenSMTPD and Exim write. */
static void
bc_take_commands(struct bc_line *line, size_t at)
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
				commands[i].before, commands[i].length)) {
				at = bc_take(line,
				    (enum bc_field)commands[i].field, at,
				    line->length);
				break;
			}
}

/* Behind the codes of a reply, "550 5.1.1 <b@example.com>: ": RFC 3463 section 3.2 and
 * 3.3 tell for which codes that is the recipient's address; "5.1.7" and "5.1.8" are
 * the sender's, and Postfix says "5.1.0" of one. Else it is what the next word says
 * it is. */
static void
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

/* Programs that run beside a mail server, and whose numbers are never codes. */
static int
bc_is_foreign(const struct bc_line *line)
{
	static const char programs[] =
	    " kernel systemd systemd-logind init cron crond anacron sshd sudo su"
	    " mysqld mariadbd postgres named unbound dnsmasq ntpd chronyd dhclient"
	    " dhcpd nginx apache2 httpd php-fpm auditd rsyslogd logrotate"
	    " networkmanager dbus-daemon fail2ban.actions fail2ban.filter"
	    " freshclam clamd rspamd rspamd_proxy redis-server imap-login"
	    " pop3-login tcpserver ";
	size_t at = line->program.offset, end = at;

	while (end < bc_span_end(line->program) && line->text[end] != '[' &&
	    line->text[end] != ':')
		end++;
	return bc_is_listed(line->text + at, end - at, programs);
}

/* Where no field has a status, all of the line is one. */
enum bc_reading
bc_read_plain(struct bc_line *line, size_t at)
{
	bc_take_fields(line, at, line->length);
	if (line->report->status.length == 0) {
		if (bc_is_foreign(line))
			return BC_QUIET;
		line->is_plain = line->report->recipient.length == 0;
		bc_take_status(line, at, line->length);
		bc_take_commands(line, at);
		if (line->report->recipient.length == 0)
			bc_take_addressee(line, at);
	}
	if (bc_stands_at(line, at, "host ", 5))
		bc_take_said(line, at, line->length);
	if (line->report->queue_id.length == 0)
		bc_find_queue_id(line, at);
	return BC_READ;
}
