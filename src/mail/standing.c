/*
 * Mail servers put whom they did not reach at the beginning of a line, or behind
 * a word such as "to"; what stands elsewhere may be anybody.
 */
#include "mail/standing.h"

#include <string.h>

/* Words before an address that is a recipient's, and of one that is not. */
static const char *const before_recipient[] = { "to", "recipient", "recipients",
	"address", "user", "mailbox", "rcpt", "for", "unknown", "account",
	"recipient(s)", "an", "empf\303\244nger", "destinataire", "destinatario",
	"destinat\303\241rio", "addressee", "utilisateur", "alias", "said", "error" };
static const char *const before_other[] = { "from", "sender", "contact", "mailto",
	"by", "reply-to", "help", "write", "mail", "email", "e-mail", "via",
	"support", "message-id", "von", "absender", "id", "abuse", "administrator",
	"postmaster", "helo", "ehlo" };

/* "Sender Address:", "Von:": a label with such a word in it, or that is one, is
 * of who wrote the message or can be asked. */
static const char *const in_label[] = { "sender", "originator", "expediteur",
	"exp\303\251diteur", "remitente", "remetente", "mittente", "afzender",
	"avs\303\244ndare", "nadawc", "odes\303\255latel", "felad\303\263",
	"g\303\266nderen", "\320\276\321\202\320\277\321\200\320\260\320\262\320\270\321\202\320\265\320\273", /* otpravitel */
	"\345\267\256\345\207\272\344\272\272", "\351\200\201\344\277\241\350\200\205", /* sashidashinin, soushinsha */
	"\345\217\221\344\273\266\344\272\272", "contact", "kontakt", "assistance" };   /* fajianren */
static const char *const whole_label[] = { "from", "de", "von", "da", "van", "fra",
	"fr\303\245n", "od", "kimden", "\320\276\321\202", "subject", "reply-to",
	"return-path", "message-id", "author", "postmaster", "administrator" };

/* A label is no longer than that, in bytes and in words: other lines are
 * sentences. */
enum { LABEL_MAX = 40, LABEL_WORDS_MAX = 4 };

/* Words that may stand between addresses of which the same is said. */
static const char *const joints[] = { "and", "und", "et", "y", "e", "mailto", "smtp" };

/* Types of addresses, which stand before one: "[SMTP:ann@example.com]" */
static const char *const types[] = { "smtp:", "rfc822;", "rfc822:" };

static gboolean
is_one_of(const char *word, size_t length, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == length &&
		    g_ascii_strncasecmp(word, list[i], length) == 0)
			return TRUE;
	return FALSE;
}

static const char *
first_letter(const struct line *line)
{
	const char *p = line->begin;

	while (p < line->end && !g_ascii_isalnum(*p) && (unsigned char)*p < 0x80)
		p++;
	return p;
}

/* "1. ann@example.com" */
static const char *
behind_number(const struct line *line)
{
	const char *p = line->first;

	while (p < line->end && g_ascii_isdigit(*p))
		p++;
	if (line->end - p < 2 || strchr(".)", *p) == NULL || p[1] != ' ')
		return line->first;
	for (p++; p < line->end && strchr(" \t<[('\"", *p) != NULL; p++)
		;
	return p;
}

/* Is what stands from the first letter to a colon the label of others? */
static gboolean
is_label_of_others(const char *first, const char *colon)
{
	gboolean found = FALSE;
	unsigned words = 1;
	char *small;

	if (colon - first > LABEL_MAX)
		return FALSE;
	for (const char *p = first; p < colon; p++)
		words += *p == ' ';
	small = g_utf8_strdown(first, colon - first);
	found = is_one_of(small, strlen(small), whole_label, G_N_ELEMENTS(whole_label));
	for (size_t i = 0; i < G_N_ELEMENTS(in_label) && words <= LABEL_WORDS_MAX; i++)
		found |= strstr(small, in_label[i]) != NULL;
	g_free(small);
	return found;
}

/* Behind the last byte that is no blank. */
static const char *
line_stop(const struct line *line)
{
	const char *end = line->end;

	while (end > line->begin && g_ascii_isspace(end[-1]))
		end--;
	return end;
}

gboolean
line_is_label(const struct line *line)
{
	const char *end = line_stop(line);

	return end > line->begin && end[-1] == ':';
}

gboolean
line_next(struct line *line, const char **p, const char *end)
{
	if (*p >= end)
		return FALSE;
	if (line->begin != NULL && line->first < line->end)
		line->is_of_others = line_is_label(line) &&
		    is_label_of_others(line->first, line_stop(line) - 1);
	line->begin = *p;
	line->end = memchr(*p, '\n', (size_t)(end - *p));
	if (line->end == NULL)
		line->end = end;
	line->first = first_letter(line);
	line->front = behind_number(line);
	*p = line->end + 1;
	return TRUE;
}

gboolean
line_is_quoted(const struct line *line)
{
	size_t length = (size_t)(line->end - line->begin);

	return length > 0 && *line->begin == '>' &&
	    (length < 3 || strncmp(line->begin, ">>>", 3) != 0);
}

gboolean
line_joins(const char *p, const char *end)
{
	while (p < end) {
		size_t n = 0, i;

		while (p + n < end && g_ascii_isalnum(p[n]))
			n++;
		for (i = 0; n > 0 && i < G_N_ELEMENTS(joints); i++)
			if (strlen(joints[i]) == n && g_ascii_strncasecmp(p, joints[i], n) == 0)
				break;
		if (i == G_N_ELEMENTS(joints) || (unsigned char)*p >= 0x80)
			return FALSE;
		p += n > 0 ? n : 1;
	}
	return TRUE;
}

/* Signs between a word and an address, as dots in a table, are no more than that. */
enum { SIGNS_MAX = 200 };

/* The word before an address, without the signs between them; of a long one that is
 * no word its end. */
static size_t
word_before(const char *line, const char *at, const char **word)
{
	const char *end = at, *p;

	while (end > line && at - end < SIGNS_MAX && !g_ascii_isalnum(end[-1]) &&
	    (unsigned char)end[-1] < 0x80 && end[-1] != ')')
		end--;
	for (p = end; p > line && end - p < LABEL_MAX && !g_ascii_isspace(p[-1]) && p[-1] != '<' &&
	     p[-1] != ':' && p[-1] != '[';)
		p--;
	*word = p;
	return (size_t)(end - p);
}

/* Where an address begins with its type. */
static const char *
with_type(const char *line, const char *at)
{
	const char *p = at;

	while (p > line && p[-1] == ' ')
		p--;
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		size_t n = strlen(types[i]);

		if ((size_t)(p - line) >= n && g_ascii_strncasecmp(p - n, types[i], n) == 0)
			return p - n;
	}
	return at;
}

/* "<ann@example.com>:", "   ann@example.com", "* ann@example.com", "1. ann@..." */
static gboolean
is_in_front(const struct line *line, const char *at, const char *behind)
{
	if (line->front < at)
		return FALSE;
	/* A sentence may begin with an address, too. */
	return behind == line->end || strchr(">:,;)]\"' \t.<[(", *behind) != NULL;
}

enum standing
standing_of(const struct line *line, const struct address *a)
{
	const char *first = line->first, *word;
	const char *at = with_type(line->begin, a->at);
	size_t length = at > first ? (size_t)(at - first) : 0;
	const char *colon = memchr(first, ':', MIN(length, LABEL_MAX + 1));

	if (g_ascii_strncasecmp(a->at, "mailer-daemon@", 14) == 0 ||
	    g_ascii_strncasecmp(a->at, "mailto:", 7) == 0 || line->is_of_others)
		return NOWHERE;
	if (is_in_front(line, at, a->at + a->length))
		return IN_FRONT;
	if (colon != NULL && is_label_of_others(first, colon))
		return NOWHERE;
	length = word_before(line->begin, at, &word);
	if (is_one_of(word, length, before_recipient, G_N_ELEMENTS(before_recipient)))
		return BEHIND_WORD;
	if (is_one_of(word, length, before_other, G_N_ELEMENTS(before_other)) ||
	    g_ascii_strncasecmp(a->at, "postmaster@", 11) == 0)
		return NOWHERE;
	return SOMEWHERE;
}
