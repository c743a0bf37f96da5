/* Finding addresses. */
#include "mail/address.h"

#include "base/sizes.h"
#include "mail/charset.h"

#include <stdlib.h>
#include <string.h>

/* RFC 5321 section 4.5.3.1: 64 and 255 bytes; real ones are longer at times. What
 * is longer still is no address, nor is a part of it. */
enum { LOCAL_MAX = 256, QUOTED_MAX = 1000 };

/* More are no list that a server writes; one more tells that there are. */
enum { LIST_MAX = 10001 };

/* Characters of 2 bytes from U+00C0 on are letters of alphabets. Those of 3 are
 * signs that stand without blanks, so that the words around an address would be
 * of it, and brackets: RFC 6531 allows them, and the fields of reports have
 * them. */
static gboolean
is_of_alphabet(const char *p)
{
	while (((unsigned char)*p & 0xc0) == 0x80)
		p--;
	return (unsigned char)*p > 0xc2 && (unsigned char)*p < 0xe0;
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

/* "ann\033[1m@example.net" is no word that people see as one. */
static gboolean
is_behind_control(const char *start, const char *p)
{
	for (unsigned i = 0; i < 16 && p > start && strchr(" \t\r\n<", p[-1]) == NULL; i++)
		if (control_length(--p) > 0)
			return TRUE;
	return FALSE;
}

/* Where the local part begins that ends before "@"; a quoted one has any
 * signs. */
static const char *
local_begin(const char *start, const char *at)
{
	const char *p = at;

	if (at > start && at[-1] == '"') {
		for (p = at - 1; p > start && at - p < LOCAL_MAX; p--)
			if (p[-1] == '"' && (p - 1 == start || p[-2] != '\\'))
				return p - 1;
		return at;
	}
	while (p > start && is_local(p - 1))
		if (at - --p > LOCAL_MAX)
			return at;
	if (is_behind_control(start, p))
		return at;
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
		while (p < end && p - begin < BC_DOMAIN_MAX && *p != ']')
			p++;
		return p < end && *p == ']' ? p + 1 : begin;
	}
	while (p < end && is_domain(p))
		if (++p - begin > BC_DOMAIN_MAX)
			return begin;
	/* "x@y"@example.net */
	if (end - p > 1 && p[0] == '"' && p[1] == '@')
		return begin;
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
		p++;
	}
	return FALSE;
}

/* ---- in fields, which have words, names that are quoted, and comments */

/* Behind a quoted string (RFC 5321 section 4.1.2); NULL where it does not end. */
static const char *
quoted_end(const char *p, const char *end)
{
	const char *begin = p;

	for (p++; p < end && p - begin < QUOTED_MAX; p++)
		if (*p == '\\' && p + 1 < end)
			p++;
		else if (*p == '"')
			return p + 1;
	return NULL;
}

/* Does it part words? RFC 5322 section 3.2.3: no address has one of these that is
 * not quoted. */
static gboolean
parts_words(char c)
{
	return strchr(" \t,;:()<>[]@", c) != NULL;
}

static const char *
field_domain_end(const char *p, const char *end)
{
	const char *begin = p, *literal;

	if (p < end && *p == '[') {
		literal = memchr(p, ']', (size_t)MIN(end - p, BC_DOMAIN_MAX));
		return literal ? literal + 1 : begin;
	}
	while (p < end && (*p == '@' || !parts_words(*p)) &&
	    strchr("\"'", *p) == NULL && control_length(p) == 0)
		p++;
	while (p > begin && p[-1] == '.')
		p--;
	return p;
}

/* The word that ends at an "@" and goes on behind it: "'ann@example.net'". */
static gboolean
find_word(const char *begin, const char *at, const char *end, struct address *found)
{
	const char *stop;

	if (begin == at)
		return FALSE;
	stop = field_domain_end(at + 1, end);
	if (stop < end && *stop == '\'' && (*begin == '\'' || *begin == '`'))
		begin++;
	found->at = begin;
	found->length = (size_t)(stop - begin);
	return begin < at && stop > at + 1;
}

gboolean
address_next(const char *p, const char *end, struct address *found)
{
	const char *begin = p, *quoted;
	gboolean quotes = TRUE, is_broken = FALSE;

	while (p < end) {
		size_t control = control_length(p);

		if (*p == '"' && quotes) {
			quoted = quoted_end(p, end);
			quotes = quoted != NULL;
			p = quotes ? quoted : p + 1;
			if (quotes && p < end && *p != '@') {
				begin = p; /* a name */
				is_broken |= !parts_words(*p);
			}
			continue;
		}
		if (*p == '@' && !is_broken && find_word(begin, p, end, found))
			return TRUE;
		/* What stands behind a byte of control in a word is none. */
		is_broken = (is_broken && *p != ' ') || (control > 0 && *p != '\t');
		p += control > 0 ? control : 1;
		if (control > 0 || parts_words(p[-1]))
			begin = p;
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

/* A name of the system itself, "rfc822; root"; none that stands before an "@". */
static const char *
name_of_field(struct mime *m, const char *p)
{
	size_t n = 0;

	p += strspn(p, "<\"'");
	while (p[n] != '\0' && control_length(p + n) == 0 &&
	    strchr(" >\"'()", p[n]) == NULL)
		n++;
	if (n == 0 || (strchr(p, '@') != NULL && memchr(p, '@', n) == NULL))
		return NULL;
	return mime_keep(m, g_strndup(p, n));
}

/* Behind "rfc822;", the type of an address (RFC 3464 section 2.3.2). */
static const char *
behind_type(const char *value, gboolean *is_unitext)
{
	size_t n = strcspn(value, "; \t<@\"");

	*is_unitext = FALSE;
	if (value[n + strspn(value + n, " ")] != ';')
		return value;
	*is_unitext = n == 5 && g_ascii_strncasecmp(value, "utf-8", n) == 0;
	value = strchr(value + n, ';') + 1;
	return value + strspn(value, " \t");
}

/* "ann@example.net" */
static gboolean
find_in_quotes(const char *p, const char *end, struct address *found)
{
	const char *behind = *p == '"' ? quoted_end(p, end) : NULL;

	return behind != NULL && (behind == end || *behind == ' ') &&
	    address_find(p + 1, behind - 1, found);
}

const char *
address_of_field(struct mime *m, const char *value)
{
	struct address a;
	const char *p, *end;
	gboolean is_unitext;

	if (value == NULL)
		return NULL;
	p = behind_type(value, &is_unitext);
	if (is_unitext)
		p = mime_keep(m, unitext(p, strlen(p)));
	if (*p == '/') /* X.400 */
		return mime_keep(m, g_strdup(p));
	end = p + strlen(p);
	if (!address_next(p, end, &a) && !find_in_quotes(p, end, &a))
		return name_of_field(m, p);
	return mime_keep(m, is_unitext ? g_strndup(a.at, a.length)
				       : plain(a.at, a.length));
}

void
address_list(struct mime *m, const char *value, GPtrArray *list)
{
	const char *end = value ? value + strlen(value) : NULL;
	struct address a;

	for (const char *p = value; p < end && list->len < LIST_MAX &&
	     address_next(p, end, &a); p = a.at + a.length)
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
