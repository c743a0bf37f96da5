/* Notices without a standard form: a report for each recipient that they name. */
#include "mail/reader.h"

#include "mail/address.h"
#include "mail/verdict.h"

#include <string.h>

static void
put_text(struct reader *r, const char *address, const char *text, size_t length)
{
	struct mail_report report = r->common;

	report.recipient = address;
	verdict_hear(&report, text, MIN(length, ABOUT_MAX));
	if (!verdict_is_good(&report))
		reader_hear_notice(r, &report);
	if (report.text != NULL)
		report.status = reader_status(r, mime_keep(&r->mime,
		    g_strndup(report.text + report.answer.code.enhanced_offset,
			report.answer.code.enhanced_length)));
	reader_put(r, &report);
}

/* Exim's X-Failed-Recipients names them all. */
static gboolean
put_failed_recipients(struct reader *r)
{
	const char *list = reader_header(r, "X-Failed-Recipients"), *end, *about;
	const char *address;
	size_t length;
	struct address a;

	if (list == NULL)
		return FALSE;
	end = list + strlen(list);
	for (const char *p = list; address_next(p, end, &a); p = a.at + a.length) {
		if (r->nreports == REPORTS_MAX) {
			r->lacks_recipients = TRUE;
			break;
		}
		address = mime_keep(&r->mime, g_strndup(a.at, a.length));
		notice_about(&r->notice, address, &about, &length);
		put_text(r, address, about, length);
	}
	return r->nreports > 0;
}

void
put_notice(struct reader *r, enum mail_kind kind)
{
	const char *to;

	r->common.kind = kind;
	if (put_failed_recipients(r))
		return;
	r->lacks_recipients = r->notice.has_more && r->notice.n > 1;
	for (size_t i = 0; i < r->notice.n; i++)
		put_text(r, r->notice.list[i].address, r->notice.list[i].text,
		    r->notice.list[i].length);
	if (r->nreports > 0 || r->mime.message == NULL)
		return;
	/* The notice names nobody: then it is about whom the message was for, unless
	 * a list was. */
	to = address_of_field(&r->mime, r->common.original_to);
	if (to != NULL && strchr(to, '@') != NULL && !r->is_of_list)
		put_text(r, to, r->notice.text, (size_t)(r->notice.end - r->notice.text));
}
