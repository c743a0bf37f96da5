/* Where a message of an mbox begins. What programs write behind "From " has
 * never been the same; but whatever stands there beside an address is a word
 * of a date, which keeps sentences out that begin with "From"; or a header tells
 * it, which follows. */
#include "cli/mail/mbox.h"

#include <ctype.h>
#include <string.h>

/* What a word of a date can be; bits. */
enum { YEAR = 1, CLOCK = 2, MONTH = 4, OTHER = 8 };

/* Is a word one of these, three letters each? "Nov", "nov," */
static bool
is_name(const char *names, const char *word, size_t length)
{
	if (length == 4 && word[3] == ',')
		length--;
	if (length != 3)
		return false;
	for (; *names != '\0'; names += 3)
		if (tolower((unsigned char)word[0]) == names[0] &&
		    tolower((unsigned char)word[1]) == names[1] &&
		    tolower((unsigned char)word[2]) == names[2])
			return true;
	return false;
}

static bool
all_of(const char *bytes, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (strchr(bytes, word[i]) == NULL)
			return false;
	return true;
}

/* One of the bits; 0 for a word that stands in no date. Zones are "+0100",
 * "CET", "(CET)". */
static unsigned
word_of_date(const char *word, size_t length)
{
	static const char digits[] = "0123456789";

	if (memchr(word, '\0', length) != NULL)
		return 0;
	if (all_of(digits, word, length))
		return length == 4 ? YEAR : length <= 2 ? OTHER : 0;
	if (isdigit((unsigned char)*word) && length >= 4 &&
	    all_of("0123456789:.", word, length))
		return CLOCK;
	if (is_name("janfebmaraprmayjunjulaugsepoctnovdec", word, length))
		return MONTH;
	if (is_name("montuewedthufrisatsun", word, length))
		return OTHER;
	if ((*word == '+' || *word == '-') && length == 5 &&
	    all_of(digits, word + 1, 4))
		return OTHER;
	return length <= 6 && all_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ()/", word, length)
	    ? OTHER : 0;
}

static const char *
skip_blanks(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	return s;
}

static const char *
word_end(const char *s, const char *end)
{
	bool quoted = false;

	for (; s < end && (quoted || (*s != ' ' && *s != '\t')); s++)
		quoted ^= *s == '"';
	return s;
}

/* Is all from here on a date with a month, a time and a year? UUCP adds
 * "remote from HOST". */
static bool
is_date(const char *s, const char *end)
{
	unsigned seen = 0;

	for (s = skip_blanks(s, end); s < end; s = skip_blanks(s, end)) {
		const char *word = s;
		unsigned is;

		s = word_end(s, end);
		is = word_of_date(word, (size_t)(s - word));
		if (is == 0 && s - word == 6 && memcmp(word, "remote", 6) == 0)
			break;
		if (is == 0)
			return false;
		seen |= is;
	}
	return (seen & (YEAR | CLOCK | MONTH)) == (YEAR | CLOCK | MONTH);
}

enum mbox_line
mbox_line(const char *line, size_t length)
{
	const char *end, *address;

	if (length < 5 || length > MBOX_LINE_MAX || memcmp(line, "From ", 5) != 0)
		return MBOX_NOTHING;
	end = line + length;
	while (end > line && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	address = skip_blanks(line + 5, end);
	if (is_date(word_end(address, end), end) || is_date(address, end))
		return MBOX_SEPARATES;
	return memchr(line, '@', length) != NULL ? MBOX_MAYBE : MBOX_NOTHING;
}

/* RFC 5322 section 2.2, without what no program has ever put into a name. */
bool
mbox_begins_header(const char *line, size_t length)
{
	size_t n = 0;

	while (n < length &&
	    (isalnum((unsigned char)line[n]) || line[n] == '-' || line[n] == '_'))
		n++;
	return n > 0 && n < length && line[n] == ':';
}

size_t
mbox_quotes(const char *line, size_t length)
{
	size_t n = 0;

	while (n < length && line[n] == '>')
		n++;
	return n > 0 && length - n >= 5 && memcmp(line + n, "From ", 5) == 0 ? 1 : 0;
}
