/* Complaints: RFC 5965, and the feedback loops that are older. */
#include "mail/reader.h"

#include "mail/address.h"
#include "mail/fields.h"

#include <string.h>

/* RFC 6590: who complains may be blacked out, and then the field has only a part
 * of an address. */
static const char *
whole_address(struct reader *r, const char *value)
{
	const char *address = address_of_field(&r->mime, value);

	return address != NULL && strchr(address, '@') != NULL ? address : NULL;
}

void
put_complaint(struct reader *r)
{
	static const char *const names[] = { "Original-Rcpt-To", "Removal-Recipient",
		"Redacted-Address" };
	size_t i = 0;
	const struct part *part = mime_next(&r->mime, PART_FEEDBACK, &i);
	struct mail_report report = r->common;

	report.kind = MAIL_COMPLAINT;
	if (part != NULL) {
		struct fields f = fields_read(&r->mime, part->text);

		for (size_t k = 0; k < G_N_ELEMENTS(names) && report.recipient == NULL; k++)
			report.recipient = whole_address(r, fields_find(&f, names[k]));
		report.feedback_type = reader_clean(r, fields_find(&f, "Feedback-Type"));
		report.reporting_mta = reader_clean(r, reader_untyped(fields_find(&f, "Reporting-MTA")));
		report.arrival_date = reader_clean(r, fields_find(&f, "Arrival-Date"));
		report.original_envelope_id = reader_clean(r, fields_find(&f, "Original-Envelope-Id"));
	}
	if (report.recipient == NULL)
		report.recipient = address_of_field(&r->mime,
		    reader_header(r, "X-HmXmrOriginalRecipient"));
	if (report.recipient == NULL)
		report.recipient = address_of_field(&r->mime, report.original_to);
	reader_put(r, &report);
}
