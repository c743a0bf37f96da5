/* One message: what it is, and a report for each recipient. */
#include "mail/mail.h"

#include "mail/address.h"
#include "mail/fields.h"
#include "mail/mime.h"
#include "mail/notice.h"
#include "mail/shapes.h"
#include "mail/verdict.h"

#include <string.h>

/* Bytes of a notice that are explained where it is not told what is said of
 * whom. */
enum { EXPLAINED_MAX = 8192 };

struct reader {
	struct mime mime;
	const struct mail_settings *settings;
	void (*put)(void *context, const struct mail_report *report);
	void *context;
	size_t nreports;
	struct notice notice;
	struct mail_report common; /* what holds for all recipients */
	gboolean is_of_list;       /* what is returned went to a list */
};

void
mail_begin(void)
{
	g_mime_init();
}

void
mail_end(void)
{
	g_mime_shutdown();
}

const char *
mail_kind_name(unsigned kind)
{
	static const char *const names[] = { "other", "failed", "delayed",
		"delivered", "relayed", "expanded", "auto-reply", "complaint" };

	return kind < G_N_ELEMENTS(names) ? names[kind] : names[MAIL_OTHER];
}

/* A line of UTF-8 without bytes of control. */
static const char *
clean(struct reader *r, const char *s)
{
	char *copy;

	if (s == NULL)
		return NULL;
	copy = g_utf8_validate(s, -1, NULL) ? g_strdup(s) : g_utf8_make_valid(s, -1);
	for (char *p = copy; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			*p = ' ';
	g_strstrip(copy);
	return *mime_keep(&r->mime, copy) != '\0' ? copy : NULL;
}

static const char *
header(struct reader *r, const char *name)
{
	return clean(r, mime_header(&r->mime, name));
}

/* ---- what holds for all */

/* What the message that is returned says of itself, so that it can be found
 * again. */
static void
read_returned(struct reader *r)
{
	size_t i = 0;
	const struct part *part = mime_next(&r->mime, PART_RETURNED, &i);
	const char *text = part ? part->text : r->notice.end;
	struct fields f;
	struct mail_report *c = &r->common;

	if (text == NULL || *text == '\0')
		return;
	f = fields_read(&r->mime, text);
	c->original_message_id = clean(r, fields_find(&f, "Message-ID"));
	c->original_from = clean(r, fields_find(&f, "From"));
	c->original_to = clean(r, fields_find(&f, "To"));
	r->is_of_list = fields_find(&f, "List-Id") != NULL ||
	    fields_find(&f, "Newsgroups") != NULL ||
	    mime_header(&r->mime, "List-Id") != NULL;
	c->original_subject = fields_find(&f, "Subject");
	if (c->original_subject != NULL)
		c->original_subject = clean(r, mime_keep(&r->mime,
		    g_mime_utils_header_decode_text(NULL, c->original_subject)));
}

/* The notice: all that is said to people, up to what is returned. */
static void
read_notice(struct reader *r)
{
	GString *s = g_string_new(NULL);
	size_t i = 0;
	const struct part *part;
	const char *to = header(r, "To");

	while ((part = mime_next(&r->mime, PART_TEXT, &i)) != NULL) {
		g_string_append_len(s, part->text, (gssize)part->length);
		g_string_append(s, "\n\n");
	}
	r->notice.text = mime_keep(&r->mime, g_string_free(s, FALSE));
	r->notice.end = shape_end_of_notice(r->notice.text);
	r->notice.sender = to ? address_of_field(&r->mime, to) : NULL;
}

/* Whom the report went to: an address of the sender, maybe made for the one
 * recipient. */
static const char *
verp_recipient(struct reader *r)
{
	static const char *const names[] = { "X-Original-To", "Delivered-To",
		"Envelope-To", "X-Envelope-To", "To" };
	const char *found = NULL;

	if (r->settings == NULL || r->settings->verp == NULL)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(names) && found == NULL; i++)
		found = address_of_verp(&r->mime, r->settings->verp,
		    address_of_field(&r->mime, header(r, names[i])));
	return found;
}

static gboolean
mentions(const char *text, const char *domain)
{
	char *small = text ? g_ascii_strdown(text, -1) : NULL;
	gboolean found = FALSE;
	size_t n = strlen(domain);

	for (const char *p = small; p != NULL && (p = strstr(p, domain)) != NULL; p++)
		found |= (p == small || strchr("@. <[(=", p[-1]) != NULL) &&
		    !g_ascii_isalnum(p[n]) && p[n] != '-';
	g_free(small);
	return found;
}

/* A message that somebody else sent in our name bears no Message-ID of ours, and
 * was not received from us. */
static gboolean
is_foreign(struct reader *r)
{
	size_t i = 0;
	const struct part *part;
	const char *domain = r->settings ? r->settings->sent_by : NULL;
	char *small;
	gboolean ours = FALSE;

	if (domain == NULL)
		return FALSE;
	small = g_ascii_strdown(domain, -1);
	ours = mentions(r->common.original_message_id, small) ||
	    mentions(r->common.reporting_mta, small);
	while (!ours && (part = mime_next(&r->mime, PART_RETURNED, &i)) != NULL) {
		struct fields f = fields_read(&r->mime, part->text);

		for (size_t k = 0; k < f.n && !ours; k++)
			ours = f.list[k].length == strlen("Received") &&
			    g_ascii_strncasecmp(f.list[k].name, "Received", 8) == 0 &&
			    mentions(f.list[k].value, small);
	}
	g_free(small);
	return !ours;
}

static void
put(struct reader *r, struct mail_report *report)
{
	const char *verp = verp_recipient(r);

	report->recipient = clean(r, report->recipient);
	report->original_recipient = clean(r, report->original_recipient);
	if (report->recipient == NULL)
		report->recipient = verp;
	else if (verp != NULL && g_ascii_strcasecmp(verp, report->recipient) != 0)
		report->original_recipient = verp;
	report->diagnostic = clean(r, report->diagnostic);
	r->nreports++;
	r->put(r->context, report);
}

/* ---- RFC 3464 */

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

/* RFC 3464 section 2.1.2: "smtp; 550 ...", of which the type is dropped. */
static const char *
without_type(const char *value)
{
	size_t n;

	if (value == NULL)
		return NULL;
	n = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
	if (n == 0 || n > 20 || value[n + strspn(value + n, " ")] != ';')
		return value;
	value += n + strspn(value + n, " ") + 1;
	return value + strspn(value, " ");
}

/* "5.1.1", "5.1.1 (bad destination mailbox address)", "550 5.1.1". */
static const char *
status_of(struct reader *r, const char *value)
{
	struct bouncecode_code code;
	char written[BOUNCECODE_WRITE_SIZE];

	if (value == NULL || bouncecode_read(value, strlen(value), &code) == 0)
		return NULL;
	code.reply = 0;
	if (code.class_digit == 0 || bouncecode_write(&code, written, sizeof written) == 0)
		return NULL;
	return mime_keep(&r->mime, g_strdup(written));
}

/* The text of the field, else what is said to people; where neither says more
 * than that it failed, the status does. */
static void
explain(struct reader *r, struct mail_report *report)
{
	const char *about;
	size_t length;

	if (report->diagnostic != NULL) {
		verdict_hear(report, report->diagnostic, strlen(report->diagnostic));
		if (report->status != NULL && !verdict_is_good(report) &&
		    report->answer.code.class_digit == 0) {
			const char *both = mime_keep(&r->mime, g_strconcat(report->status,
			    " ", report->diagnostic, NULL));

			verdict_hear(report, both, strlen(both));
		}
	}
	if (report->kind > MAIL_DELAYED && report->status != NULL)
		verdict_hear(report, report->status, strlen(report->status));
	if (verdict_is_good(report) || report->kind > MAIL_DELAYED)
		return;
	if (report->recipient != NULL) {
		notice_about(&r->notice, report->recipient, &about, &length);
		verdict_hear(report, about, length);
	}
	if (!verdict_is_good(report) && report->status != NULL)
		verdict_hear(report, report->status, strlen(report->status));
	if (!verdict_is_good(report))
		verdict_hear(report, r->notice.text,
		    MIN((size_t)(r->notice.end - r->notice.text), EXPLAINED_MAX));
}

static void
put_group(struct reader *r, const struct fields *f, unsigned group)
{
	static const char *const names[] = { "Final-Recipient", "Original-Recipient",
		"X-Actual-Recipient", "Recipient" };
	struct mail_report report = r->common;

	for (size_t i = 0; i < G_N_ELEMENTS(names) && report.recipient == NULL; i++)
		report.recipient = address_of_field(&r->mime, fields_get(f, group, names[i]));
	report.original_recipient =
	    address_of_field(&r->mime, fields_get(f, group, "Original-Recipient"));
	report.status = status_of(r, fields_get(f, group, "Status"));
	report.kind = kind_of_action(fields_get(f, group, "Action"), report.status);
	report.remote_mta = clean(r, without_type(fields_get(f, group, "Remote-MTA")));
	report.diagnostic = clean(r, without_type(fields_get(f, group, "Diagnostic-Code")));
	report.last_attempt = clean(r, fields_get(f, group, "Last-Attempt-Date"));
	report.will_retry_until = clean(r, fields_get(f, group, "Will-Retry-Until"));
	if (report.recipient == NULL && r->notice.n > 0)
		report.recipient = r->notice.list[0].address;
	explain(r, &report);
	put(r, &report);
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

/* Is there a group that does? Then reports are put. */
static void
put_status(struct reader *r, const char *text)
{
	struct fields f = fields_read(&r->mime, text);
	struct mail_report *c = &r->common;

	c->reporting_mta = clean(r, without_type(fields_find(&f, "Reporting-MTA")));
	c->arrival_date = clean(r, fields_find(&f, "Arrival-Date"));
	c->original_envelope_id = clean(r, fields_find(&f, "Original-Envelope-Id"));
	c->is_foreign = is_foreign(r);
	for (unsigned g = 0; g < f.ngroups; g++)
		if (is_of_recipient(&f, g))
			put_group(r, &f, g);
}

/* ---- RFC 5965 */

static void
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
			report.recipient = address_of_field(&r->mime, fields_find(&f, names[k]));
		report.feedback_type = clean(r, fields_find(&f, "Feedback-Type"));
		report.reporting_mta = clean(r, without_type(fields_find(&f, "Reporting-MTA")));
		report.arrival_date = clean(r, fields_find(&f, "Arrival-Date"));
		report.original_envelope_id = clean(r, fields_find(&f, "Original-Envelope-Id"));
	}
	if (report.recipient == NULL)
		report.recipient = address_of_field(&r->mime,
		    header(r, "X-HmXmrOriginalRecipient"));
	if (report.recipient == NULL)
		report.recipient = address_of_field(&r->mime, report.original_to);
	report.is_foreign = is_foreign(r);
	put(r, &report);
}

/* ---- without a standard form */

static void
put_text(struct reader *r, const char *address, const char *text, size_t length)
{
	struct mail_report report = r->common;

	report.kind = shape_is_delay(&r->mime, r->notice.text) ? MAIL_DELAYED
							       : MAIL_FAILED;
	report.recipient = address;
	report.is_foreign = is_foreign(r);
	verdict_hear(&report, text, MIN(length, EXPLAINED_MAX));
	if (!verdict_is_good(&report))
		verdict_hear(&report, r->notice.text,
		    MIN((size_t)(r->notice.end - r->notice.text), EXPLAINED_MAX));
	if (report.text != NULL)
		report.status = status_of(r, mime_keep(&r->mime,
		    g_strndup(report.text + report.answer.code.enhanced_offset,
			report.answer.code.enhanced_length)));
	put(r, &report);
}

/* Exim's X-Failed-Recipients names them all. */
static gboolean
put_failed_recipients(struct reader *r)
{
	const char *list = header(r, "X-Failed-Recipients"), *about;
	size_t length;
	struct address a;

	if (list == NULL)
		return FALSE;
	for (const char *p = list; address_find(p, list + strlen(list), &a);
	     p = a.at + a.length) {
		const char *address = mime_keep(&r->mime, g_strndup(a.at, a.length));

		notice_about(&r->notice, address, &about, &length);
		put_text(r, address, about, length);
	}
	return r->nreports > 0;
}

static void
put_notice(struct reader *r)
{
	const char *to;

	if (put_failed_recipients(r))
		return;
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

static void
put_auto_reply(struct reader *r)
{
	struct mail_report report = r->common;

	report.kind = MAIL_AUTO_REPLY;
	report.recipient = address_of_field(&r->mime, header(r, "From"));
	put(r, &report);
}

/* Fields of a report in the text itself: somebody pasted it, or the server did
 * not mark them. */
static gboolean
has_status_in_text(const struct reader *r)
{
	const char *p = strstr(r->notice.text, "Final-Recipient:");

	return p != NULL && (p == r->notice.text || p[-1] == '\n') &&
	    (r->mime.message == NULL || r->mime.report_type != NULL ||
		shape_of(&r->mime, r->notice.text) == MAIL_FAILED);
}

static void
put_unmarked(struct reader *r)
{
	char *said = g_strndup(r->notice.text, (size_t)(r->notice.end - r->notice.text));

	mime_keep(&r->mime, said);
	switch (shape_of(&r->mime, said)) {
	case MAIL_FAILED:
		put_notice(r);
		break;
	case MAIL_AUTO_REPLY:
		put_auto_reply(r);
		break;
	case MAIL_COMPLAINT:
		put_complaint(r);
		break;
	default:
		break;
	}
}

static gboolean
is_report_type(const struct reader *r, const char *type)
{
	return r->mime.report_type != NULL &&
	    g_ascii_strcasecmp(r->mime.report_type, type) == 0;
}

static void
read_message(struct reader *r)
{
	size_t i = 0;
	const struct part *status = mime_next(&r->mime, PART_STATUS, &i);

	i = 0;
	read_notice(r);
	read_returned(r);
	r->common.date = header(r, "Date");
	notice_read(&r->mime, &r->notice);
	if (mime_next(&r->mime, PART_FEEDBACK, &i) != NULL ||
	    is_report_type(r, "feedback-report"))
		put_complaint(r);
	else if (is_report_type(r, "disposition-notification"))
		return; /* RFC 8098: somebody has read it */
	if (r->nreports == 0 && status != NULL)
		put_status(r, status->text);
	if (r->nreports == 0 && has_status_in_text(r))
		put_status(r, r->notice.text);
	if (r->nreports == 0)
		put_unmarked(r);
}

size_t
mail_read(const char *bytes, size_t length, const struct mail_settings *settings,
    void (*put_report)(void *context, const struct mail_report *report), void *context)
{
	struct reader r = { .settings = settings, .put = put_report, .context = context };

	mime_read(&r.mime, bytes, MIN(length, MAIL_SIZE_MAX));
	read_message(&r);
	mime_free(&r.mime);
	return r.nreports;
}
