/*
 * Where a value ends, in the three ways that logs quote; and the names of hosts,
 * which are written in ways of their own.
 */
#include "log/value.h"

#include "base/simd.h"
#include "base/sizes.h"

/* A bit for each byte that ends a value without quotation marks: all of them
 * are below 128. */
#define BC_END(c) (UINT64_C(1) << ((c) & 63))

/* What opens a quoted value closes it as well, but for "<"; an escape makes
 * the byte behind it a part of the value. */
static const struct {
	char quotes[3], escape;
	uint64_t ends[2];
} bc_syntaxes[] = {
	/* BC_PLAIN_VALUE; a closing ">" or "\"" belongs to what is around */
	{ { '"', '\'', '<' }, '\\',
	    { BC_END(' ') | BC_END(',') | BC_END(';') | BC_END(')') |
		    BC_END('>') | BC_END('"'),
		0 } },
	/* BC_REST_VALUE */
	{ { '"', '\'', '<' }, '\\', { 0, 0 } },
	/* BC_JSON_VALUE */
	{ { '"', '"', '"' }, '\\', { BC_END(','), BC_END('}') | BC_END(']') } },
	/* BC_CSV_VALUE */
	{ { '"', '"', '"' }, '"', { BC_END(','), 0 } }
};

/* Is the mark at an offset behind an odd number of escapes? */
static int
bc_is_escaped(const struct bc_line *line, size_t from, size_t at, char escape)
{
	size_t k = at;

	while (k > from && line->text[k - 1] == escape)
		k--;
	return (at - k) % 2 != 0;
}

/* The offset of the closing mark; the other offset where there is none. */
static size_t
bc_find_closer(const struct bc_line *line, size_t from, size_t to, char closer,
    char escape)
{
	size_t at = from;

	while ((at = bc_find_byte(line, at, to, closer)) < to) {
		if (escape == closer) {
			if (to - at < 2 || line->text[at + 1] != closer)
				return at;
			at++; /* it is doubled */
		} else if (!bc_is_escaped(line, from, at, escape)) {
			return at;
		}
		at++;
	}
	return to;
}

int
bc_bound_value(const struct bc_line *line, size_t *at, size_t *to,
    enum bc_syntax syntax)
{
	const char *quotes = bc_syntaxes[syntax].quotes;
	const uint64_t *ends = bc_syntaxes[syntax].ends;
	size_t end = *at;
	char c;

	if (end >= *to)
		return 0;
	c = line->text[end];
	if (c == quotes[0] || c == quotes[1] || c == quotes[2]) {
		++*at;
		*to = c == '<' ? bc_find_byte(line, *at, *to, '>')
			       : bc_find_closer(line, *at, *to, c,
				     bc_syntaxes[syntax].escape);
		return 1;
	}
	/* docker: JSON that spares no bracket */
	if (c == '\\' && bc_stands_at(line, end, "\\u003c", 6)) {
		*at += 6;
		*to = bc_find_byte(line, *at, *to, '\\');
		return 1;
	}
	if (syntax == BC_REST_VALUE)
		return 0;
	/* One byte ends it: a loop was four tenths of a row of Exchange. */
	if (syntax == BC_CSV_VALUE) {
		*to = bc_find_byte(line, end, *to, ',');
		return 0;
	}
	for (; end < *to; end++) {
		unsigned char u = (unsigned char)line->text[end];

		if (u < 128 && (ends[u / 64] >> (u & 63) & 1) != 0)
			break;
	}
	*to = end;
	return 0;
}

/* The end of a name or an address: what ends it is below "-" (blanks, commas,
 * brackets, quotation marks), or one of few; a port stands behind a name. */
static size_t
bc_name_end(const struct bc_line *line, size_t at, size_t to)
{
	const char *t = line->text;
	size_t dots = 0;

#ifdef BC_BLOCKS
	for (; to - at >= BC_BLOCK && at < to; at += BC_BLOCK) {
		bc_bytes v = bc_load(t + at);
		unsigned n = bc_first((bc_bytes)(v < '-') | bc_equals(v, '[') |
		    bc_equals(v, ';') | bc_equals(v, ':'));

		if (n < BC_BLOCK && t[at + n] != ':')
			return at + n;
		if (n < BC_BLOCK)
			break;
		/* An address would have had a colon by now, so this is a name,
		 * whether a dot was among the bytes or not. */
		dots = 1;
	}
#endif
	for (; at < to && (signed char)t[at] >= '-' && t[at] != '[' && t[at] != ';' &&
	     !(t[at] == ':' && dots > 0);
	     at++)
		dots += t[at] == '.';
	return at;
}

/* The name of a host, with brackets around it. */
enum { BC_COMMENT_MAX = BC_DOMAIN_MAX + 2 };

/* The name of a host, or its address where it has no name:
 * "mx.example.com[192.0.2.1]:25", "unknown[192.0.2.1]",
 * "mx.example.com. [192.0.2.1]", "(helo) [192.0.2.1]". */
struct bouncecode_span
bc_host_at(const struct bc_line *line, size_t at, size_t to)
{
	const char *t = line->text;
	size_t end = at;
	int address, named;

	/* In brackets stands only what the client called itself. */
	if (at < to && t[at] == '(') {
		end = to - at > BC_COMMENT_MAX ? at + BC_COMMENT_MAX : to;
		at = bc_find_byte(line, at, end, ')');
		if (at == end)
			return bc_span(at, at);
		at++;
		at += at < to && t[at] == ' ';
	}
	end = bc_name_end(line, at, to);
	named = end < to && t[end] == ' ' && to - end > 1 &&
	    (t[end + 1] == '[' || t[end + 1] == '(');
	address = end < to && t[end] == '[';
	if (address && (end == at || (end - at == 7 &&
					 bc_are_same(t + at, "unknown", 7)))) {
		at = end + 1;
		return bc_span(at, bc_find_byte(line, at, to, ']'));
	}
	while (end > at && t[end - 1] == '.')
		end--;
	/* "none", "local" and "dovecot" name no host. */
	if (!address && !named && memchr(t + at, '.', end - at) == NULL &&
	    memchr(t + at, ':', end - at) == NULL)
		end = at;
	return bc_span(at, end);
}
