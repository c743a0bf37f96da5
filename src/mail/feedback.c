/* Complaints: RFC 5965, and the feedback loops that are older. */
#include "mail/reader.h"

#include "mail/address.h"
#include "mail/fields.h"

#include <string.h>

/* RFC 5965 section 3.2: Original-Rcpt-To is there once for each recipient. RFC
 * 6590: who complains may be blacked out, and then a field has only a part of an
 * address. */
static GPtrArray *
recipients_of(struct reader *r, const struct fields *f)
{
	static const char *const names[] = { "Original-Rcpt-To", "Removal-Recipient",
		"Redacted-Address" };
	GPtrArray *list = g_ptr_array_new();

	for (size_t k = 0; k < G_N_ELEMENTS(names) && list->len == 0; k++)
		for (size_t i = 0; i < f->n && list->len < REPORTS_MAX; i++)
			if (fields_is_named(&f->list[i], names[k]))
				address_list(&r->mime, f->list[i].value, list);
	return list;
}

static void
read_feedback(struct reader *r, struct mail_report *report, const struct fields *f)
{
	report->feedback_type = reader_clean(r, fields_find(f, "Feedback-Type"));
	report->reporting_mta = reader_clean(r, reader_untyped(fields_find(f, "Reporting-MTA")));
	report->arrival_date = reader_clean(r, fields_find(f, "Arrival-Date"));
	report->original_envelope_id = reader_clean(r, fields_find(f, "Original-Envelope-Id"));
}

void
put_complaint(struct reader *r)
{
	size_t i = 0;
	const struct part *part = mime_next(&r->mime, PART_FEEDBACK, &i);
	struct fields f = fields_read(&r->mime, part ? part->text : "");
	GPtrArray *list = recipients_of(r, &f);
	struct mail_report report = r->common;
	const char *to = reader_header(r, "X-HmXmrOriginalRecipient");

	report.kind = MAIL_COMPLAINT;
	read_feedback(r, &report, &f);
	if (list->len == 0)
		g_ptr_array_add(list, (char *)address_of_field(&r->mime,
		    to ? to : report.original_to));
	for (guint k = 0; k < list->len; k++) {
		struct mail_report one = report;

		one.recipient = list->pdata[k];
		reader_put(r, &one);
	}
	g_ptr_array_free(list, TRUE);
}
