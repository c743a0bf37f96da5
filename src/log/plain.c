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
	    " pop3-login tcpserver postfix/verify spamd mailscanner ";
	size_t at = line->program.offset, end = at;

	while (end < bc_span_end(line->program) && line->text[end] != '[' &&
	    line->text[end] != ':')
		end++;
	return bc_is_listed(line->text + at, end - at, programs);
}

/* The next value in quotation marks: returns the offset behind it. */
static size_t
bc_find_quoted(const struct bc_line *line, size_t at, struct bouncecode_span *value)
{
	size_t open = bc_find_byte(line, at, line->length, '"') + 1;
	size_t end = bc_find_byte(line, open, line->length, '"');

	*value = bc_span(open, end);
	return end + 1;
}

/* '"SMTPC" 4248 113 "2026-11-21 10:00:00.123" "192.0.2.7" "RECEIVED: 550 ..."', with tabs
 * between, of hMailServer: what refuses of the replies of a session, as a client that
 * gets them or as a server ("SMTPD") that gives them ("SENT: "). */
enum bc_reading
bc_read_session(struct bc_line *line, size_t at)
{
	static const char before[] = "\"SMTP", got[] = "\t\"RECEIVED: ", sent[] = "\t\"SENT: ";
	size_t n = sizeof before - 1, end;

	if (!bc_stands_at(line, at, before, n) || line->length - at < n + 2)
		return BC_OTHER;
	line->is_client = line->text[n] == 'D';
	at = bc_find_quoted(line, n + 2, &line->report->time);
	at = bc_find_quoted(line, at, &line->report->host);
	end = at + (line->is_client ? sizeof sent : sizeof got) - 1;
	if (!bc_stands_at(line, at, line->is_client ? sent : got, end - at) ||
	    end >= line->length || line->text[end] < '4')
		return BC_QUIET;
	bc_take_status(line, end, line->length - 1);
	bc_take_addressee(line, end);
	return BC_READ;
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
