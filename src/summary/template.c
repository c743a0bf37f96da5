/* Words of a text by their shapes: what is an address, a host, a number. */
#include "summary/template.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* What a word is made of. */
struct shape {
	size_t digits, letters, hex, dots, colons, others;
	bool at, slashes;
};

static struct shape
shape_of(const char *s, size_t n)
{
	struct shape h = { 0 };

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (isdigit(c))
			h.digits++;
		else if (isalpha(c))
			h.letters++;
		else if (c == '.')
			h.dots++;
		else if (c == ':')
			h.colons++;
		else
			h.others++;
		h.hex += isxdigit(c) != 0;
		h.at |= c == '@';
		h.slashes |= c == ':' && i + 2 < n && s[i + 1] == '/' &&
		    s[i + 2] == '/';
	}
	return h;
}

enum { NUMBER_MIN = 1, ID_MIN = 6, HOST_LABEL_MIN = 2 };

/* Does the last part of a name with dots look like a top-level domain? */
static bool
ends_as_host(const char *s, size_t n)
{
	size_t label = 0;

	while (label < n && isalpha((unsigned char)s[n - 1 - label]))
		label++;
	return label >= HOST_LABEL_MIN && label < n && s[n - 1 - label] == '.';
}

/* The name of what a word is, or NULL where it is a word. */
static const char *
name_of(const char *s, size_t n)
{
	struct shape h = shape_of(s, n);

	if (h.at)
		return "ADDRESS";
	if (h.slashes)
		return "URL";
	if (h.letters + h.others + h.colons == 0 && h.dots == 3)
		return "IP";
	if (h.colons >= 2 && h.hex + h.colons == n)
		return "IP";
	if (h.dots > 0 && h.colons == 0 && ends_as_host(s, n))
		return "HOST";
	if (h.letters == 0 && h.digits >= NUMBER_MIN)
		return "N";
	if (n >= ID_MIN && h.digits > 0 && h.letters + h.digits > n / 2)
		return "ID";
	return NULL;
}

static bool
is_in_word(unsigned char c)
{
	return isalnum(c) || strchr("@._:/+=-%~", c) != NULL;
}

struct writer {
	char *text;
	size_t n;
};

static void
put(struct writer *w, const char *s, size_t n)
{
	for (size_t i = 0; i < n && w->n < NORMAL_SIZE - 1; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 0x80)
			c = '?';
		if (c <= ' ' || c == 0x7f)
			c = ' ';
		if (c == ' ' && (w->n == 0 || w->text[w->n - 1] == ' '))
			continue;
		w->text[w->n++] = (char)c;
	}
}

/* A full stop or a colon behind a word is none of it. */
static bool
is_between_words(char c)
{
	return c != '\0' && strchr(".:-=/", c) != NULL;
}

static size_t
word_length(const char *s, size_t n)
{
	size_t length = 0;

	while (length < n && s[length] != '\0' &&
	    is_in_word((unsigned char)s[length]))
		length++;
	while (length > 0 && is_between_words(s[length - 1]))
		length--;
	return length;
}

/* How many bytes from here on are no word: signs that could be in one, which
 * are looked at once, or any other byte. */
static size_t
gap_length(const char *s, size_t n)
{
	size_t length = 0;

	while (length < n && is_between_words(s[length]))
		length++;
	return length > 0 ? length : 1;
}

size_t
normalise(const char *text, struct bouncecode_span status,
    const struct bouncecode_code *codes, char normal[NORMAL_SIZE])
{
	struct writer w = { normal, 0 };
	size_t at = status.offset, end = at + status.length;

	while (at < end && w.n < NORMAL_SIZE - 1) {
		size_t n = word_length(text + at, end - at);
		bool is_code = (codes->reply_length > 0 && at == codes->reply_offset) ||
		    (codes->enhanced_length > 0 && at == codes->enhanced_offset);
		const char *name;

		if (is_code) {
			n = at == codes->reply_offset && codes->reply_length > 0
			    ? codes->reply_length
			    : codes->enhanced_length;
			put(&w, text + at, n);
		} else if (n == 0) {
			n = gap_length(text + at, end - at);
			put(&w, text + at, n);
		} else if ((name = name_of(text + at, n)) != NULL) {
			put(&w, name, strlen(name));
		} else {
			put(&w, text + at, n);
		}
		at += n;
	}
	while (w.n > 0 && normal[w.n - 1] == ' ')
		w.n--;
	normal[w.n] = '\0';
	return w.n;
}
