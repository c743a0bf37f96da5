/* One message: what it is. */
#include "mail/reader.h"

#include "mail/address.h"
#include "mail/shapes.h"

#include <string.h>

/* ---- the library */

static void (*give_up_by)(const char *why);

/* GLib ends the program by a signal, and says why before. */
static GLogWriterOutput
write_log(GLogLevelFlags level, const GLogField *fields, gsize n, gpointer context)
{
	for (gsize i = 0; (level & G_LOG_LEVEL_ERROR) != 0 && i < n; i++)
		if (strcmp(fields[i].key, "MESSAGE") == 0)
			give_up_by(fields[i].value);
	return g_log_writer_default(level, fields, n, context);
}

void
mail_gives_up(void (*give_up)(const char *why))
{
	give_up_by = give_up;
	g_log_set_writer_func(write_log, NULL, NULL);
}

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

/* ---- a message */

const char *
mail_kind_name(unsigned kind)
{
	static const char *const names[] = { "other", "failed", "delayed",
		"delivered", "relayed", "expanded", "auto-reply", "complaint" };

	return kind < G_N_ELEMENTS(names) ? names[kind] : names[MAIL_OTHER];
}

static void
put_auto_reply(struct reader *r)
{
	struct mail_report report = r->common;

	report.kind = MAIL_AUTO_REPLY;
	report.is_foreign = reader_answers_foreign(r);
	report.recipient = address_of_field(&r->mime, reader_header(r, "From"));
	reader_put(r, &report);
}

/* Fields of a report in the text itself: somebody pasted it, or the server did
 * not mark them. */
static gboolean
has_status_in_text(const struct reader *r, const char *said, enum mail_kind shape)
{
	const char *p = strstr(said, "Final-Recipient:");

	return p != NULL && (p == said || p[-1] == '\n') &&
	    (r->mime.message == NULL || r->mime.report_type != NULL ||
		shape == MAIL_FAILED || shape == MAIL_DELAYED);
}

/* A notice is no longer than that, or names another recipient every few lines. Any
 * other body alone is some text about mail. */
enum { BODY_MAX = 8192, BETWEEN_MAX = 1024 };

static gboolean
is_short(const struct notice *n)
{
	size_t length = (size_t)(n->end - n->text);

	return length <= BODY_MAX || n->n > length / BETWEEN_MAX;
}

/* Of a body alone nobody tells who wrote it: whoever has it read takes it for a
 * report. So is a refusal with a code that names an address. */
static gboolean
is_refusal_of_somebody(struct reader *r)
{
	size_t length;
	const struct bouncecode_answer *whole = reader_whole(r, &length);

	return r->notice.n > 0 && whole->entry != NULL && whole->code.reply >= 400;
}

static void
put_unmarked(struct reader *r, enum mail_kind shape)
{
	switch (shape) {
	case MAIL_FAILED:
	case MAIL_DELAYED:
		put_notice(r, shape);
		break;
	case MAIL_AUTO_REPLY:
		put_auto_reply(r);
		break;
	case MAIL_COMPLAINT:
		put_complaint(r);
		break;
	default:
		if (r->mime.message == NULL && is_refusal_of_somebody(r))
			put_notice(r, MAIL_FAILED);
	}
}

static gboolean
is_report_type(const struct reader *r, const char *type)
{
	return r->mime.report_type != NULL &&
	    g_ascii_strcasecmp(r->mime.report_type, type) == 0;
}

/* Some servers tell of each recipient in a part of its own. */
static void
put_statuses(struct reader *r)
{
	const char *texts[PARTS_MAX];
	size_t n = 0, i = 0;
	const struct part *part;

	while ((part = mime_next(&r->mime, PART_STATUS, &i)) != NULL)
		texts[n++] = part->text;
	put_status(r, texts, n);
	r->lacks_recipients |= n > 0 && r->mime.is_cut &&
	    r->mime.parts[r->mime.nparts - 1].kind == PART_STATUS;
}

/* What is returned may be as long as it likes. */
static void
tell_limits(const struct reader *r,
    void (*tell)(void *context, const char *what))
{
	size_t i = 0;
	char what[80];

	if (r->mime.lacks_header)
		tell(r->context, "only the beginning of its header was read");
	else if (r->nreports == 0 && r->mime.lacks_parts &&
	    is_report_type(r, "delivery-status") &&
	    mime_next(&r->mime, PART_STATUS, &i) == NULL)
		tell(r->context, "it is a report, but only its beginning was read");
	if (!r->lacks_recipients || r->mime.lacks_header)
		return;
	g_snprintf(what, sizeof what, "only the first %zu recipients were read", r->nreports);
	tell(r->context, what);
}

static void
read_message(struct reader *r)
{
	size_t i = 0;
	const char *said;
	enum mail_kind shape;

	reader_begin(r);
	r->common.is_foreign = reader_foreign(r);
	if (mime_next(&r->mime, PART_FEEDBACK, &i) != NULL ||
	    is_report_type(r, "feedback-report"))
		put_complaint(r);
	else if (is_report_type(r, "disposition-notification"))
		return; /* RFC 8098: somebody has read it */
	if (r->nreports == 0)
		put_statuses(r);
	if (r->nreports > 0)
		return;
	said = mime_keep(&r->mime, g_strndup(r->notice.text,
	    (size_t)(r->notice.end - r->notice.text)));
	shape = shape_of(&r->mime, said);
	if (has_status_in_text(r, said, shape))
		put_status(r, &said, 1);
	if (r->nreports == 0 && (r->mime.message != NULL || is_short(&r->notice)))
		put_unmarked(r, shape);
}

size_t
mail_read(const char *bytes, size_t length, const struct mail_settings *settings,
    void (*put_report)(void *context, const struct mail_report *report),
    void (*tell)(void *context, const char *what), void *context)
{
	gboolean is_cut = length > MAIL_SIZE_MAX;
	struct reader r = { .settings = settings, .put = put_report, .context = context };

	mime_read(&r.mime, bytes,
	    is_cut ? mime_cut(bytes, MAIL_SIZE_MAX) : length, is_cut);
	if (r.mime.message != NULL || mail_form_of(bytes, length) == MAIL_FORM_MAIL)
		read_message(&r);
	tell_limits(&r, tell);
	notice_free(&r.notice);
	mime_free(&r.mime);
	return r.nreports;
}
