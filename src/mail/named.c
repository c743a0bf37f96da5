/* Notices without a standard form: a report for each recipient that they name. */
#include "mail/reader.h"

#include "mail/address.h"
#include "mail/verdict.h"

#include <string.h>

static void
put_named(struct reader *r, const char *address)
{
	struct mail_report report = r->common;

	report.recipient = address;
	reader_hear_passages(r, &report);
	if (!verdict_is_good(&report))
		reader_hear_notice(r, &report);
	if (report.text != NULL)
		report.status = reader_status(r, mime_keep(&r->mime,
		    g_strndup(report.text + report.answer.code.enhanced_offset,
			report.answer.code.enhanced_length)));
	reader_put(r, &report);
}

/* The notice names nobody: then it is about whom it came back for, or whom the
 * message was for, unless a list was. */
static const char *
unnamed(struct reader *r)
{
	const char *to = r->verp;

	if (to != NULL || r->mime.message == NULL || r->is_of_list)
		return to;
	to = address_of_field(&r->mime, r->common.original_to);
	return to != NULL && strchr(to, '@') != NULL ? to : NULL;
}

/* Exim's X-Failed-Recipients names them all. */
static GPtrArray *
list_recipients(struct reader *r)
{
	const struct notice *n = &r->notice;
	GPtrArray *list = g_ptr_array_new();
	const char *other;

	address_list(&r->mime, reader_header(r, "X-Failed-Recipients"), list);
	if (list->len > 0)
		return list;
	for (size_t i = 0; i < n->n; i++)
		g_ptr_array_add(list, (char *)n->list[i].address);
	other = list->len == 0 ? unnamed(r) : NULL;
	if (other != NULL)
		g_ptr_array_add(list, (char *)other);
	return list;
}

void
put_notice(struct reader *r, enum mail_kind kind)
{
	GPtrArray *list = list_recipients(r);

	for (guint i = 0; i < list->len; i++)
		notice_add_person(&r->notice, list->pdata[i]);
	notice_divide(&r->notice);
	r->common.kind = kind;
	r->nrecipients = list->len;
	r->lacks_recipients = list->len > REPORTS_MAX ||
	    (r->notice.has_more && r->notice.n > 1);
	for (guint i = 0; i < list->len && r->nreports < REPORTS_MAX; i++)
		put_named(r, list->pdata[i]);
	g_ptr_array_free(list, TRUE);
}
