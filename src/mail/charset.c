/*
 * What a text is declared to be is wrong at times: its bytes tell. Whatever is
 * not UTF-8 but said to be, or to be ASCII, is Windows-1252 nearly always; so is
 * what is said to be ISO 8859-1, of which that is all but the bytes of control.
 */
#include "mail/charset.h"

#include <string.h>

static gboolean
begins_with_one_of(const char *s, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (g_ascii_strncasecmp(s, names[i], strlen(names[i])) == 0)
			return TRUE;
	return FALSE;
}

/* Does it write other letters with the bytes of ASCII? RFC 1468, 1843, 2152. */
static gboolean
is_of_seven_bits(const char *charset)
{
	static const char *const names[] = { "iso-2022", "csiso2022", "hz", "utf-7" };

	return begins_with_one_of(charset, names, G_N_ELEMENTS(names));
}

static gboolean
is_unicode(const char *charset)
{
	return g_ascii_strcasecmp(charset, "us-ascii") == 0 ||
	    g_ascii_strcasecmp(charset, "ascii") == 0 ||
	    g_ascii_strcasecmp(charset, "utf-8") == 0 ||
	    g_ascii_strcasecmp(charset, "utf8") == 0;
}

static gboolean
is_latin(const char *charset)
{
	return g_ascii_strcasecmp(charset, "iso-8859-1") == 0 ||
	    g_ascii_strcasecmp(charset, "latin1") == 0 ||
	    g_ascii_strcasecmp(charset, "windows-1252") == 0;
}

/* NULs are in UTF-16, and in no text of ASCII. */
static gboolean
is_ascii(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] >= 0x80 || bytes[i] == '\0')
			return FALSE;
	return TRUE;
}

/* A character that was cut, or is broken, is no other charset: there are more
 * that are whole. */
static gboolean
is_mostly_utf8(const char *s, const char *end)
{
	size_t good = 0, bad = 0;

	for (const char *stop; s < end; s = stop + (stop < end)) {
		g_utf8_validate(s, end - s, &stop);
		for (const char *p = s; p < stop; p++)
			good += (unsigned char)*p >= 0xc0;
		bad += stop < end && *stop != '\0';
	}
	return bad == 0 || good > bad;
}

char *
charset_copy(const char *bytes, size_t length)
{
	char *s = g_malloc(length + 1);

	for (size_t i = 0; i < length; i++)
		s[i] = bytes[i] ? bytes[i] : ' ';
	s[length] = '\0';
	return s;
}

static char *
read_latin(const char *bytes, size_t length)
{
	/* What the bytes from 0x80 to 0x9f are in Windows-1252. */
	static const gunichar signs[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e,
		0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
		0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d,
		0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153,
		0xfffd, 0x017e, 0x0178 };
	GString *s = g_string_sized_new(length + length / 8);

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c < 0x80)
			g_string_append_c(s, c ? (char)c : ' ');
		else
			g_string_append_unichar(s, c < 0xa0 ? signs[c - 0x80] : c);
	}
	return g_string_free(s, FALSE);
}

char *
charset_read(const char *bytes, size_t length, const char *declared)
{
	if (declared != NULL && is_of_seven_bits(declared))
		return NULL;
	if (is_ascii(bytes, length))
		return charset_copy(bytes, length);
	if (declared != NULL && is_latin(declared))
		return read_latin(bytes, length);
	if (declared != NULL && !is_unicode(declared))
		return NULL;
	return is_mostly_utf8(bytes, bytes + length)
	    ? charset_copy(bytes, length)
	    : read_latin(bytes, length);
}

size_t
control_length(const char *p)
{
	if ((unsigned char)*p < ' ' || *p == 0x7f)
		return *p != '\0';
	if (*p == '\302' && (unsigned char)p[1] < 0xa0)
		return 2;
	return strncmp(p, "\342\200\250", 3) == 0 || strncmp(p, "\342\200\251", 3) == 0
	    ? 3 : 0;
}
