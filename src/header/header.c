/* An e-mail or any other text? The lines up to the first empty one tell. */
#include "header/header.h"

#include <ctype.h>
#include <string.h>

/* How long the name of a field is that the line begins with: 0 for none. */
static size_t
field_name(const char *line, size_t length)
{
	size_t n = 0;

	while (n < length && line[n] > ' ' && line[n] <= '~' && line[n] != ':')
		n++;
	return n < length && line[n] == ':' ? n : 0;
}

/* Every e-mail has some of these. */
static bool
is_usual(const char *name, size_t length)
{
	static const char *const usual[] = { "from", "received", "return-path",
		"mime-version", "message-id", "date", "subject", "to",
		"delivered-to", "content-type", "sender", "envelope-to",
		"x-original-to", "x-failed-recipients" };

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		size_t n = 0;

		while (n < length && tolower((unsigned char)name[n]) == usual[i][n])
			n++;
		if (n == length && usual[i][n] == '\0')
			return true;
	}
	return false;
}

/* A field may go on behind a blank; a mailbox has a line before the first. */
static bool
may_be_in_header(const char *line, size_t length, bool first)
{
	return *line == ' ' || *line == '\t' || field_name(line, length) > 0 ||
	    (first && length > 5 && memcmp(line, "From ", 5) == 0);
}

size_t
before_header(const char *text, size_t length)
{
	static const char outlook[] = "Microsoft Mail Internet Headers";
	size_t n = 0;
	const char *newline;

	while (n < length && (text[n] == ' ' || (text[n] >= '\t' && text[n] <= '\r')))
		n++;
	if (length - n < sizeof outlook ||
	    memcmp(text + n, outlook, sizeof outlook - 1) != 0)
		return n;
	newline = memchr(text + n, '\n', length - n);
	return newline ? (size_t)(newline - text) + 1 : length;
}

bool
is_mail(const char *text, size_t length)
{
	enum { FIELDS_MIN = 3 };
	const char *end = text + length, *line, *next;
	unsigned usual = 0;

	text += before_header(text, length);
	for (line = text; line < end; line = next) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		size_t n = (size_t)((newline ? newline : end) - line);

		if (n == 0 || (n == 1 && *line == '\r'))
			break;
		if (!may_be_in_header(line, n, line == text))
			return false;
		usual += is_usual(line, field_name(line, n));
		next = newline ? newline + 1 : end;
	}
	return usual >= FIELDS_MIN;
}
