/*
 * What is known of a reply beside its text, and the fields of delivery status
 * notifications. What a sample says with its code in it, it says with its code
 * apart; and a log line that quotes a reply says what the reply does.
 */
#include "tap.h"

#include "entries.h"

static int
is_alike(const char *text, const struct bouncecode_answer *got,
    const struct bouncecode_answer *wanted)
{
	if (got->entry == wanted->entry && got->category == wanted->category &&
	    got->bounce == wanted->bounce && got->provider == wanted->provider &&
	    got->confidence == wanted->confidence)
		return 1;
	printf("# %s\n# got      %s, %s, %s\n# wanted %s, %s, %s\n", text,
	    got->entry ? bouncecode_title(got->entry) : "nothing",
	    bouncecode_name(BOUNCECODE_BOUNCES, got->bounce),
	    bouncecode_name(BOUNCECODE_PROVIDERS, got->provider),
	    wanted->entry ? bouncecode_title(wanted->entry) : "nothing",
	    bouncecode_name(BOUNCECODE_BOUNCES, wanted->bounce),
	    bouncecode_name(BOUNCECODE_PROVIDERS, wanted->provider));
	return 0;
}

/* One line, which begins with a reply code in its usual spelling. */
static int
is_reply(const char *text, const struct bouncecode_code *code)
{
	char written[BOUNCECODE_WRITE_SIZE];
	size_t n = bouncecode_write(code, written, sizeof written);

	if (code->reply < 100 || strchr(text, '\n') != NULL)
		return 0;
	if (n > 3 && strncmp(text, written, n) != 0)
		return 0;
	written[3] = '\0';
	return strstr(text + 3, written) == NULL;
}

static void
test_apart(void)
{
	size_t n = 0, alike = 0;

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const char *text = samples[i].text;
		struct bouncecode_reply reply = { .text = text };
		struct bouncecode_answer whole, apart;
		size_t taken = bouncecode_read(text, strlen(text), &reply.code);

		if (!is_reply(text, &reply.code))
			continue;
		reply.text = text + taken;
		reply.length = strlen(text) - taken;
		bouncecode_explain(text, strlen(text), &whole);
		bouncecode_explain_reply(&reply, &apart);
		n++;
		alike += (size_t)is_alike(text, &apart, &whole);
	}
	ok(n > 1000 && alike == n, "%zu of %zu replies say the same with their code apart", alike, n);
}

/* As Postfix quotes a reply, in a notice to the sender and in its log. */
static void
wrap(char *notice, char *line, size_t size, const char *host, const char *text)
{
	snprintf(notice, size,
	    "host %s[192.0.2.1] said: %s (in reply to RCPT TO command)", host, text);
	snprintf(line, 2 * size,
	    "Nov 27 10:00:00 mx postfix/smtp[1]: 4ABCDEF: to=<a@b.example>, "
	    "relay=%s[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=%c.0.0, "
	    "status=%s (%s)",
	    host, *text, *text == '4' ? "deferred" : "bounced", notice);
}

static void
scan_one(const char *line, struct bouncecode_answer *answer)
{
	struct bouncecode_report report;
	struct bouncecode_scan scan;

	memset(answer, 0, sizeof *answer);
	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, line, strlen(line));
	if (bouncecode_scan_next(&scan, &report))
		*answer = report.answer;
}

/* A reply, the notice that quotes it and the log's line say the same. */
static void
test_wrapped(const char *host)
{
	size_t n = 0, lines = 0, notices = 0;

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const char *text = samples[i].text;
		struct bouncecode_reply reply = { .text = text, .host = host,
			.length = strlen(text), .host_length = strlen(host),
			.command = BOUNCECODE_COMMAND_RCPT };
		struct bouncecode_code code;
		struct bouncecode_answer a, other;
		char notice[4096], line[8192];

		bouncecode_read(text, strlen(text), &code);
		if (!is_reply(text, &code) || (*text != '4' && *text != '5'))
			continue;
		n++;
		wrap(notice, line, sizeof notice, host, text);
		bouncecode_explain_reply(&reply, &a);
		scan_one(line, &other);
		lines += (size_t)is_alike(text, &other, &a);
		bouncecode_explain(notice, strlen(notice), &other);
		notices += (size_t)is_alike(notice, &other, &a);
	}
	ok(n > 1000 && lines == n, "%zu of %zu lines of a log say what the reply of %s says",
	    lines, n, host);
	ok(notices == n, "so do %zu of %zu notices", notices, n);
}

static int
is_of(const struct bouncecode_answer *a, unsigned vocabulary, const char *word)
{
	unsigned number = vocabulary == BOUNCECODE_PROVIDERS ? a->provider
	    : vocabulary == BOUNCECODE_BOUNCES              ? a->bounce
							    : a->category;

	return same(bouncecode_name(vocabulary, number), word ? word : "none");
}

static void
test_host(void)
{
	static const char busy[] = "451 4.3.0 Try again later",
			  host[] = "mx-gate12-hz1.hornetsecurity.com",
			  odd[] = "554 5.5.4 Message refused",
			  full[] = "virus-found.mailbox-full.example.com";
	struct bouncecode_reply reply = { .text = busy, .length = strlen(busy),
		.host = "gmail-smtp-in.l.google.com", .host_length = 26 };
	struct bouncecode_answer a;

	bouncecode_explain_reply(&reply, &a);
	ok(is_of(&a, BOUNCECODE_PROVIDERS, "google"), "a host tells its provider");
	for (unsigned i = 0; i < a.nmatches; i++)
		ok(a.matches[i].offset + a.matches[i].length <= reply.length &&
			a.matches[i].what != BOUNCECODE_EVIDENCE_PROVIDER,
		    "evidence %u stands in the text", i);
	reply = (struct bouncecode_reply){ .text = odd, .length = strlen(odd),
		.host = host, .host_length = strlen(host) };
	ok(bouncecode_explain_reply(&reply, &a) &&
		is_of(&a, BOUNCECODE_CATEGORIES, "blocklisted"),
	    "what a provider means by a code of its own");
	reply.host = full;
	reply.host_length = strlen(full);
	ok(bouncecode_explain_reply(&reply, &a) &&
		is_of(&a, BOUNCECODE_CATEGORIES, "protocol-error"),
	    "the words of a host's name are none of the reply");
}

static void
test_command(void)
{
	static const char text[] = "550 5.1.1 User unknown";
	struct bouncecode_reply reply = { .text = text, .length = strlen(text) };
	struct bouncecode_answer a;

	bouncecode_explain_reply(&reply, &a);
	ok(is_of(&a, BOUNCECODE_BOUNCES, "hard"), "an unknown recipient");
	reply.command = BOUNCECODE_COMMAND_MAIL;
	bouncecode_explain_reply(&reply, &a);
	ok(is_of(&a, BOUNCECODE_BOUNCES, "block"), "said to MAIL, it is the sender");
}

/* What people type is answered as bouncecode_explain() does, its short form. */
static void
test_typed(void)
{
	static const char *const texts[] = { "5xx", "X.7.26", "605", "842", "5.7.x" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct bouncecode_reply reply = { .text = texts[i], .length = strlen(texts[i]) };
		struct bouncecode_answer a, b;

		bouncecode_explain_reply(&reply, &a);
		bouncecode_explain(texts[i], strlen(texts[i]), &b);
		ok(a.entry == b.entry && a.code.reply == b.code.reply &&
			a.code.subject == b.code.subject,
		    "%s is typed", texts[i]);
	}
}

static void
test_nothing(void)
{
	struct bouncecode_reply reply = { .text = NULL };
	struct bouncecode_dsn dsn = { .action = NULL };
	struct bouncecode_answer a;

	ok(!bouncecode_explain_reply(&reply, &a) && a.entry == NULL, "no reply");
	ok(!bouncecode_explain_dsn(&dsn, &a) && a.entry == NULL, "no field");
	bouncecode_read("550 5.1.1", 9, &reply.code);
	ok(bouncecode_explain_reply(&reply, &a) && a.nmatches == 0 &&
		is_of(&a, BOUNCECODE_BOUNCES, "hard"),
	    "a code without any text");
}

/* RFC 3464 section 2.3: the fields of one recipient. */
static const struct {
	const char *action, *status, *remote_mta, *diagnostic;
	const char *category, *bounce, *provider;
} fields[] = {
	{ "failed", "5.1.1", "dns; mx.example.org",
	    "smtp; 550 5.1.1 <a@example.org>: user unknown", "bad-mailbox", "hard",
	    NULL },
	{ "failed", "5.1.1", "", "", "bad-mailbox", "hard", NULL },
	{ "failed", " 5.1.1", "", "", "bad-mailbox", "hard", NULL },
	/* a sending server's status does not outvote what was said */
	{ "failed", "5.1.1", "", "smtp; 552 mailbox is full", "mailbox-full", "soft",
	    NULL },
	{ "failed", "5.0.0", "dns; alt1.gmail-smtp-in.l.google.com",
	    "smtp; 550 whatever", "policy", "block", "google" },
	/* where that says nothing, the status does */
	{ "failed", "5.2.2", "", "X-Unix; exit status 75", "mailbox-full", "soft",
	    NULL },
	/* an answer to another command is no success of this */
	{ "failed", "5.4.7", "", "smtp; 250 2.0.0 Ok", "expired", "soft", NULL },
	{ "delivered", "2.0.0", "", "smtp; 250 2.0.0 Ok", "ok", "none", NULL },
	{ "relayed", "", "", "smtp; 250 2.0.0 Ok", "ok", "none", NULL },
	{ "", "2.1.5", "", "", "ok", "none", NULL },
};

static void
test_dsn(void)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct bouncecode_dsn dsn = {
			.action = fields[i].action,
			.action_length = strlen(fields[i].action),
			.status = fields[i].status,
			.status_length = strlen(fields[i].status),
			.remote_mta = fields[i].remote_mta,
			.remote_mta_length = strlen(fields[i].remote_mta),
			.diagnostic = fields[i].diagnostic,
			.diagnostic_length = strlen(fields[i].diagnostic),
		};
		struct bouncecode_answer a;
		int inside = 1;

		ok(bouncecode_explain_dsn(&dsn, &a) &&
			is_of(&a, BOUNCECODE_CATEGORIES, fields[i].category) &&
			is_of(&a, BOUNCECODE_BOUNCES, fields[i].bounce) &&
			is_of(&a, BOUNCECODE_PROVIDERS, fields[i].provider),
		    "Status %s, %s", fields[i].status, fields[i].diagnostic);
		for (unsigned k = 0; k < a.nmatches; k++)
			inside &= a.matches[k].offset + a.matches[k].length <=
			    dsn.diagnostic_length;
		inside &= a.code.enhanced_offset + a.code.enhanced_length <= dsn.diagnostic_length;
		ok(inside, "with evidence in the diagnostic");
	}
}

int
main(void)
{
	test_nothing();
	test_typed();
	test_host();
	test_command();
	test_dsn();
	test_wrapped("mx.example.net");
	test_wrapped("gmail-smtp-in.l.google.com");
	test_wrapped("mx-gate12-hz1.hornetsecurity.com");
	test_apart();
	return done();
}
