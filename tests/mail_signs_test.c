/*
 * Each sign by which a mail without a standard form is told: a mail that has no
 * other is what the sign says, and the same mail without it is not.
 */
#include "mail/signs.h"

#include "reports.h"
#include "tap.h"

enum { NSIGNS = sizeof signs / sizeof *signs };

/* The parts of a mail that signs are put into, none of which is a sign. */
struct parts {
	const char *sender, *subject, *text, *field;
};

static const char nothing[] = "lorem ipsum";

/* The kind of a mail, as a word; "none" of what is no report. */
static const char *
kind_of(const struct parts *p, int has_header)
{
	static char mail[2048];
	int n = 0;

	if (has_header)
		n = snprintf(mail, sizeof mail,
		    "From: %s\nTo: bob@example.com\nSubject: %s\n%s%s"
		    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n",
		    p->sender, p->subject, p->field, *p->field ? ": ann@example.net\n" : "");
	n += snprintf(mail + n, sizeof mail - (size_t)n, "%s\n\n<ann@example.net>\n", p->text);
	read_mail(mail, (size_t)n);
	strtok(reports.text, " ");
	return reports.n > 0 ? reports.text : "none";
}

/* A mail in which the words of a sign stand where they belong, and what it needs
 * besides, a sign of another kind. */
static const char *
told_by(const struct sign *s, const char *words)
{
	struct parts p = { "Ann <ann@example.org>", nothing, nothing, "" };
	char text[300], sender[300];

	snprintf(sender, sizeof sender, "\"%s\" <x@example.org>", words);
	snprintf(text, sizeof text, "Dolor %s sit.", words);
	if (s->tells == MACHINE)
		p.text = "It could not be delivered.";
	else if (s->tells == REPORT || s->tells == DELAY || s->tells == NOTHING)
		p.sender = "Mailer-Daemon@example.org";
	if (s->tells == NOTHING)
		p.text = "It could not be delivered.";
	if (s->place == SENDER)
		p.sender = sender;
	else if (s->place == TEXT)
		p.text = text;
	else if (s->place == FIELD)
		p.field = words;
	else
		p.subject = s->place == BEGIN ? words : text;
	return kind_of(&p, s->place != TEXT || s->tells != AUTOMATIC);
}

static const char *
expected_of(const struct sign *s)
{
	switch (s->tells) {
	case DELAY:
		return "delayed";
	case AUTOMATIC:
		return "auto-reply";
	case COMPLAINT:
		return "complaint";
	case NOTHING:
		return "none";
	default:
		return "failed";
	}
}

/* A sign in which another one of its kind stands never decides. */
static const char *
other_that_tells(const struct sign *s)
{
	for (const struct sign *o = signs; o < signs + NSIGNS; o++) {
		const char *found = strstr(s->words, o->words);

		if (o != s && o->place == s->place && o->tells == s->tells &&
		    found != NULL && (found == s->words || s->place != BEGIN) &&
		    (strcmp(s->words, o->words) == 0 || s->place != FIELD))
			return o->words;
	}
	return NULL;
}

static void
test_signs(void)
{
	for (const struct sign *s = signs; s < signs + NSIGNS; s++) {
		const char *what = s->place == SENDER ? "From"
		    : s->place == TEXT                ? "text"
		    : s->place == FIELD               ? "field"
						      : "Subject";
		const char *without = s->place == FIELD ? "X-Lorem" : nothing;

		ok(same(other_that_tells(s), NULL) &&
			same(told_by(s, s->words), expected_of(s)) &&
			same(told_by(s, without), s->tells == NOTHING ? "failed" : "none"),
		    "%s: %s", what, s->words);
	}
}

/* As mails have them: at the beginning of a sentence, in capitals, where a line
 * was broken, with signs for printing. */
static void
test_writing(void)
{
	static const struct {
		enum place place;
		enum tells tells;
		const char *words;
	} cases[] = {
		{ SENDER, MACHINE, "MAILER-DAEMON" },
		{ SUBJECT, REPORT, "UNDELIVERED MAIL RETURNED TO SENDER" },
		{ SUBJECT, REPORT, "=?UTF-8?Q?=C3=89chec_de_la_remise?=" },
		{ SUBJECT, REPORT, "=?ISO-8859-1?Q?=C9CHEC_DE_REMISE?=" },
		{ SUBJECT, REPORT, "\303\211chec de la remise" },
		{ SUBJECT, REPORT, "=?KOI8-R?B?7sXEz9PUwdfMxc7Oz8U=?=" },
		{ SUBJECT, REPORT, "=?UTF-8?Q?=D0=9D=D0=95=D0=94=D0=9E=D0=A1=D0=A2=D0=90=D0=92=D0=9B?=" },
		{ BEGIN, AUTOMATIC, "=?UTF-8?B?0JDQstGC0L7QvtGC0LLQtdGC?=: 1" },
		{ BEGIN, AUTOMATIC, "R\303\211PONSE AUTOMATIQUE : 1" },
		{ BEGIN, AUTOMATIC, "Automatic\n reply: 1" },
		{ TEXT, REPORT, "\320\235\320\265\320\262\320\276\320\267\320\274\320\276\320\266\320\275\320\276 \320\264\320\276\321\201\321\202\320\260\320\262\320\270\321\202\321\214" },
		{ TEXT, REPORT, "N'a pas pu \303\212tre" },
		{ TEXT, REPORT, "could not\nbe delivered" },
		{ TEXT, REPORT, "could not\r\n    be delivered" },
		{ TEXT, REPORT, "couldn\342\200\231t be delivered" },
		{ TEXT, DELAY, "WILL BE\tRETRIED" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sign s = { cases[i].place, cases[i].tells, cases[i].words };

		ok(same(told_by(&s, s.words), expected_of(&s)), "as it is written: %s",
		    strpbrk(s.words, "\r\n") ? "in two lines" : s.words);
	}
}

/* Signs that do not tell where they stand. */
static void
test_others(void)
{
	static const struct {
		struct parts parts;
		const char *expected, *what;
	} cases[] = {
		{ { "Ann <ann@example.org>", "Re: Undelivered mail",
		      "It could not be delivered.", "" },
		    "none", "what somebody writes about a report is none" },
		{ { "Mailer-Daemon@example.org", "Re: Undelivered mail",
		      "It could not be delivered.", "" },
		    "failed", "but a server may give the subject back" },
		{ { "Ann <ann@example.org>", "Undelivered mail",
		      "It could not be delivered.", "" },
		    "none", "nor what somebody sells who has parcels" },
		{ { "noreply@example.org", "Delivery failure",
		      "It could not be delivered.", "" },
		    "none", "or a robot of his" },
		{ { "Mailer-Daemon@example.org", "Quarantine report",
		      "It could not be delivered.", "" },
		    "none", "a filter that keeps mail reports no delivery" },
		{ { "Ann <ann@example.org>", nothing, "It could not be delivered.",
		      "Return-Path: <>\nX-Lorem" },
		    "failed", "who has no return path speaks of deliveries" },
		{ { "Ann <ann@example.org>", "Undelivered mail", nothing,
		      "Return-Path: <>\nX-Autoreply" },
		    "auto-reply", "but for a machine that answers" },
		{ { "Ann <ann@example.org>", "About an automatic reply", nothing, "" },
		    "none", "at the beginning means there" },
		{ { "Mailer-Daemon@example.org", "Automatic reply: 1",
		      "It could not be delivered.", "" },
		    "auto-reply", "a machine that answers may speak of deliveries" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(same(kind_of(&cases[i].parts, 1), cases[i].expected), "%s", cases[i].what);
}

int
main(void)
{
	mail_begin();
	test_signs();
	test_writing();
	test_others();
	mail_end();
	return done();
}
