/* Is a query a code, a text or words? */
#include "cli/question.h"

#include <ctype.h>
#include <string.h>

enum { QUESTION_WORDS_MAX = 8 };

bool
is_question(const char *text, size_t length)
{
	unsigned words = 0;
	bool letters = false;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n' || text[i] == '\0')
			return false;
		letters |= isalpha((unsigned char)text[i]) != 0 ||
		    (unsigned char)text[i] >= 0x80;
		words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
	}
	return letters && words <= QUESTION_WORDS_MAX;
}

bool
is_code(const char *text, size_t length)
{
	bool digits = false;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (isalpha(c) || c >= 0x80 || c < ' ')
			return false;
		digits |= isdigit(c) != 0;
	}
	return digits;
}

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
		"delivered-to", "content-type" };

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		size_t n = 0;

		while (n < length && tolower((unsigned char)name[n]) == usual[i][n])
			n++;
		if (n == length && usual[i][n] == '\0')
			return true;
	}
	return false;
}

/* A field may go on behind a blank. A mailbox has a line before the first. */
static bool
may_be_in_header(const char *line, size_t length, bool first)
{
	return *line == ' ' || *line == '\t' || field_name(line, length) > 0 ||
	    (first && length > 5 && memcmp(line, "From ", 5) == 0);
}

bool
is_mail(const char *text, size_t length)
{
	enum { FIELDS_MIN = 3 };
	const char *end = text + length, *newline;
	unsigned usual = 0;

	for (const char *line = text; line < end; line = newline + 1) {
		size_t n;

		newline = memchr(line, '\n', (size_t)(end - line));
		if (newline == NULL)
			return false;
		n = (size_t)(newline - line);
		if (n == 0 || (n == 1 && *line == '\r'))
			return usual >= FIELDS_MIN;
		if (!may_be_in_header(line, n, line == text))
			return false;
		usual += is_usual(line, field_name(line, n));
	}
	return false;
}

bool
question_has_code(const struct bouncecode_answer *a)
{
	return a->code.reply != 0 || a->code.class_digit != 0 ||
	    a->basis == BOUNCECODE_BASIS_VENDOR_CODE;
}
