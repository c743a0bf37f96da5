/* What is taken for a mail and is none: a log, or events in JSON. */
#include "mail/mail.h"

#include "header/header.h"
#include "mail/standing.h"

#include <string.h>

/* So many bytes tell it. */
enum { LOOKED_AT = 64 * 1024 };

/* A bracket, and in it a name, a value or another one. */
static gboolean
is_json(const char *p, const char *end)
{
	if (*p != '{' && *p != '[')
		return FALSE;
	do
		p++;
	while (p < end && g_ascii_isspace(*p));
	return p < end && *p != '\0' && strchr("\"{[]}", *p) != NULL;
}

/* Do two lines begin with the same form: digits, letters and the same signs at the
 * same places, as dates of a log do? */
static gboolean
is_like(const struct line *a, const char *b, size_t length)
{
	enum { BEGIN = 10 };

	if (length < BEGIN || a->end - a->begin < BEGIN)
		return FALSE;
	for (size_t i = 0; i < BEGIN; i++) {
		char x = a->begin[i], y = b[i];
		gboolean both = g_ascii_isalpha(x) && g_ascii_isalpha(y);

		/* "Nov  3" has a blank where "Nov 27" has a digit. */
		both |= (g_ascii_isdigit(x) || x == ' ') && (g_ascii_isdigit(y) || y == ' ');
		if (!both && x != y)
			return FALSE;
	}
	return TRUE;
}

/* Most lines report a status of a message in a queue, or begin as one does that
 * reports a status and its time. */
static gboolean
is_log(const char *bytes, const char *end)
{
	struct bouncecode_scan scan;
	struct bouncecode_report report, first = { .length = 0 };
	struct line line = { .begin = NULL };
	size_t nlines = 0, nlike = 0, nqueued = 0;

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, bytes, (size_t)(end - bytes));
	while (bouncecode_scan_next(&scan, &report)) {
		nqueued += report.queue_id.length > 0 ? 1 : 0;
		if (first.length == 0 && report.time.length > 0)
			first = report;
	}
	while (line_next(&line, &bytes, end)) {
		nlines += line.first < line.end ? 1 : 0;
		nlike += is_like(&line, first.text, first.length) ? 1 : 0;
	}
	return 2 * MAX(nlike, nqueued) > nlines;
}

enum mail_form
mail_form_of(const char *bytes, size_t length)
{
	const char *end = bytes + MIN(length, LOOKED_AT);

	if (is_mail(bytes, length))
		return MAIL_FORM_MAIL;
	while (bytes < end && g_ascii_isspace(*bytes))
		bytes++;
	if (bytes == end)
		return MAIL_FORM_MAIL;
	if (is_json(bytes, end))
		return MAIL_FORM_JSON;
	return is_log(bytes, end) ? MAIL_FORM_LOG : MAIL_FORM_MAIL;
}
