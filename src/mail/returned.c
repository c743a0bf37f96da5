/* Where a notice ends and the message begins that it returns. */
#include "mail/shapes.h"

#include <string.h>

/* Words of a line that begins with signs, or of a line of its own, above what is
 * returned. */
static const char *const headings[] = { "original message", "copy of your message",
	"copy of the message", "copy of this message", "returned message",
	"unsent message", "header of the", "message header", "message follows",
	"headers follow", "header follows", "returned content", "forwarded message",
	"urspr\303\274ngliche nachricht", "kopie der nachricht", "kopie ihrer",
	"message d'origine", "message original", "copie du message",
	"mensaje original", "messaggio originale", "mensagem original",
	"oorspronkelijk bericht", "\320\277\320\265\321\200\320\265\321\201\321\213\320\273\320\260\320\265\320\274",
	"received message" };

/* Fields that stand in no report but in the header of a message. */
static const char *const fields[] = { "received: ", "return-path: ", "message-id: ",
	"mime-version: ", "dkim-signature: ", "x-mailer: " };

static gboolean
is_field_of_message(const char *small)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (strncmp(small, fields[i], strlen(fields[i])) == 0)
			return TRUE;
	return FALSE;
}

static gboolean
is_heading(const char *small)
{
	size_t length = strlen(small);
	gboolean has_signs = length > 1 && strchr("-=*_#|", *small) != NULL &&
	    small[0] == small[1];

	if (length == 0 || length > 120 ||
	    (!has_signs && small[length - 1] != ':' && small[length - 1] != '.'))
		return FALSE;
	for (size_t i = 0; i < G_N_ELEMENTS(headings); i++)
		if (strstr(small, headings[i]) != NULL)
			return has_signs || small[length - 1] == ':';
	return FALSE;
}

/* A heading is no longer than that. */
enum { LINE_MAX_LOOKED_AT = 200 };

/* A line without the blanks around it, small; what is longer is cut. */
static void
copy_line(char line[LINE_MAX_LOOKED_AT + 1], const char *p, size_t length)
{
	size_t n = 0;

	while (length > 0 && g_ascii_isspace(*p))
		p++, length--;
	while (length > 0 && g_ascii_isspace(p[length - 1]))
		length--;
	for (; n < length && n < LINE_MAX_LOOKED_AT; n++)
		line[n] = g_ascii_tolower(p[n]);
	line[n] = '\0';
}

const char *
shape_end_of_notice(const char *text)
{
	const char *block = NULL; /* where fields began that follow each other */

	for (const char *p = text; *p != '\0';) {
		size_t length = strcspn(p, "\n");
		char line[LINE_MAX_LOOKED_AT + 1];
		size_t name = strcspn(p, ": \n");
		gboolean ends, is_field = name > 0 && p[name] == ':';

		copy_line(line, p, length);
		if (!is_field && *p != ' ' && *p != '\t')
			block = NULL;
		else if (is_field && block == NULL)
			block = p;
		/* An indented field is quoted in the notice itself. */
		is_field = is_field && is_field_of_message(line);
		ends = is_field || is_heading(line);
		if (is_field)
			p = block;
		if (ends)
			return p;
		p += length;
		p += *p == '\n';
	}
	return text + strlen(text);
}
