/* Lines are templates: "%" and a letter stand for what differs from line to line,
 * as the table of parts says. */
#include "lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../random.h"
#include "harness.h"

enum { LINE_MAX = 16384, REPLY_MAX = 4096, QUIET_MAX = 6 };

/* The lines of a server: the refusal, an acceptance, and those that tell of neither.
 * Lines that are accepted and quiet ones come as often as each other. */
static const struct server {
	const char *head, *failing, *accepted, *quiet[QUIET_MAX];
} servers[] = {
	[LOG_POSTFIX] = { "",
	    "Nov 21 %t mx%n postfix/smtp[%d]: %x: to=<%l@example.com>, relay=mx%n.example.net[%i]:25, "
	    "delay=%n.%n, delays=0.%n/0.01/0.%n/1.2, dsn=5.0.0, status=bounced (host mx%n.example.net[%i] "
	    "said: %r (in reply to RCPT TO command))",
	    "Nov 21 %t mx%n postfix/smtp[%d]: %x: to=<%l@example.com>, relay=mx%n.example.net[%i]:25, "
	    "delay=%n.%n, delays=0.%n/0.01/0.%n/1.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as %x)",
	    { "Nov 21 %t mx%n postfix/smtpd[%d]: connect from mail%n.example.org[%i]",
		"Nov 21 %t mx%n postfix/qmgr[%d]: %x: from=<%l@example.com>, size=%d, nrcpt=1 (queue active)",
		"Nov 21 %t mx%n postfix/cleanup[%d]: %x: message-id=<%x.%x@example.com>",
		"Nov 21 %t mx%n postfix/qmgr[%d]: %x: removed" } },
	[LOG_EXIM] = { "",
	    "2026-11-21 %t 1%l-0001%n-%l ** %l@example.net R=dnslookup T=remote_smtp H=mx%n.example.net [%i] "
	    "X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes: SMTP error from remote mail server after "
	    "RCPT TO:<%l@example.net>: %r",
	    "2026-11-21 %t 1%l-0001%n-%l => %l@example.net R=dnslookup T=remote_smtp H=mx%n.example.net [%i] "
	    "X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C=\"250 2.0.0 Ok: queued as %x\"",
	    { "2026-11-21 %t 1%l-0001%n-%l <= %l@example.org H=mail%n.example.org [%i] P=esmtps "
	      "X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no S=%d id=%x@example.org",
		"2026-11-21 %t 1%l-0001%n-%l Completed" } },
	[LOG_EXCHANGE] = {
	    "#Software: Microsoft Exchange Server\n"
	    "#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,"
	    "connector-id,source,event-id,internal-message-id,message-id,network-message-id,"
	    "recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,"
	    "reference,message-subject,sender-address,return-path,message-info\n",
	    "2026-11-21T%t.424Z,,,,EXCH01,,Internet,SMTP,FAIL,%d%d,<%x@EXCH01.example.com>,%x-%d,"
	    "%l@example.net,\"[{LED=%q};{MSG=};{FQDN=mx%n.example.net};{IP=%i};{LRT=11/21/2026 %t AM}]\","
	    "%d,1,,,Offer %d,%l@example.com,%l@example.com,",
	    "2026-11-21T%t.424Z,%i,EXCH01,%i,mx%n.example.net,%x;250 2.0.0 Ok: queued as %x;,Internet,SMTP,"
	    "SEND,%d%d,<%x@EXCH01.example.com>,%x-%d,%l@example.net,250 2.1.5 Ok,%d,1,,,Offer %d,"
	    "%l@example.com,%l@example.com,",
	    { "2026-11-21T%t.424Z,%i,gw%n.example.net,%i,EXCH01,%x;2026-11-21T%t.550Z;0,"
	      "EXCH01\\Default Frontend EXCH01,SMTP,RECEIVE,%d%d,<%x@EXCH01.example.com>,%x-%d,"
	      "%l@example.com,,%d,1,,,Offer %d,%l@example.net,%l@example.net," } },
	[LOG_KUMOMTA] = { "",
	    "{\"type\":\"Bounce\",\"id\":\"%x%x\",\"sender\":\"%l@example.com\",\"recipient\":\"%l@example.net\","
	    "\"queue\":\"example.net\",\"site\":\"unspecified->mx%n.example.net@smtp_client\",\"size\":%d,"
	    "\"response\":{\"code\":%c,\"enhanced_code\":%e,\"content\":\"%j\",\"command\":\"RCPT TO:"
	    "<%l@example.net>\"},\"peer_address\":{\"name\":\"mx%n.example.net.\",\"addr\":\"%i\"},"
	    "\"timestamp\":17952%d,\"created\":17952%d,\"num_attempts\":0,\"bounce_classification\":"
	    "\"Uncategorized\",\"egress_pool\":\"unspecified\",\"egress_source\":\"unspecified\","
	    "\"feedback_report\":null,\"meta\":{},\"headers\":{\"Subject\":\"Order %d\"},"
	    "\"delivery_protocol\":\"ESMTP\",\"reception_protocol\":\"HTTP\"}",
	    "{\"type\":\"Delivery\",\"id\":\"%x%x\",\"sender\":\"%l@example.com\",\"recipient\":\"%l@example.org\","
	    "\"queue\":\"example.org\",\"site\":\"src1->mx%n.example.org@smtp_client\",\"size\":%d,"
	    "\"response\":{\"code\":250,\"enhanced_code\":{\"class\":2,\"subject\":0,\"detail\":0},"
	    "\"content\":\"OK %d%d %x-%x - gsmtp\",\"command\":\".\"},\"peer_address\":{\"name\":"
	    "\"mx%n.example.org.\",\"addr\":\"%i\"},\"timestamp\":17952%d,\"created\":17952%d,"
	    "\"num_attempts\":0,\"bounce_classification\":\"Uncategorized\",\"egress_pool\":\"pool1\","
	    "\"egress_source\":\"src1\",\"feedback_report\":null,\"meta\":{},\"headers\":{},"
	    "\"delivery_protocol\":\"ESMTP\",\"reception_protocol\":\"ESMTP\"}",
	    { NULL } },
};

/* A line that is being made. */
struct line {
	char bytes[LINE_MAX];
	size_t n;
	char reply[REPLY_MAX];
};

static void
put(struct line *l, const char *format, unsigned number)
{
	l->n += (size_t)snprintf(l->bytes + l->n, sizeof l->bytes - l->n, format, number);
}

/* A text in which a letter stands escaped, as the format has it. */
static void
put_escaped(struct line *l, const char *s, const char *special, char escape)
{
	for (; *s != '\0'; s++) {
		if (strchr(special, *s) != NULL)
			l->bytes[l->n++] = escape;
		l->bytes[l->n++] = (unsigned char)*s < ' ' ? ' ' : *s;
	}
}

/* An enhanced code behind the reply code; its length, with the blank. */
static size_t
read_enhanced(const char *s, unsigned code[3])
{
	int n = 0;

	return sscanf(s + 4, "%1u.%3u.%3u%n", &code[0], &code[1], &code[2], &n) == 3 && s[4 + n] == ' '
	    ? (size_t)n + 1
	    : 0;
}

static void
put_enhanced(struct line *l)
{
	unsigned code[3];

	if (read_enhanced(l->reply, code) == 0) {
		put(l, "null", 0);
		return;
	}
	put(l, "{\"class\":%u,", code[0]);
	put(l, "\"subject\":%u,", code[1]);
	put(l, "\"detail\":%u}", code[2]);
}

static void
put_part(struct line *l, char part)
{
	unsigned r = next_random(), code[3];

	switch (part) {
	case 't': /* a time */
		put(l, "%02u:", r % 24);
		put(l, "%02u:", r / 24 % 60);
		put(l, "%02u", r / 1440 % 60);
		break;
	case 'n': /* a digit */
		put(l, "%u", r % 9);
		break;
	case 'd': /* a number */
		put(l, "%u", 10000 + r % 90000);
		break;
	case 'x': /* a mark */
		put(l, "%08X", r);
		break;
	case 'l': /* a name */
		for (int i = 0; i < 6; i++, r /= 26)
			put(l, "%c", 'a' + r % 26);
		break;
	case 'i': /* an address */
		put(l, "198.51.100.%u", r % 256);
		break;
	case 'r': /* a reply; in CSV; in JSON its code, the enhanced one and the text */
		put_escaped(l, l->reply, "", '\0');
		break;
	case 'q':
		put_escaped(l, l->reply, "\"", '"');
		break;
	case 'c':
		put(l, "%u", (unsigned)strtoul(l->reply, NULL, 10));
		break;
	case 'e':
		put_enhanced(l);
		break;
	default:
		put_escaped(l, l->reply + 4 + read_enhanced(l->reply, code), "\"\\", '\\');
	}
}

static void
fill(struct line *l, const char *template)
{
	l->n = 0;
	for (const char *s = template; *s != '\0'; s++)
		if (*s == '%')
			put_part(l, *++s);
		else
			l->bytes[l->n++] = *s;
	l->bytes[l->n++] = '\n';
}

/* The template of a next line: what it tells is counted. */
static const char *
choose(const struct server *s, unsigned percent, struct log *log)
{
	size_t n = 0;

	if (next_random() % 100 < percent) {
		log->failing++;
		log->statuses++;
		return s->failing;
	}
	while (n < QUIET_MAX && s->quiet[n] != NULL)
		n++;
	n = next_random() % (n + 1);
	log->statuses += n == 0;
	return n == 0 ? s->accepted : s->quiet[n - 1];
}

void
log_make(struct log *log, enum log_format format, unsigned percent,
    const struct texts *replies, size_t size)
{
	const struct server *s = &servers[format];
	static struct line l;

	memset(log, 0, sizeof *log);
	if ((log->bytes = malloc(size + LINE_MAX + strlen(s->head))) == NULL)
		bench_die("out of memory");
	log->length = strlen(s->head);
	memcpy(log->bytes, s->head, log->length);
	for (const char *p = s->head; *p != '\0'; p++)
		log->lines += *p == '\n';
	for (; log->length < size; log->lines++) {
		text_vary(l.reply, REPLY_MAX, &replies->list[next_random() % replies->n]);
		fill(&l, choose(s, percent, log));
		memcpy(log->bytes + log->length, l.bytes, l.n);
		log->length += l.n;
	}
}

void
log_write(const struct log *log, const char *file)
{
	FILE *f = fopen(file, "w");

	if (f == NULL || log->bytes == NULL || fwrite(log->bytes, 1, log->length, f) != log->length || fclose(f) != 0)
		bench_die("%s cannot be written", file);
}
