/* Mails, read to a line for each report: "failed ann@example.net 5.1.1
 * bad-mailbox", with "-" for what a mail does not tell. */
#ifndef TESTS_REPORTS_H
#define TESTS_REPORTS_H

#include "mail/mail.h"

#include <stdio.h>
#include <string.h>

static struct reports {
	char text[16384]; /* the first of them */
	char last[1024];
	size_t length, n;
	int is_dirty;   /* a string has bytes that it must not have */
	char limit[80]; /* what was said of one */
	char to[1024];  /* whom the message is for that the last one returns */
	char subject[1024];
} reports;

/* Settings of a test. */
static struct mail_settings settings;

/* Strings go to terminals and into files of lines; an address is one word. What
 * stands in each record is as long as a line of a mail at most. */
static int
is_clean(const char *s, int is_word)
{
	if (s != NULL && strlen(s) > 998)
		return 0;
	for (; s != NULL && *s != '\0'; s++)
		if ((unsigned char)*s < ' ' + is_word || *s == 0x7f ||
		    (*s == '\302' && (unsigned char)s[1] < 0xa0))
			return 0;
	return 1;
}

static void
put_line(void *context, const struct mail_report *r)
{
	const char *strings[] = { r->status, r->reporting_mta, r->remote_mta,
		r->arrival_date, r->last_attempt,
		r->will_retry_until, r->date, r->feedback_type,
		r->original_message_id, r->original_subject, r->original_from,
		r->original_to, r->original_envelope_id };
	const char *category = r->text && r->answer.category != 0
	    ? bouncecode_name(BOUNCECODE_CATEGORIES, r->answer.category)
	    : NULL;
	size_t room = sizeof reports.text - reports.length;
	int n;

	(void)context;
	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
		reports.is_dirty |= !is_clean(strings[i], 0);
	reports.is_dirty |= !is_clean(r->recipient, 1) ||
	    !is_clean(r->original_recipient, 1);
	reports.n++;
	snprintf(reports.to, sizeof reports.to, "%s", r->original_to ? r->original_to : "-");
	snprintf(reports.subject, sizeof reports.subject, "%s",
	    r->original_subject ? r->original_subject : "-");
	snprintf(reports.last, sizeof reports.last, "%s %s %s %s\n",
	    mail_kind_name(r->kind), r->recipient ? r->recipient : "-",
	    r->status ? r->status : "-", category ? category : "-");
	n = snprintf(reports.text + reports.length, room, "%s", reports.last);
	if ((size_t)n < room)
		reports.length += (size_t)n;
	else
		reports.text[reports.length] = '\0';
}

static void
tell_limit(void *context, const char *what)
{
	(void)context;
	snprintf(reports.limit, sizeof reports.limit, "%s", what);
}

/* What is read of a mail. */
static const char *
read_mail(const char *mail, size_t length)
{
	reports = (struct reports){ .n = 0 };
	if (mail_read(mail, length, &settings, put_line, tell_limit, NULL) != reports.n)
		return "another number of reports than was returned";
	if (reports.is_dirty)
		return "a string with bytes of control, or an address with blanks";
	return reports.text;
}

#endif
