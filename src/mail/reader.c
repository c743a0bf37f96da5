/* What is the same for all recipients of a message, and what each report needs. */
#include "mail/reader.h"

#include "mail/address.h"
#include "mail/charset.h"
#include "mail/fields.h"
#include "mail/shapes.h"
#include "mail/verdict.h"

#include <string.h>

/* Bytes of a notice that are read, and that are explained where it is not told
 * what is said of whom. */
enum { NOTICE_MAX = 256 * 1024, EXPLAINED_MAX = 8192 };

/* RFC 5322 section 2.1.1: a line has 998 characters at most. RFC 5321 section
 * 4.5.3.1: an address has 320, and those of X.400 some more. */
enum { FIELD_MAX = 998, ADDRESS_MAX = 998, WORD_MAX = 400 };

const char *
reader_line(struct reader *r, const char *s)
{
	char *copy;

	if (s == NULL)
		return NULL;
	copy = g_utf8_validate(s, -1, NULL) ? g_strdup(s) : g_utf8_make_valid(s, -1);
	for (char *p = copy; *p != '\0'; p++)
		for (size_t n = control_length(p); n > 0; n--)
			p[n - 1] = ' ';
	g_strstrip(copy);
	return *mime_keep(&r->mime, copy) != '\0' ? copy : NULL;
}

/* In a list of addresses none is cut to another one. */
const char *
reader_clean(struct reader *r, const char *s)
{
	const char *line = reader_line(r, s), *end, *p;

	if (line == NULL || strlen(line) <= FIELD_MAX)
		return line;
	for (end = line + FIELD_MAX; (*end & 0xc0) == 0x80;)
		end--;
	for (p = end; p > end - WORD_MAX && strchr(" ,;", *p) == NULL;)
		p--;
	return reader_line(r, mime_keep(&r->mime,
	    g_strndup(line, (size_t)((p > end - WORD_MAX ? p : end) - line))));
}

/* An address is whole or none. */
static const char *
clean_address(struct reader *r, const char *s)
{
	return s != NULL && strlen(s) <= ADDRESS_MAX ? reader_line(r, s) : NULL;
}

const char *
reader_header(struct reader *r, const char *name)
{
	return reader_line(r, mime_header(&r->mime, name));
}

/* Decoded as far as it is read; GMime takes long for encoded words without an end. */
static const char *
decode_subject(struct reader *r, const char *subject)
{
	const char *last = g_strrstr(subject, "?=");
	char *start = g_strndup(subject, (size_t)((last ? last : subject) - subject) + FIELD_MAX);

	mime_keep(&r->mime, start);
	return reader_clean(r, mime_keep(&r->mime, g_mime_utils_header_decode_text(NULL, start)));
}

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
	const char *to;

	if (text == NULL || *text == '\0')
		return;
	f = fields_read(&r->mime, text);
	c->original_message_id = reader_clean(r, fields_find(&f, "Message-ID"));
	c->original_from = reader_clean(r, fields_find(&f, "From"));
	to = reader_line(r, fields_find(&f, "To"));
	c->original_to = reader_clean(r, to);
	r->notice.author = address_of_field(&r->mime, c->original_from);
	r->notice.addressees = mime_keep(&r->mime, g_strjoin(", ",
	    to ? to : "", fields_find(&f, "Cc"), NULL));
	r->is_of_list = fields_find(&f, "List-Id") != NULL ||
	    fields_find(&f, "Newsgroups") != NULL ||
	    mime_header(&r->mime, "List-Id") != NULL;
	c->original_subject = fields_find(&f, "Subject");
	if (c->original_subject != NULL)
		c->original_subject = decode_subject(r, c->original_subject);
}

/* The notice: all that is said to people, up to what is returned. */
static void
read_notice(struct reader *r)
{
	GString *s = g_string_new(NULL);
	size_t i = 0;
	const struct part *part;
	const char *to = reader_header(r, "To");

	while ((part = mime_next(&r->mime, PART_TEXT, &i)) != NULL) {
		if (s->len + part->length > NOTICE_MAX)
			break;
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
		    address_of_field(&r->mime, reader_header(r, names[i])));
	return found;
}

const char *
reader_untyped(const char *value)
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

const char *
reader_status(struct reader *r, const char *value)
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

static const struct bouncecode_answer *
hear(struct passage *p)
{
	if (!p->is_heard)
		bouncecode_explain(p->text, p->length, &p->answer);
	p->is_heard = TRUE;
	return &p->answer;
}

void
reader_hear_passages(struct reader *r, struct mail_report *report)
{
	const GPtrArray *passages = notice_about(&r->notice, report->recipient);
	size_t heard = 0;

	for (guint i = 0; passages != NULL && i < passages->len && heard < ABOUT_MAX; i++) {
		struct passage *p = passages->pdata[i];
		const struct bouncecode_answer *a = hear(p);

		heard += p->length;
		/* A guess by the words around it is no more than the reply itself. */
		if (report->diagnostic == NULL || a->basis != BOUNCECODE_BASIS_WORDS)
			verdict_take(report, a, p->text, p->length);
	}
}

const struct bouncecode_answer *
reader_whole(struct reader *r, size_t *length)
{
	*length = MIN((size_t)(r->notice.end - r->notice.text), EXPLAINED_MAX);
	if (!r->whole_is_heard)
		bouncecode_explain(r->notice.text, *length, &r->whole);
	r->whole_is_heard = TRUE;
	return &r->whole;
}

/* Does the notice say something of one of them? */
static gboolean
tells_apart(const struct notice *n)
{
	for (guint i = 0; n->passages != NULL && i < n->passages->len; i++)
		if (hear(n->passages->pdata[i])->entry != NULL)
			return TRUE;
	return FALSE;
}

void
reader_hear_notice(struct reader *r, struct mail_report *report)
{
	gboolean is_about_one = r->nrecipients == 1 && r->notice.npeople <= 1;
	const struct bouncecode_answer *whole;
	size_t length;

	if (!is_about_one && !r->is_common_known)
		r->is_common = !tells_apart(&r->notice);
	r->is_common_known = TRUE;
	if (!is_about_one && (!r->is_common || report->diagnostic != NULL))
		return;
	whole = reader_whole(r, &length);
	verdict_take(report, whole, r->notice.text, length);
}

void
reader_put(struct reader *r, struct mail_report *report)
{
	const char *verp = r->nrecipients > 1 ? NULL : r->verp;

	report->recipient = clean_address(r, report->recipient);
	report->original_recipient = clean_address(r, report->original_recipient);
	if (report->recipient == NULL)
		report->recipient = verp;
	else if (verp != NULL && g_ascii_strcasecmp(verp, report->recipient) != 0)
		report->original_recipient = verp;
	r->nreports++;
	r->put(r->context, report);
}

void
reader_begin(struct reader *r)
{
	read_notice(r);
	read_returned(r);
	r->verp = clean_address(r, verp_recipient(r));
	bouncecode_explain("", 0, &r->common.answer); /* of nothing, nothing */
	r->common.date = reader_clean(r, mime_header(&r->mime, "Date"));
	notice_read(&r->mime, &r->notice);
}
