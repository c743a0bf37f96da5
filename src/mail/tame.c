/*
 * Fields of addresses in the header of a message, and of those attached to it.
 * For each of a name GMime reads all of that name again; and it calls itself for
 * a group in a group, "a: b: c:", until there is no stack any more.
 */
#include "mail/tame.h"

#include <glib.h>
#include <string.h>

/* No header that people or servers write has so many of them; nor are there
 * groups behind so many bytes of one. */
enum { FIELDS_MAX = 100, FIELD_MAX = 1000 };

static gboolean
is_address_field(const char *p, const char *end)
{
	static const char *const names[] = { "sender", "from", "reply-to", "to",
		"cc", "bcc" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		size_t n = strlen(names[i]);

		if ((size_t)(end - p) <= n || g_ascii_strncasecmp(p, names[i], n) != 0)
			continue;
		for (p += n; p < end && (*p == ' ' || *p == '\t');)
			p++;
		return p < end && *p == ':';
	}
	return FALSE;
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

struct tamed {
	const char *bytes;
	size_t length;
	char *copy;
};

static void
put(struct tamed *t, const char *at, char c)
{
	if (t->copy == NULL) {
		t->copy = g_malloc(t->length);
		memcpy(t->copy, t->bytes, t->length);
	}
	t->copy[at - t->bytes] = c;
}

char *
tame(const char *bytes, size_t length)
{
	const char *end = bytes + length, *next;
	struct tamed t = { bytes, length, NULL };
	unsigned fields = 0;

	for (const char *p = bytes; p < end; p = next) {
		next = next_line(p, end);
		if (*p == '\n' || (*p == '\r' && next == p + 2))
			fields = 0;
		if (!is_address_field(p, next))
			continue;
		next = field_end(p, end);
		if (++fields > FIELDS_MAX)
			put(&t, p, 'X');
		for (const char *q = p + MIN(FIELD_MAX, next - p);
		     (q = memchr(q, ':', (size_t)(next - q))) != NULL; q++)
			put(&t, q, ' ');
	}
	return t.copy;
}
