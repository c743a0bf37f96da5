/* RFC 3464: a group of fields for each recipient. */
#include "mail/reader.h"

#include "explain/explain.h"
#include "explain/status.h"
#include "mail/address.h"
#include "mail/fields.h"
#include "mail/verdict.h"

#include <string.h>

static enum mail_kind
kind_of_action(const char *action, const char *status)
{
	static const struct {
		const char *word;
		enum mail_kind kind;
	} actions[] = { { "fail", MAIL_FAILED }, { "delayed", MAIL_DELAYED },
		{ "delivered", MAIL_DELIVERED }, { "relayed", MAIL_RELAYED },
		{ "expanded", MAIL_EXPANDED }, { "deliverable", MAIL_DELIVERED } };

	for (size_t i = 0; action != NULL && i < G_N_ELEMENTS(actions); i++)
		if (g_ascii_strncasecmp(action, actions[i].word, strlen(actions[i].word)) == 0)
			return actions[i].kind;
	/* Without an Action the class tells, RFC 3463 section 2. */
	if (status != NULL && (*status == '2' || *status == '4'))
		return *status == '2' ? MAIL_DELIVERED : MAIL_DELAYED;
	return MAIL_FAILED;
}

static size_t
length_of(const char *s)
{
	return s != NULL ? strlen(s) : 0;
}

/* The fields, else what is said to people, where those say no more than that it
 * failed: beside a status that may have the reply. */
static void
explain(struct reader *r, struct mail_report *report, const char *action)
{
	struct bouncecode_dsn dsn = { .action = action,
		.action_length = length_of(action),
		.status = report->status,
		.status_length = length_of(report->status),
		.remote_mta = report->remote_mta,
		.remote_mta_length = length_of(report->remote_mta),
		.diagnostic = report->diagnostic,
		.diagnostic_length = length_of(report->diagnostic) };
	struct bouncecode_answer by_fields;
	const char *said = report->diagnostic ? report->diagnostic : report->status;

	bouncecode_explain_dsn(&dsn, &by_fields);
	if (said != NULL && (!bc_is_by_status(&by_fields) || report->kind > MAIL_DELAYED))
		verdict_take(report, &by_fields, said, strlen(said));
	if (verdict_is_good(report) || report->kind > MAIL_DELAYED)
		return;
	reader_hear_passages(r, report);
	if (said != NULL)
		verdict_take(report, &by_fields, said, strlen(said));
	if (!verdict_is_good(report))
		reader_hear_notice(r, report);
}

/* Fields with the address of a recipient. */
static const char *const names[] = { "Final-Recipient", "Original-Recipient",
	"X-Actual-Recipient", "Recipient" };

/* Where no field does: the only one that the notice names, or that of as many. */
static const char *
named_by_notice(const struct reader *r)
{
	const struct notice *n = &r->notice;

	return r->nreports < n->n && (r->nrecipients == 1 || r->nrecipients == n->n)
	    ? n->list[r->nreports].address
	    : NULL;
}

static void
put_group(struct reader *r, const struct fields *f, unsigned group)
{
	struct mail_report report = r->common;

	for (size_t i = 0; i < G_N_ELEMENTS(names) && report.recipient == NULL; i++)
		report.recipient = address_of_field(&r->mime, fields_get(f, group, names[i]));
	report.original_recipient =
	    address_of_field(&r->mime, fields_get(f, group, "Original-Recipient"));
	report.status = reader_status(r, fields_get(f, group, "Status"));
	report.kind = kind_of_action(fields_get(f, group, "Action"), report.status);
	report.remote_mta = reader_clean(r, reader_untyped(fields_get(f, group, "Remote-MTA")));
	report.diagnostic = reader_line(r, reader_untyped(fields_get(f, group, "Diagnostic-Code")));
	report.last_attempt = reader_clean(r, fields_get(f, group, "Last-Attempt-Date"));
	report.will_retry_until = reader_clean(r, fields_get(f, group, "Will-Retry-Until"));
	if (report.recipient == NULL)
		report.recipient = named_by_notice(r);
	explain(r, &report, fields_get(f, group, "Action"));
	if (report.text != NULL && report.recipient != NULL)
		bc_judge_domain(&report.answer, report.text, report.length,
		    report.recipient, strlen(report.recipient));
	reader_put(r, &report);
}

/* Does a group tell of a recipient? */
static gboolean
is_of_recipient(const struct fields *f, unsigned group)
{
	return fields_get(f, group, "Final-Recipient") != NULL ||
	    fields_get(f, group, "Original-Recipient") != NULL ||
	    (fields_get(f, group, "Action") != NULL &&
		fields_get(f, group, "Status") != NULL);
}

/* They are those of whom the notice may speak. */
static void
count_recipients(struct reader *r, const struct fields *f)
{
	for (unsigned g = 0; g < f->ngroups && r->nrecipients < REPORTS_MAX; g++) {
		if (!is_of_recipient(f, g))
			continue;
		r->nrecipients++;
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
			notice_add_person(&r->notice,
			    address_of_field(&r->mime, fields_get(f, g, names[i])));
	}
}

static void
put_groups(struct reader *r, const struct fields *f)
{
	struct mail_report *c = &r->common;

	c->reporting_mta = reader_clean(r, reader_untyped(fields_find(f, "Reporting-MTA")));
	c->arrival_date = reader_clean(r, fields_find(f, "Arrival-Date"));
	c->original_envelope_id = reader_clean(r, fields_find(f, "Original-Envelope-Id"));
	r->lacks_recipients |= f->n == FIELDS_MAX;
	for (unsigned g = 0; g < f->ngroups; g++)
		if (!is_of_recipient(f, g))
			continue;
		else if (r->nreports < REPORTS_MAX)
			put_group(r, f, g);
		else
			r->lacks_recipients = TRUE;
}

void
put_status(struct reader *r, const char *const *texts, size_t n)
{
	struct fields f[PARTS_MAX];

	for (size_t i = 0; i < n; i++) {
		f[i] = fields_read(&r->mime, texts[i]);
		count_recipients(r, &f[i]);
	}
	if (r->nrecipients > 0)
		notice_divide(&r->notice);
	for (size_t i = 0; i < n; i++)
		put_groups(r, &f[i]);
}
