/* Finding addresses. */
#include "mail/address.h"

#include <stdlib.h>
#include <string.h>

/* RFC 5321 section 4.5.3.1: 64 and 255 bytes; real ones are longer at times. */
enum { LOCAL_MAX = 128, DOMAIN_MAX = 255 };

/* More are no list that a server writes. */
enum { LIST_MAX = 10000 };

/* Characters of 2 bytes are letters of alphabets. Those of 3 are signs that
 * stand without blanks, so that the words around an address would be of it, and
 * brackets: RFC 6531 allows them, and the fields of reports have them. */
static gboolean
is_of_alphabet(const char *p)
{
	while (((unsigned char)*p & 0xc0) == 0x80)
		p--;
	return (unsigned char)*p < 0xe0;
}

/* RFC 5322 section 3.2.3 */
static gboolean
is_local(const char *p)
{
	return g_ascii_isalnum(*p) ||
	    ((unsigned char)*p >= 0x80 ? is_of_alphabet(p)
				       : *p != '\0' &&
			strchr("!#$%&'*+-/=?^_`{|}~.", *p) != NULL);
}

static gboolean
is_domain(const char *p)
{
	return g_ascii_isalnum(*p) || *p == '-' || *p == '.' || *p == '_' ||
	    ((unsigned char)*p >= 0x80 && is_of_alphabet(p));
}

/* Where the local part begins that ends before "@"; a quoted one has any
 * signs. */
static const char *
local_begin(const char *start, const char *at)
{
	const char *p = at;

	if (at > start && at[-1] == '"') {
		for (p = at - 1; p > start && at - p < LOCAL_MAX; p--)
			if (p[-1] == '"')
				return p - 1;
		return at;
	}
	while (p > start && at - p < LOCAL_MAX && is_local(p - 1))
		p--;
	/* What leads a word in a text is none of it: "'ann@", "RCPT=ann@". */
	while (p < at && strchr("'`*=/{|.", *p) != NULL)
		p++;
	return p;
}

static const char *
domain_end(const char *p, const char *end)
{
	const char *begin = p;

	if (p < end && *p == '[') {
		while (p < end && p - begin < DOMAIN_MAX && *p != ']')
			p++;
		return p < end && *p == ']' ? p + 1 : begin;
	}
	while (p < end && p - begin < DOMAIN_MAX && is_domain(p))
		p++;
	while (p > begin && (p[-1] == '.' || p[-1] == '-' || p[-1] == '_'))
		p--;
	return p;
}

gboolean
address_find(const char *p, const char *end, struct address *found)
{
	const char *start = p;

	while (p < end && (p = memchr(p, '@', (size_t)(end - p))) != NULL) {
		const char *begin = local_begin(start, p);
		const char *stop = domain_end(p + 1, end);

		if (begin < p && stop > p + 1) {
			found->at = begin;
			found->length = (size_t)(stop - begin);
			return TRUE;
		}
		start = ++p;
	}
	return FALSE;
}

/* RFC 6533 section 3: \x{HEX} in a "utf-8" address is a character. */
static char *
unitext(const char *s, size_t length)
{
	GString *out = g_string_sized_new(length);

	for (size_t i = 0; i < length; i++) {
		char *end;
		unsigned long c;

		if (length - i > 4 && strncmp(s + i, "\\x{", 3) == 0) {
			c = strtoul(s + i + 3, &end, 16);
			if (*end == '}' && c < 0x110000 && g_unichar_isgraph((gunichar)c)) {
				g_string_append_unichar(out, (gunichar)c);
				i = (size_t)(end - s);
				continue;
			}
		}
		g_string_append_c(out, s[i]);
	}
	return g_string_free(out, FALSE);
}

/* RFC 3461 section 4: +HH in an "rfc822" address is a byte that would not stand
 * in it otherwise. "+" is in most addresses itself. */
static char *
plain(const char *s, size_t length)
{
	GString *out = g_string_sized_new(length);

	for (size_t i = 0; i < length; i++) {
		if (s[i] == '+' && i + 2 < length &&
		    (strncmp(s + i, "+3D", 3) == 0 || strncmp(s + i, "+2B", 3) == 0)) {
			g_string_append_c(out, s[i + 1] == '3' ? '=' : '+');
			i += 2;
		} else {
			g_string_append_c(out, s[i]);
		}
	}
	return g_string_free(out, FALSE);
}

/* The bytes before a blank, a byte of control, or one of these. */
static size_t
word_length(const char *s, const char *stop)
{
	size_t n = 0;

	while ((unsigned char)s[n] > ' ' && s[n] != 0x7f && strchr(stop, s[n]) == NULL)
		n++;
	return n;
}

const char *
address_of_field(struct mime *m, const char *value)
{
	const char *p = value, *type = value, *end;
	struct address a;
	size_t n;
	gboolean is_unitext = FALSE;

	if (value == NULL)
		return NULL;
	n = strcspn(p, "; \t<@");
	if (p[n] == ';' || (p[n] == ' ' && p[n + 1] == ';')) {
		is_unitext = n == 5 && g_ascii_strncasecmp(type, "utf-8", n) == 0;
		p = strchr(p, ';') + 1;
	}
	if (is_unitext)
		p = mime_keep(m, unitext(p, strlen(p)));
	p += strspn(p, " \t");
	if (*p == '/') /* X.400 */
		return mime_keep(m, g_strdup(p));
	if (is_unitext) {
		p += strspn(p, "<");
		n = word_length(p, ">");
		return n > 0 ? mime_keep(m, g_strndup(p, n)) : NULL;
	}
	end = p + strlen(p);
	if (address_find(p, end, &a))
		return mime_keep(m, plain(a.at, a.length));
	/* A name of the system itself: "rfc822; root". */
	p += strspn(p, "<\"'");
	n = word_length(p, ">\"'()");
	return n > 0 ? mime_keep(m, g_strndup(p, n)) : NULL;
}

void
address_list(struct mime *m, const char *value, GPtrArray *list)
{
	const char *end = value ? value + strlen(value) : NULL;
	struct address a;

	for (const char *p = value; p < end && list->len < LIST_MAX &&
	     address_find(p, end, &a); p = a.at + a.length)
		g_ptr_array_add(list, (char *)mime_keep(m, plain(a.at, a.length)));
}

gboolean
address_is(const char *address, const struct address *found)
{
	return address != NULL && strlen(address) == found->length &&
	    g_ascii_strncasecmp(address, found->at, found->length) == 0;
}

const char *
address_of_verp(struct mime *m, const char *pattern, const char *address)
{
	const char *star = pattern ? strchr(pattern, '*') : NULL;
	size_t before, behind, length;
	char *found, *at;

	if (star == NULL || address == NULL)
		return NULL;
	before = (size_t)(star - pattern);
	behind = strlen(star + 1);
	length = strlen(address);
	if (length <= before + behind ||
	    g_ascii_strncasecmp(address, pattern, before) != 0 ||
	    g_ascii_strcasecmp(address + length - behind, star + 1) != 0)
		return NULL;
	found = g_strndup(address + before, length - before - behind);
	at = strrchr(found, '=');
	if (at != NULL)
		*at = '@';
	return mime_keep(m, found);
}
