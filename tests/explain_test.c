/*
 * Explaining texts: which code, provider, wording or list decides, what the
 * evidence is, and the traps. Judged by category, bounce and provider, never
 * by prose. Fields of a case that are NULL are not compared; "-" is none.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <bouncecode.h>

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "shown.h"
#include "tap.h"

static const struct {
	const char *text;
	const char *shown; /* the codes of the text: "550 5.1.1" */
	const char *category, *bounce, *provider, *blocklist, *basis;
} cases[] = {
	/* numbers that are no codes */
	{ "connect to mx.example.com[5.1.1.10]:25: Connection timed out", "-",
	    "network", "soft", "-", "-", NULL },
	{ "Message size 552 KB too big", "-", "message-too-large", "block", "-",
	    "-", NULL },
	{ "550 5.1.1 rejected because 203.0.113.9 is on a blocklist",
	    "550 5.1.1", "blocklisted", "block", NULL, NULL, "phrase" },
	/* codes that say more, or less, than the words */
	{ "550 5.7.620 Access denied", "550 5.7.620", "blocklisted", "block",
	    "microsoft", "-", "enhanced" },
	{ "550 Connection frequency limited", "550", "rate-limited", "soft", NULL,
	    "-", NULL },
	{ "550 5.4.5 Daily user sending quota exceeded", "550 5.4.5",
	    "rate-limited", "soft", NULL, "-", NULL },
	{ "550 5.9.99 fiddlesticks", "550 5.9.99", "other", "block", "-", "-",
	    "class" },
	{ "550 5.1.1", "550 5.1.1", "bad-mailbox", "hard", "-", "-", "pair" },
	{ "250 2.1.5 OK", "250 2.1.5", "ok", "none", "-", "-", "pair" },
	{ "TSS04", "-", "reputation", NULL, "yahoo", "-", "vendor-code" },
	{ "mailbox full", "-", "mailbox-full", "soft", "-", "-", "phrase" },
	/* logs */
	{ "Nov 21 10:00:00 mx postfix/smtp[1234]: 4F2A1B3C: to=<a@example.com>, "
	  "relay=gmail-smtp-in.l.google.com[142.250.1.27]:25, delay=1.2, "
	  "delays=0.1/0/0.5/0.6, dsn=5.1.1, status=bounced (host "
	  "gmail-smtp-in.l.google.com[142.250.1.27] said: 550-5.1.1 The email "
	  "account that you tried to reach does not exist. (in reply to RCPT TO "
	  "command))",
	    "550 5.1.1", "bad-mailbox", "hard", "google", "-",
	    "provider-phrase" },
	/* what names the command is no word of the server, wherever the line is broken */
	{ "host mx.example.com[192.0.2.174] said: 550  (in reply to\n    RCPT TO "
	  "command)", "550", "bad-mailbox", "block", "-", "-", "reply" },
	{ "550 unknown user (in reply\r\n to MAIL\r\n FROM command)", "550",
	    "invalid-sender", "block", "-", "-", "words" },
	{ "Nov 21 10:00:00 mx postfix/smtp[550]: 5511A: to=<550@example.com>, "
	  "relay=none, delay=550, delays=550/0.01/0/0, dsn=4.4.1, "
	  "status=deferred (connect to mx.example.com[192.0.2.1]:25: Connection "
	  "refused)",
	    "4.4.1", "network", "soft", "-", "-", NULL },
	{ "Nov 21 10:00:00 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from "
	  "mail.google.com[192.0.2.9]: 450 4.7.1 <a@example.com>: Recipient "
	  "address rejected: Greylisted; from=<b@example.com> "
	  "to=<a@example.com> proto=ESMTP helo=<mail.google.com>",
	    "450 4.7.1", "greylisted", "soft", NULL, "-", NULL },
	{ "@400000005f 550_5.1.1_User_unknown/Giving_up_on_192.0.2.1./", NULL,
	    "bad-mailbox", NULL, NULL, "-", NULL },
	/* replies of several lines, as they come and as programs print them */
	{ "550-5.7.26 This mail has been blocked because the sender is\r\n"
	  "550-5.7.26 unauthenticated. Gmail requires all senders to\r\n"
	  "550 5.7.26 authenticate with either SPF or DKIM. gsmtp\r\n",
	    "550 5.7.26", "auth-failed", "block", "google", "-",
	    "provider-phrase" },
	{ "550-5.7.26 This mail has been blocked because the sender is "
	  "550-5.7.26 unauthenticated. Gmail requires all senders to "
	  "550 5.7.26 authenticate with either SPF or DKIM. gsmtp",
	    "550 5.7.26", "auth-failed", "block", "google", "-",
	    "provider-phrase" },
	{ "550-5.7.26 This mail has been blocked because the sender is\\n"
	  "550-5.7.26 unauthenticated. Gmail requires all senders to\\n"
	  "550 5.7.26 authenticate with either SPF or DKIM. gsmtp\\n",
	    "550 5.7.26", "auth-failed", "block", "google", "-",
	    "provider-phrase" },
	{ "\"550-5.7.26 This mail has been blocked because the sender is\\r\\n"
	  "550-5.7.26 unauthenticated. Gmail requires all senders to\\r\\n"
	  "550 5.7.26 authenticate with either SPF or DKIM. gsmtp\"",
	    "550 5.7.26", "auth-failed", "block", "google", "-",
	    "provider-phrase" },
	/* fields of delivery reports */
	{ "Diagnostic-Code: smtp; 550 5.1.1 <a@example.com>: Recipient address "
	  "rejected: User unknown in virtual mailbox table",
	    "550 5.1.1", "bad-mailbox", "hard", NULL, "-", NULL },
	{ "Diagnostic-Code: X-Postfix; mail forwarding loop for a@example.com",
	    "-", "routing", NULL, NULL, "-", NULL },
	{ "Final-Recipient: rfc822; a@example.com\r\nAction: failed\r\n"
	  "Status: 5.2.2\r\n",
	    "5.2.2", "mailbox-full", "soft", "-", "-", "enhanced" },
	/* what programs print */
	{ "{\"code\": 550, \"enhanced\": \"5.1.1\", \"message\": \"User "
	  "unknown\"}",
	    NULL, "bad-mailbox", "hard", "-", "-", NULL },
	{ "{\"response\":\"550 5.1.1 User unknown\",\"type\":\"bounce\"}",
	    "550 5.1.1", "bad-mailbox", "hard", "-", "-", NULL },
	{ "(550, b'5.1.1 User unknown')", "550 5.1.1", "bad-mailbox", "hard", "-",
	    "-", NULL },
	{ "smtplib.SMTPRecipientsRefused: {'a@example.com': (550, b'5.1.1 User "
	  "unknown')}",
	    "550 5.1.1", "bad-mailbox", "hard", "-", "-", NULL },
	{ "550 5.1.1 &lt;a@example.com&gt;: user doesn&#39;t exist",
	    "550 5.1.1", "bad-mailbox", "hard", "-", "-", NULL },
	/* codes in other writings */
	{ "[451] Try later", "451", NULL, "soft", NULL, NULL, NULL },
	{ "smtp[551]: warning: nothing", "-", NULL, NULL, NULL, NULL, NULL },
	{ "554.5.6.2 cannot convert", "554 5.6.2", NULL, NULL, NULL, NULL, NULL },
	{ "code = 550, details = \"no\"", "550", NULL, NULL, NULL, NULL, NULL },
	{ "unknown_address_reject_code = 450", "-", NULL, NULL, NULL, NULL, NULL },
	{ "default_action=\"451 4.3.5 Configuration\"", "-", NULL, NULL, NULL,
	    NULL, NULL },
	{ "550 5.7.1 Service unavailable AS(504)", "550 5.7.1", NULL, NULL, NULL, NULL, NULL },
	{ "error(550) User unknown", "550", NULL, NULL, NULL, NULL, NULL },
	/* the host of a client names nobody */
	{ "550 5.7.1 <a1.smtp-out.us-east-1.amazonses.com[192.0.2.1]>: Helo "
	  "command rejected: Host not found",
	    "550 5.7.1", NULL, NULL, "-", NULL, NULL },
	{ "554 5.7.1 Client host [m.outbound.protection.outlook.com] rejected",
	    "554 5.7.1", NULL, NULL, "-", NULL, NULL },
	{ "554 5.7.1 CLIENT HOST [M.OUTBOUND.PROTECTION.OUTLOOK.COM] REJECTED",
	    "554 5.7.1", NULL, NULL, "-", NULL, NULL },
	/* CR is no letter of a word */
	{ "550 no\n", "550", "bad-mailbox", "block", "-", "-", NULL },
	{ "550 no\r\n", "550", "bad-mailbox", "block", "-", "-", NULL },
	{ "450WM:BLI", "450", NULL, "soft", NULL, NULL, NULL },
	{ "421AQxyz003456: to=<a@example.com>", "-", NULL, NULL, NULL, NULL, NULL },
	{ "585BC3F: from=<>, status=expired", "-", NULL, NULL, NULL, NULL, NULL },
	{ "552 MS-Word file with macros", "552", NULL, NULL, NULL, NULL, NULL },
	{ "waited 552 ms for nothing", "-", NULL, NULL, NULL, NULL, NULL },
	{ "\350\277\224\345\233\236\342\200\234550 5.1.8 no\342\200\235", "550 5.1.8",
	    NULL, NULL, NULL, NULL, NULL },
	{ "\320\236\321\210\320\270\320\261\320\272\320\260 550 no", "550", NULL, NULL,
	    NULL, NULL, NULL },
	{ "Expected response code 250 but got code \"550\", with message \"no\"",
	    "550", NULL, NULL, NULL, NULL, NULL },
	{ "Code { severity: TransientNegativeCompletion, category: MailSystem, "
	  "detail: Zero }",
	    "450", NULL, "soft", NULL, NULL, NULL },
	{ "550 5.1.1 <a@example.com>: verification failed: host 127.0.0.1 said: "
	  "554 5.7.1 no",
	    "550 5.1.1", NULL, NULL, NULL, NULL, NULL },
	/* a reply inside a reply, and more than one */
	{ "554 5.0.0 transport error: host mx.example.com[192.0.2.1] said: 552 "
	  "5.2.2 Mailbox full (in reply to RCPT TO command)",
	    "552 5.2.2", "mailbox-full", "soft", "-", "-", NULL },
	{ "<<< 550 5.1.1 User unknown\n503 5.5.1 Need RCPT", "550 5.1.1",
	    "bad-mailbox", "hard", "-", "-", NULL },
	{ "250 2.1.0 Sender ok\n550 5.1.1 User unknown", "550 5.1.1",
	    "bad-mailbox", "hard", "-", "-", NULL },
	/* the sender's fault, however the code calls it */
	{ "550 5.1.1 Message rejected due to DMARC policy", "550 5.1.1", "auth-failed",
	    "block", NULL, "-", NULL },
	{ "550 5.1.1 relay access denied", "550 5.1.1", "relay-denied", "block",
	    NULL, "-", NULL },
	{ "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked "
	  "using zen.spamhaus.org",
	    "554 5.7.1", "blocklisted", "block", NULL, "spamhaus-zen", NULL },
	{ "550 5.7.1 Listed at bl.spamcop.net", "550 5.7.1", "blocklisted",
	    "block", NULL, "spamcop", NULL },
	/* whose reply it is: by wording, and by the name of the host */
	{ "452 4.2.2 The email account that you tried to reach is over quota. "
	  "gsmtp",
	    "452 4.2.2", "mailbox-full", "soft", "google", "-", NULL },
	{ "host mta5.am0.yahoodns.net[192.0.2.1] said: 550 5.1.1 No such user",
	    "550 5.1.1", "bad-mailbox", "hard", "yahoo", "-", NULL },
	{ "host example-com.mail.protection.outlook.com[192.0.2.1] said: 550 "
	  "5.1.1 No such user",
	    "550 5.1.1", "bad-mailbox", "hard", "microsoft", "-", NULL },
	{ "{\"response\":{\"code\":550,\"enhanced_code\":{\"class\":5,"
	  "\"subject\":1,\"detail\":1},\"content\":\"No such user\"}}",
	    "550 5.1.1", "bad-mailbox", "hard", "-", "-", NULL },
	/* nothing */
	{ "good morning", "-", "-", NULL, "-", "-", "none" },
	{ "", "-", "-", NULL, "-", "-", "none" },
};

static const char *
name(enum bouncecode_vocabulary v, unsigned number)
{
	const char *s = number ? bouncecode_name(v, number) : NULL;

	return s ? s : "-";
}

static int
matches_if(const char *got, const char *expected)
{
	return expected == NULL || same(got, expected);
}

static void
test_case(size_t i)
{
	struct bouncecode_answer a;
	const char *text = cases[i].text;
	int found = bouncecode_explain(text, strlen(text), &a);

	ok((found == (a.entry != NULL)) &
		matches_if(shown(&a.code), cases[i].shown) &
		matches_if(name(BOUNCECODE_CATEGORIES, a.category),
		    cases[i].category) &
		matches_if(bouncecode_name(BOUNCECODE_BOUNCES, a.bounce),
		    cases[i].bounce) &
		matches_if(name(BOUNCECODE_PROVIDERS, a.provider),
		    cases[i].provider) &
		matches_if(name(BOUNCECODE_BLOCKLISTS, a.blocklist),
		    cases[i].blocklist) &
		matches_if(bouncecode_name(BOUNCECODE_BASES, a.basis),
		    cases[i].basis),
	    "%.*s", (int)strcspn(text, "\r\n"), text);
}

/* ---- evidence: what the matches cut out of the text */

static const struct {
	const char *text;
	enum bouncecode_evidence what;
	const char *cut;
} evidence[] = {
	{ "RCPT: 550 5.1.1 No such user", BOUNCECODE_EVIDENCE_REPLY, "550" },
	{ "RCPT: 550 5.1.1 No such user", BOUNCECODE_EVIDENCE_ENHANCED, "5.1.1" },
	{ "RCPT: 550 5.1.1 No such user", BOUNCECODE_EVIDENCE_PHRASE,
	    "No such user" },
	{ "550 5.1.1 No  such\r\n550 5.1.1 user", BOUNCECODE_EVIDENCE_PHRASE,
	    "No  such\r\n550 5.1.1 user" },
	{ "421 [TSS04] try later", BOUNCECODE_EVIDENCE_VENDOR_CODE, "TSS04" },
	{ "554 5.7.1 blocked using zen.spamhaus.org;",
	    BOUNCECODE_EVIDENCE_BLOCKLIST, "zen.spamhaus.org" },
	{ "host mta5.am0.yahoodns.net[192.0.2.1] said: 550 No such user",
	    BOUNCECODE_EVIDENCE_PROVIDER, ".yahoodns.net" },
};

static void
test_evidence(size_t i)
{
	struct bouncecode_answer a;
	const char *text = evidence[i].text;
	size_t n = strlen(evidence[i].cut);
	int there = 0;

	bouncecode_explain(text, strlen(text), &a);
	for (unsigned k = 0; k < a.nmatches; k++) {
		const struct bouncecode_match *m = &a.matches[k];

		if (m->what != evidence[i].what)
			continue;
		there = m->length == n &&
		    memcmp(text + m->offset, evidence[i].cut, n) == 0;
		if (!there)
			printf("# got %.*s\n", (int)m->length, text + m->offset);
	}
	ok(there, "evidence: %.*s", (int)strcspn(evidence[i].cut, "\r\n"),
	    evidence[i].cut);
}

static int
is_inside(const struct bouncecode_answer *a, size_t length)
{
	for (unsigned i = 0; i < a->nmatches; i++)
		if (a->matches[i].what > BOUNCECODE_EVIDENCE_WORD ||
		    a->matches[i].length == 0 ||
		    a->matches[i].offset > length ||
		    a->matches[i].length > length - a->matches[i].offset)
			return 0;
	return a->nmatches <= BOUNCECODE_MATCHES_MAX;
}

/* ---- delays */

static const struct {
	const char *text;
	long seconds;
} delays[] = {
	{ "451 4.7.1 Greylisted, please try again in 300 seconds", 300 },
	{ "450 4.7.1 Greylisting in effect, try again after 5 minutes", 300 },
	{ "451 4.7.1 Greylisted, try again in 1 hour", 3600 },
	{ "451 4.7.1 Greylisted, please try again later", -1 },
	{ "451 4.7.1 Greylisted, host 192.0.2.1", -1 },
	{ "451 4.7.1 Greylisted, try again in 99999999999999 seconds", -1 },
	{ "550 5.1.1 User unknown, try again in 300 seconds", -1 },
};

static void
test_delay(size_t i)
{
	struct bouncecode_answer a;

	bouncecode_explain(delays[i].text, strlen(delays[i].text), &a);
	ok(same_number("seconds", a.retry_after, delays[i].seconds), "%s",
	    delays[i].text);
}

/* ---- what the rest of the sentence is about */

static const struct {
	const char *text, *category;
} subjects[] = {
	{ "550 5.1.1 The sender address <a@example.com> does not exist",
	    "invalid-sender" },
	{ "550 Return path address does not exist", "invalid-sender" },
	{ "550 5.1.1 Rejected: sender <a@example.com> user unknown",
	    "invalid-sender" },
	{ "550 HELO domain does not exist", "rdns-failed" },
	{ "550 5.2.1 Your account is disabled", "login-failed" },
	{ "550-Verification failed for <a@example.com> 550-Called: 192.0.2.1 "
	  "550-Sent: RCPT TO:<a@example.com> 550-Response: 550 5.1.1 User "
	  "unknown 550 Sender verify failed",
	    "invalid-sender" },
	{ "550-Requested action not taken: mailbox unavailable 550 Reject due "
	  "to SPF policy",
	    "auth-failed" },
	{ "550 Too many 'user unknown' attempts from 203.0.113.4",
	    "rate-limited" },
	/* and what only looks so */
	{ "550 5.1.1 <sender@example.net>: Recipient address rejected: User "
	  "unknown; from=<a@example.com>",
	    "bad-mailbox" },
	{ "550 5.1.1 user unknown. Dear sender, please check the address",
	    "bad-mailbox" },
	{ "550 5.1.1 The sender's message was undeliverable: user unknown",
	    "bad-mailbox" },
	{ "SMTP error from remote mail server after MAIL FROM:<a@example.com> "
	  "RCPT TO:<b@example.net>: 550 5.1.1 User unknown",
	    "bad-mailbox" },
};

static const char *const harmless[] = {
	"postfix/smtpd[1]: disconnect from mx[192.0.2.1] starttls=1 commands=7",
	"dovecot: imap(joe)<551><abc>: Logged out in=550 out=5211",
	"spamd: clean message (1.4/5.0) in 4.5 seconds, 5521 bytes.",
	"opendkim[501]: DKIM-Signature field added (s=mail, d=example.com)",
	"rsyslogd: [origin software=\"rsyslogd\" x-pid=\"554\"] start",
	"\"GET /track/open?id=550 HTTP/1.1\" 500 451 \"-\" \"Mozilla/5.0\"",
	"rows affected: 550",
	"Our invoice no. 550 of 5.1.2024 is attached",
};

static void
test_subjects(void)
{
	struct bouncecode_answer a;

	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
		const char *text = subjects[i].text;

		bouncecode_explain(text, strlen(text), &a);
		ok(same(bouncecode_name(BOUNCECODE_CATEGORIES, a.category),
		       subjects[i].category),
		    "%s", text);
	}
	for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
		ok(bouncecode_explain(harmless[i], strlen(harmless[i]), &a) == 0,
		    "no bounce: %s", harmless[i]);
}

/* ---- what is the sender's fault never says that an address is dead */

static const char *const wordings[] = { "rejected by DMARC policy",
	"SPF check failed", "DKIM signature does not verify",
	"listed at zen.spamhaus.org", "too many connections from your host",
	"your IP has a poor reputation", "relay access denied",
	"message looks like spam", "message contains a virus",
	"sender address rejected: Domain not found",
	"client host rejected: cannot find your reverse hostname",
	"authentication required", "message size exceeds fixed limit",
	"must issue a STARTTLS command first", "sending quota exceeded" };
static const char *const codes[] = { "", "550 ", "550 5.1.1 ", "550 5.1.2 ",
	"5.1.1 ", "554 5.7.1 ", "550 5.2.1 ", "553 5.1.3 ", "450 4.1.1 " };

static void
test_sender_fault(const char *wording)
{
	int dead = 0;

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct bouncecode_answer a;
		char text[200];
		int n = snprintf(text, sizeof text, "%s%s", codes[i], wording);

		bouncecode_explain(text, (size_t)n, &a);
		if (a.bounce == BOUNCECODE_BOUNCE_HARD ||
		    a.action == BOUNCECODE_ACTION_SUPPRESS) {
			printf("# %s\n", text);
			dead = 1;
		}
	}
	ok(!dead, "no dead address: %s", wording);
}

/* ---- any bytes */

static void
test_bytes(void)
{
	enum { HUGE_LENGTH = 4 << 20 };
	static const char nul[] = "\0" "550 5.1.1\0No such user";
	static const char utf8[] =
	    "\xff\xfe 550 5.1.1 \xc3\x28\x80 No such user \xf0\x9f";
	struct bouncecode_answer a;
	char *huge = malloc(HUGE_LENGTH);

	memset(&a, 0xff, sizeof a);
	ok(bouncecode_explain(NULL, 0, &a) == 0 && a.entry == NULL &&
		a.nmatches == 0 && a.category == 0 && a.retry_after == -1 &&
		a.provider == 0 && a.code.reply == 0,
	    "NULL of length 0: an answer filled in whole");
	ok(bouncecode_explain(nul, sizeof nul - 1, &a) >= 0 &&
		is_inside(&a, sizeof nul - 1) &&
		a.category == BOUNCECODE_CATEGORY_BAD_MAILBOX,
	    "NUL bytes are data");
	ok(bouncecode_explain(utf8, sizeof utf8 - 1, &a) == 1 &&
		is_inside(&a, sizeof utf8 - 1) &&
		a.category == BOUNCECODE_CATEGORY_BAD_MAILBOX,
	    "invalid UTF-8");
	ok(bouncecode_explain("550 5.1.1 No such user", 3, &a) == 1 &&
		a.code.reply == 550 && a.code.class_digit == 0 &&
		is_inside(&a, 3),
	    "not a byte behind the length");
	if (!ok(huge != NULL, "4 MiB of memory"))
		return;
	for (int c = 0; c < 256; c += 15) {
		memset(huge, c, HUGE_LENGTH);
		memset(&a, 0xff, sizeof a);
		bouncecode_explain(huge, HUGE_LENGTH, &a);
		ok(is_inside(&a, HUGE_LENGTH) && a.code.reply == 0,
		    "4 MiB of byte 0x%02x", (unsigned)c);
	}
	memset(huge, ' ', HUGE_LENGTH);
	memcpy(huge + HUGE_LENGTH - 23, "\n550 5.1.1 No such user", 23);
	ok(bouncecode_explain(huge, HUGE_LENGTH, &a) == 1 &&
		a.code.reply == 550 &&
		a.category == BOUNCECODE_CATEGORY_BAD_MAILBOX && is_inside(&a, HUGE_LENGTH),
	    "a reply at the end of 4 MiB");
	free(huge);
}

/* A wording goes on behind an address, however far from the end of the text it stands. */
static void
test_addresses(void)
{
	static const char *const said[] = { "550 mailbox <ann@example.com> is full ",
		"550 mailbox ann@example.com is full " };
	enum { LENGTH = 6000 };
	static char text[LENGTH];
	int differ = 0;

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		for (size_t n = 0; n < LENGTH - 100; n = n * 3 / 2 + 40) {
			struct bouncecode_answer a;
			size_t at = strlen(said[i]);

			memcpy(text, said[i], at);
			for (size_t k = 0; k < n; k++)
				text[at++] = k % 7 == 6 ? ' ' : 'x';
			bouncecode_explain(text, at, &a);
			differ += a.category != BOUNCECODE_CATEGORY_MAILBOX_FULL || a.basis != BOUNCECODE_BASIS_PHRASE;
		}
	ok(differ == 0, "wordings go on behind an address: %d do not", differ);
}

/* What stands before an "@" is a name, and none of the server's words; behind 64 bytes
 * of it, which is more than an address has, it may be. */
static void
test_names(void)
{
	static const struct {
		const char *text;
		enum bouncecode_category category;
	} texts[] = {
		{ "550 mail to <user_unknown@example.com> denied", BOUNCECODE_CATEGORY_POLICY },
		{ "550 <a.over-quota+b@example.com> denied", BOUNCECODE_CATEGORY_POLICY },
		{ "550 <user_unknown@example.com> over quota", BOUNCECODE_CATEGORY_MAILBOX_FULL },
		{ "550 <user_unknown@example.com>: user unknown", BOUNCECODE_CATEGORY_BAD_MAILBOX },
		{ "550 user unknown: ann@example.com", BOUNCECODE_CATEGORY_BAD_MAILBOX },
		{ "550 user unknown<ann@example.com>", BOUNCECODE_CATEGORY_BAD_MAILBOX },
	};
	char text[] = "550 over quota-----------------------------------------------------------------@";
	struct bouncecode_answer a;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		bouncecode_explain(texts[i].text, strlen(texts[i].text), &a);
		ok(a.category == texts[i].category, "%s", texts[i].text);
	}
	bouncecode_explain(text, sizeof text - 1, &a);
	ok(a.category == BOUNCECODE_CATEGORY_MAILBOX_FULL, "65 bytes are too many");
	text[sizeof text - 3] = '@';
	bouncecode_explain(text, sizeof text - 2, &a);
	ok(a.category == BOUNCECODE_CATEGORY_POLICY, "64 are not");
}

/* Not a byte behind the end of a text is read, nor one before it. */
static void
test_ends(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *guarded = mmap(NULL, 3 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *readable = guarded + page;
	size_t seen = 0;

	if (guarded == MAP_FAILED || mprotect(readable, page, PROT_READ | PROT_WRITE) != 0)
		return;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t n = strlen(cases[i].text); n > 0 && n <= page; n = n * 2 / 3) {
			struct bouncecode_answer a;

			memcpy(readable, cases[i].text, n);
			bouncecode_explain(readable, n, &a);
			memcpy(readable + page - n, cases[i].text, n);
			bouncecode_explain(readable + page - n, n, &a);
			seen++;
		}
	ok(seen > 500, "%zu texts beside pages that cannot be read", seen);
	munmap(guarded, 3 * page);
}

/* A reply that tells of the check of an address keeps its place before what the other
 * server said; where the check stands farther away, they are two texts. */
static void
test_reach_of_check(void)
{
	static const char quoted[] = " verify: 550 5.1.1 no such user here";
	enum { REACH = 2048 };
	char text[REACH + sizeof quoted];
	struct bouncecode_answer near, far;

	memset(text, 'x', sizeof text);
	memcpy(text, "450 ", 4);
	memcpy(text + REACH - 2, quoted, sizeof quoted - 1);
	bouncecode_explain(text, REACH - 2 + sizeof quoted - 1, &near);
	memcpy(text + REACH - 1, quoted, sizeof quoted - 1);
	bouncecode_explain(text, REACH - 1 + sizeof quoted - 1, &far);
	ok(near.code.reply == 450 && far.code.reply == 550,
	    "a check of an address is seen from 2,047 bytes away, and not from 2,048");
}

/* A long text is matched window by window: a wording of two pieces that are far
 * apart is found wherever it stands. */
static void
test_windows(void)
{
	enum { WINDOW = 4096, FROM = WINDOW - 500, TO = WINDOW + 100 };
	static const char first[] = " your email to group ";
	static const char last[] = " was rejected due to spam classification ";
	char text[3 * WINDOW];
	struct bouncecode_answer a, wanted, half;
	size_t missed = 0;

	bouncecode_explain(last, sizeof last - 1, &half);
	bouncecode_explain(text, (size_t)sprintf(text, "%s%s", first, last),
	    &wanted);
	for (size_t at = FROM; at < TO; at++) {
		for (size_t i = 0; i < sizeof text; i++)
			text[i] = "y "[i % 2];
		memcpy(text + at, first, sizeof first - 1);
		memcpy(text + at + 200, last, sizeof last - 1);
		bouncecode_explain(text, sizeof text, &a);
		missed += a.entry != wanted.entry || a.entry == half.entry;
	}
	ok(missed == 0, "wordings across the end of a window (%zu missed)",
	    missed);
}

/* Words of doubt beside a code that calls the address dead: it is not, and that is not
 * sure, though other words are those of dead ones. */
static void
test_doubt(void)
{
	static const char busy[] = "550 5.1.1 mailbox busy", plain[] = "550 5.1.1 mailbox zorb";
	static const char name[] = "550 5.1.1 zorb <sender@pec.sender.example> at spam.example, later.x@example.net";
	struct bouncecode_answer a, b, c;

	bouncecode_explain(busy, sizeof busy - 1, &a);
	bouncecode_explain(plain, sizeof plain - 1, &b);
	ok(a.bounce == BOUNCECODE_BOUNCE_BLOCK && a.action == BOUNCECODE_ACTION_INVESTIGATE &&
		a.confidence == BOUNCECODE_CONFIDENCE_MEDIUM,
	    "%s", busy);
	ok(b.bounce == BOUNCECODE_BOUNCE_HARD, "%s", plain);
	bouncecode_explain(name, sizeof name - 1, &c);
	ok(c.bounce == BOUNCECODE_BOUNCE_HARD, "names are no words: %s", name);
}

/* Each place where a wording begins is looked at, and nothing is looked for again behind
 * it: what one text may cost is enough for many of them, and for what stands at its end. */
static void
test_beginnings(void)
{
	static const char first[] = "Client host [ ", rest[] = "192.0.2.1 ] blocked using";
	enum { TIMES = 200 };
	char text[5 + TIMES * sizeof first + sizeof rest];
	size_t n = (size_t)sprintf(text, "550 ");
	struct bouncecode_answer a;

	for (size_t i = 0; i < TIMES; i++)
		n += (size_t)sprintf(text + n, "%s", first);
	n += (size_t)sprintf(text + n, "%s", rest);
	bouncecode_explain(text, n, &a);
	ok(a.category == BOUNCECODE_CATEGORY_BLOCKLISTED && a.basis == BOUNCECODE_BASIS_PHRASE,
	    "a wording that began %d times is found at the end", (int)TIMES);
}

/* An answer needs its text only: a copy elsewhere, without a NUL behind it,
 * gives the same; so does another run. */
static void
test_pure(void)
{
	size_t differ = 0, outside = 0;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = strlen(cases[i].text);
		char *copy = malloc(n + 1);
		struct bouncecode_answer a, b;

		if (copy == NULL) {
			ok(0, "memory for a copy");
			return;
		}
		memset(&a, 0, sizeof a);
		memset(&b, 0, sizeof b);
		memcpy(copy, cases[i].text, n);
		copy[n] = '5';
		bouncecode_explain(cases[i].text, n, &a);
		bouncecode_explain(copy, n, &b);
		differ += a.entry != b.entry || a.nmatches != b.nmatches ||
		    a.provider != b.provider || a.bounce != b.bounce;
		for (size_t k = 0; k <= n; k++) {
			bouncecode_explain(copy, k, &b);
			outside += !is_inside(&b, k);
		}
		free(copy);
	}
	ok(differ == 0, "the same text has the same answer");
	ok(outside == 0, "evidence lies inside the text, wherever it is cut");
}

/* What somebody tells in words of their own. */
static void
test_guess(void)
{
	static const char told[] = "a customer asks why his mails come back as spam",
	    reply[] = "550 5.1.1 User unknown";
	/* The last ones have words that refusals have as well. */
	static const char *const other[] = { "what a lovely day to go to the beach with you",
		"dear customer thank you for your order",
		"invoice attached please pay until friday", "our new website is online",
		"your account balance is 300 euro", "happy birthday to you and your family" };
	struct bouncecode_answer a, b;
	int guessed = 0;

	ok(!bouncecode_explain(told, strlen(told), &a) && a.entry == NULL,
	    "what nothing calls a refusal is none");
	ok(bouncecode_guess(told, strlen(told), &a) && a.entry != NULL &&
		a.basis == BOUNCECODE_BASIS_WORDS &&
		a.confidence == BOUNCECODE_CONFIDENCE_LOW &&
		a.bounce != BOUNCECODE_BOUNCE_HARD &&
		strcmp(bouncecode_name(BOUNCECODE_CATEGORIES, a.category), "spam-content") == 0,
	    "but one may guess what it is about");
	ok(a.nmatches > 0 && is_inside(&a, strlen(told)), "and see from which words");
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		guessed += bouncecode_guess(other[i], strlen(other[i]), &a) || a.entry != NULL;
	ok(guessed == 0, "not of words about something else");
	ok(!bouncecode_guess(NULL, 0, &a), "nor of nothing");
	ok(bouncecode_guess(reply, strlen(reply), &a) && bouncecode_explain(reply, strlen(reply), &b) &&
		a.entry == b.entry && a.confidence == b.confidence,
	    "what is known needs no guess");
}

/* The answers of the list itself. */
static void
test_entries(void)
{
	size_t bad = 0, keyless = 0;

	for (size_t i = 0; i < bouncecode_count(); i++) {
		const struct bouncecode_entry *e = bouncecode_at(i);
		struct bouncecode_answer a;

		bouncecode_answer_entry(e, &a);
		keyless += bouncecode_key(e) == NULL;
		bad += a.entry != e || a.kind != (int)bouncecode_kind_of(e) ||
		    a.nmatches != 0 || a.category == 0 || a.retry_after != -1 ||
		    (a.kind == BOUNCECODE_KIND_PROVIDER) != (a.provider != 0);
	}
	ok(bad == 0, "each entry answers for itself");
	ok(keyless > 0, "also those without a code");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		test_case(i);
	for (size_t i = 0; i < sizeof evidence / sizeof *evidence; i++)
		test_evidence(i);
	for (size_t i = 0; i < sizeof delays / sizeof *delays; i++)
		test_delay(i);
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
		test_sender_fault(wordings[i]);
	test_subjects();
	test_bytes();
	test_addresses();
	test_names();
	test_ends();
	test_reach_of_check();
	test_windows();
	test_beginnings();
	test_doubt();
	test_pure();
	test_guess();
	test_entries();
	return done();
}
