/*
 * GMime keeps each part and each field at a hundred times its bytes and more, and
 * compares each line that begins with "--" with the boundaries of all parts around
 * it. It reads all fields of addresses of a name again for each of them, much of a list
 * for each name without an address, and for each encoded word without an end all that
 * follows; and it calls itself for a group in a group, until there is no stack any more.
 */
#include "mail/tame.h"

#include <string.h>

/* No mail that people or servers write has so many lines that begin like a
 * boundary (RFC 2046 section 5.1.1) and are one, so many fields in all its
 * headers, so many of addresses in one, or such long ones; nor are there groups
 * or mere names behind so many bytes of one, or words without an end in such a long
 * one. */
enum {
	BOUNDARIES_MAX = 1000,
	FIELDS_MAX = 2000,
	ADDRESS_FIELDS_MAX = 100,
	FIELD_MAX = 8000,
	LISTED_MAX = 1000,
	WORDS_MAX = 1000
};

/* Is it the field of one of these names, "to :"? */
static gboolean
is_one_of(const char *p, const char *end, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(names[i]);

		if ((size_t)(end - p) <= length ||
		    g_ascii_strncasecmp(p, names[i], length) != 0)
			continue;
		for (p += length; p < end && (*p == ' ' || *p == '\t');)
			p++;
		return p < end && *p == ':';
	}
	return FALSE;
}

static gboolean
is_address_field(const char *p, const char *end)
{
	static const char *const names[] = { "sender", "from", "reply-to", "to",
		"cc", "bcc" };

	return is_one_of(p, end, names, G_N_ELEMENTS(names));
}

/* Fields with parameters (RFC 2045 section 5.1). */
static gboolean
is_type_field(const char *p, const char *end)
{
	static const char *const names[] = { "content-type", "content-disposition" };

	return is_one_of(p, end, names, G_N_ELEMENTS(names));
}

static const char *
next_line(const char *p, const char *end)
{
	p = memchr(p, '\n', (size_t)(end - p));
	return p ? p + 1 : end;
}

/* Behind the lines with which a field goes on. */
static const char *
field_end(const char *p, const char *end)
{
	do
		p = next_line(p, end);
	while (p < end && (*p == ' ' || *p == '\t'));
	return p;
}

/* May the type in a field be that of a message? Its header follows, which GMime
 * reads as well: "message/rfc822", "rfc2822", "global", "news". */
static gboolean
names_message(const char *p, const char *end)
{
	static const char *const words[] = { "rfc822", "rfc2822", "global", "news" };
	char *small = g_ascii_strdown(p, end - p);
	gboolean found = FALSE;

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		found |= strstr(small, words[i]) != NULL;
	g_free(small);
	return found;
}

/* A mail that is gone through, line by line. */
struct walk {
	const char *bytes, *end;
	struct tamed *tamed;
	unsigned nboundaries, nfields;
	gboolean is_first;     /* header of it, that of the mail itself */
	gboolean in_header;
	gboolean holds_header; /* does one follow behind this one? */
	unsigned naddresses;   /* fields of addresses in this header */
};

static void
put(struct walk *w, const char *at, char c)
{
	if (w->tamed->copy == NULL) {
		w->tamed->copy = g_malloc((gsize)(w->end - w->bytes));
		memcpy(w->tamed->copy, w->bytes, (size_t)(w->end - w->bytes));
	}
	w->tamed->copy[at - w->bytes] = c;
}

static void
begin_part(struct walk *w, const char *line)
{
	if (w->nboundaries == BOUNDARIES_MAX) {
		put(w, line, ' ');
		w->tamed->lacks_parts = TRUE;
		return;
	}
	w->nboundaries++;
	w->is_first = FALSE;
	w->in_header = TRUE;
	w->holds_header = TRUE; /* in a digest, if it has no type */
	w->naddresses = 0;
}

static void
end_header(struct walk *w)
{
	w->in_header = w->in_header && w->holds_header;
	w->is_first = w->holds_header = FALSE;
	w->naddresses = 0;
}

/* Without its colon a line is no field, and GMime has no use for it; in a text
 * that only looks like a header nearly nothing has changed. */
static void
pass_over(struct walk *w, const char *field, const char *end)
{
	const char *p = memchr(field, ':', (size_t)(end - field));

	for (; p != NULL && p < end && (*p == ':' || *p == ' ' || *p == '\t'); p++)
		put(w, p, ' ');
	if (w->is_first)
		w->tamed->lacks_header = TRUE;
	else
		w->tamed->lacks_parts = TRUE;
}

/* The rest of a field becomes one that nobody reads. */
static void
cut_field(struct walk *w, const char *field, const char *end)
{
	if (end - field < FIELD_MAX + 4)
		return;
	for (size_t i = 0; i < 3; i++)
		put(w, field + FIELD_MAX + i, "\nX:"[i]);
}

/* "=?", and to GMime also "=\r?" */
static gboolean
begins_word(const char *p, const char *end)
{
	for (p++; p < end && *p == '\r';)
		p++;
	return p < end && *p == '?';
}

/* "=?utf-8?q?...?=" (RFC 2047 section 2): behind the last "?=" none begins. */
static void
end_words(struct walk *w, const char *field, const char *end)
{
	const char *p = end;

	if (end - field <= WORDS_MAX)
		return;
	while (p - field > 2 && (p[-2] != '?' || p[-1] != '='))
		p--;
	for (; (p = memchr(p, '=', (size_t)(end - p))) != NULL; p++)
		if (begins_word(p, end))
			put(w, p, ' ');
}

/* For a reader of addresses ";" parts them as well. */
static void
end_list(struct walk *w, const char *field, const char *end)
{
	for (const char *p = field + MIN(LISTED_MAX, end - field); p < end; p++)
		if (*p == ',' || *p == ':')
			put(w, p, ';');
}

static void
tame_field(struct walk *w, const char *p, const char *end)
{
	if (memchr(p, ':', (size_t)(end - p)) == NULL)
		return;
	end_words(w, p, end);
	if (++w->nfields > FIELDS_MAX) {
		pass_over(w, p, end);
	} else if (is_type_field(p, end)) {
		w->holds_header = names_message(p, end);
		cut_field(w, p, end);
	} else if (is_address_field(p, end)) {
		if (++w->naddresses > ADDRESS_FIELDS_MAX)
			put(w, p, 'X');
		end_list(w, p, end);
		cut_field(w, p, end);
	}
}

void
tame(struct tamed *t, const char *bytes, size_t length)
{
	struct walk w = { bytes, bytes + length, t, .is_first = TRUE, .in_header = TRUE };
	const char *next;

	*t = (struct tamed){ .copy = NULL };
	for (const char *p = bytes; p < w.end; p = next) {
		next = next_line(p, w.end);
		if (next - p > 2 && p[0] == '-' && p[1] == '-') {
			begin_part(&w, p);
		} else if (*p == '\n' || (*p == '\r' && next == p + 2)) {
			end_header(&w);
		} else if (w.in_header) {
			next = field_end(p, w.end);
			tame_field(&w, p, next);
		}
	}
	t->ends_in_header = w.is_first;
}
