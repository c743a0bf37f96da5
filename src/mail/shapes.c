/* Judging a message by the signs that it has. */
#include "mail/shapes.h"

#include "mail/signs.h"

#include <string.h>

/* FALSE of a text that is none. */
static gboolean
has_word(const char *folded, const char *words)
{
	return folded != NULL && strstr(folded, words) != NULL;
}

struct seen {
	const struct mime *m;
	char *sender, *subject, *text; /* folded */
};

static gboolean
is_there(const struct seen *s, const struct sign *sign)
{
	switch (sign->place) {
	case SENDER:
		return has_word(s->sender, sign->words);
	case SUBJECT:
		return has_word(s->subject, sign->words);
	case BEGIN:
		return s->subject != NULL &&
		    strncmp(s->subject, sign->words, strlen(sign->words)) == 0;
	case TEXT:
		return has_word(s->text, sign->words);
	default:
		return mime_header(s->m, sign->words) != NULL;
	}
}

/* Is something told, in one of the places from first to last? */
static gboolean
is_told(const struct seen *s, enum tells tells, enum place first, enum place last)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (signs[i].tells == tells && signs[i].place >= first &&
		    signs[i].place <= last && is_there(s, &signs[i]))
			return TRUE;
	return FALSE;
}

/* The small letter of one of two bytes, where that has two as well; FALSE of
 * others. */
static gboolean
fold_letter(const char *p, char letter[2])
{
	gunichar c;

	if ((*p & 0xe0) != 0xc0 || (p[1] & 0xc0) != 0x80)
		return FALSE;
	c = g_unichar_tolower(g_utf8_get_char(p));
	return g_unichar_to_utf8(c, NULL) == 2 && g_unichar_to_utf8(c, letter) == 2;
}

/* A text as signs are written: in small letters, with one blank where it has
 * some or where a line was broken, and "'" for the sign of printers. */
static char *
fold(const char *s)
{
	char *folded, *out;

	if (s == NULL)
		return NULL;
	while (g_ascii_isspace(*s))
		s++;
	out = folded = g_malloc(strlen(s) + 1);
	while (*s != '\0')
		if (g_ascii_isspace(*s)) {
			while (g_ascii_isspace(*s))
				s++;
			*out++ = ' ';
		} else if ((unsigned char)*s < 0x80) {
			*out++ = g_ascii_tolower(*s++);
		} else if (fold_letter(s, out)) {
			s += 2;
			out += 2;
		} else if (strncmp(s, "\342\200\231", 3) == 0) {
			s += 3;
			*out++ = '\'';
		} else {
			*out++ = *s++;
		}
	*out = '\0';
	return folded;
}

static void
look(struct seen *s, const struct mime *m, const char *text)
{
	s->m = m;
	s->sender = fold(mime_header(m, "From"));
	s->subject = fold(mime_header(m, "Subject"));
	s->text = fold(text);
}

static void
forget(struct seen *s)
{
	g_free(s->sender);
	g_free(s->subject);
	g_free(s->text);
}

static gboolean
has_value(const struct mime *m, const char *name, const char *value)
{
	const char *s = mime_header(m, name);

	while (s != NULL && g_ascii_isspace(*s))
		s++;
	return s != NULL && g_ascii_strncasecmp(s, value, strlen(value)) == 0;
}

/* RFC 3834 section 3.1.7: a report has the empty return path. So have answers of
 * machines, which other fields tell. */
static gboolean
has_empty_path(const struct seen *s)
{
	return has_value(s->m, "Return-Path", "<>") || has_value(s->m, "From", "<>");
}

static gboolean
is_auto_reply(const struct seen *s)
{
	return has_value(s->m, "Auto-Submitted", "auto-replied") ||
	    has_value(s->m, "Precedence", "auto_reply") ||
	    is_told(s, AUTOMATIC, SUBJECT, BEGIN) ||
	    is_told(s, AUTOMATIC, FIELD, FIELD);
}

/* Whatever the words, who is no machine has parcels that could not be delivered,
 * or writes about a report. */
static enum mail_kind
judge(const struct seen *s)
{
	gboolean in_text = is_told(s, REPORT, TEXT, TEXT) || is_told(s, DELAY, TEXT, TEXT);
	gboolean in_subject = is_told(s, REPORT, SUBJECT, BEGIN) ||
	    is_told(s, DELAY, SUBJECT, BEGIN);

	if (is_told(s, COMPLAINT, BEGIN, FIELD))
		return MAIL_COMPLAINT;
	if (mime_header(s->m, "X-Failed-Recipients") != NULL)
		return MAIL_FAILED;
	if (s->m->message == NULL)
		return is_told(s, AUTOMATIC, TEXT, TEXT) ? MAIL_AUTO_REPLY
		    : in_text                       ? MAIL_FAILED
						    : MAIL_OTHER;
	if (is_told(s, NOTHING, SUBJECT, SUBJECT))
		return MAIL_OTHER;
	if (is_told(s, MACHINE, SENDER, SENDER) &&
	    !is_told(s, AUTOMATIC, SUBJECT, BEGIN) && (in_text || in_subject))
		return MAIL_FAILED;
	if (is_auto_reply(s))
		return MAIL_AUTO_REPLY;
	return has_empty_path(s) && (in_text || in_subject) ? MAIL_FAILED : MAIL_OTHER;
}

enum mail_kind
shape_of(const struct mime *m, const char *text)
{
	struct seen s;
	enum mail_kind kind;

	look(&s, m, text);
	kind = judge(&s);
	if (kind == MAIL_FAILED && is_told(&s, DELAY, SENDER, TEXT))
		kind = MAIL_DELAYED;
	forget(&s);
	return kind;
}
