/*
 * Strings of JSON without their escapes (RFC 8259 section 7). A notification
 * that comes through another service is a string in an object of that service,
 * and so are its own strings: these are escaped twice.
 */
#include "log/escape.h"

#include <string.h>

enum { BC_HEX_DIGITS = 4, BC_UTF8_MAX = 4 };

#ifndef BOUNCECODE_NO_EVENTS

#define BC_REPLACEMENT 0xfffdu

static int
bc_hex_value(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? (int)(c - 'a') + 10 : -1;
}

/* The four digits behind "\u"; -1, and nothing is read, where they are not. */
static long
bc_read_unit(const char *text, size_t *at, size_t to, unsigned layers)
{
	size_t end = *at;
	long unit = 0;

	for (int i = 0; i < BC_HEX_DIGITS; i++) {
		int digit = end < to
		    ? bc_hex_value(bc_next_char(text, &end, to, layers))
		    : -1;

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	*at = end;
	return unit;
}

/* The second half of a pair, which another "\u" gives. */
static long
bc_read_low_half(const char *text, size_t *at, size_t to, unsigned layers)
{
	size_t end = *at;
	long unit = -1;

	if (end < to && bc_next_char(text, &end, to, layers) == '\\' &&
	    end < to && bc_next_char(text, &end, to, layers) == 'u')
		unit = bc_read_unit(text, &end, to, layers);
	if (unit < 0xdc00 || unit > 0xdfff)
		return -1;
	*at = end;
	return unit;
}

static uint32_t
bc_read_point(const char *text, size_t *at, size_t to, unsigned layers)
{
	long unit = bc_read_unit(text, at, to, layers), low;

	if (unit < 0)
		return BC_REPLACEMENT;
	if (unit < 0xd800 || unit > 0xdfff)
		return (uint32_t)unit;
	low = unit < 0xdc00 ? bc_read_low_half(text, at, to, layers) : -1;
	return low < 0 ? BC_REPLACEMENT
		       : (uint32_t)(0x10000 + (unit - 0xd800) * 0x400 +
			     (low - 0xdc00));
}

uint32_t
bc_next_escaped(const char *text, size_t *at, size_t to, unsigned layers)
{
	static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
	uint32_t c;

	c = bc_next_char(text, at, to, layers - 1);
	if (c != '\\' || *at == to)
		return c;
	c = bc_next_char(text, at, to, layers - 1);
	if (c == 'u')
		return bc_read_point(text, at, to, layers - 1);
	for (size_t i = 0; letters[i] != '\0'; i++)
		if (c == (unsigned char)letters[i])
			return (unsigned char)meant[i];
	return c;
}

/* As UTF-8 (RFC 3629 section 3); bytes that were not escaped stay as they are.
 * Returns how many bytes that is. */
static size_t
bc_write_utf8(uint32_t c, char out[BC_UTF8_MAX])
{
	size_t n = c < 0x80 || c >= BC_RAW_BYTE ? 1
	    : c < 0x800                         ? 2
	    : c < 0x10000                       ? 3
						: 4;
	static const unsigned char leads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	if (n == 1) {
		out[0] = (char)(c & 0xff);
		return 1;
	}
	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(leads[n] | c);
	return n;
}

/* How many bytes stand before the next backslash, most at most: whatever they
 * are, they stay as they are. Few strings have one, and byte by byte was a third
 * of reading a log of KumoMTA. */
static size_t
bc_plain_run(const char *text, size_t at, size_t to, unsigned layers, size_t most)
{
	size_t n = to - at < most ? to - at : most;
	const char *escape =
	    layers > 0 ? (const char *)memchr(text + at, '\\', n) : NULL;

	return escape != NULL ? (size_t)(escape - (text + at)) : n;
}

size_t
bc_unescape(const char *text, struct bouncecode_span part, unsigned layers,
    char *buffer, size_t size)
{
	size_t at = part.offset, to = at + part.length, n = 0, run;

	while (at < to && size - n >= BC_UTF8_MAX) {
		run = bc_plain_run(text, at, to, layers, size - n - BC_UTF8_MAX + 1);
		memcpy(buffer + n, text + at, run);
		at += run;
		n += run;
		if (at < to && size - n >= BC_UTF8_MAX)
			n += bc_write_utf8(
			    bc_next_char(text, &at, to, layers), buffer + n);
	}
	return n;
}

size_t
bc_escaped_at(const char *text, struct bouncecode_span part, unsigned layers,
    size_t nbytes)
{
	size_t at = part.offset, to = at + part.length, n = 0, run;
	char bytes[BC_UTF8_MAX];

	while (at < to && n < nbytes) {
		run = bc_plain_run(text, at, to, layers, nbytes - n);
		at += run;
		n += run;
		if (at < to && n < nbytes)
			n += bc_write_utf8(
			    bc_next_char(text, &at, to, layers), bytes);
	}
	return at;
}

BOUNCECODE_API size_t
bouncecode_report_text(const struct bouncecode_report *report,
    struct bouncecode_span span, char *buffer, size_t size)
{
	return bc_unescape(report->text, span, report->escapes, buffer, size);
}

#else

/* Only events have escapes. */
BOUNCECODE_API size_t
bouncecode_report_text(const struct bouncecode_report *report,
    struct bouncecode_span span, char *buffer, size_t size)
{
	size_t room = size < BC_UTF8_MAX ? 0 : size - BC_UTF8_MAX + 1;
	size_t n = span.length < room ? span.length : room;

	memcpy(buffer, report->text + span.offset, n);
	return n;
}

#endif
