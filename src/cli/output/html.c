/* Texts, numbers and bars of a page. The words of HTML are those of its standard:
 * https://html.spec.whatwg.org/multipage/parsing.html */
#include "cli/output/html.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "cli/output/utf8.h"
#include "summary/summary.h"

#include <inttypes.h>
#include <string.h>

/* ---- texts */

static const char *
escape_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* The last two of each plane, and U+FDD0 to U+FDEF: an error in any page. */
static bool
is_no_character(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (n == 3 && p[0] == 0xef)
		return (p[1] == 0xbf && p[2] >= 0xbe) ||
		    (p[1] == 0xb7 && p[2] >= 0x90 && p[2] <= 0xaf);
	return n == 4 && (p[1] & 0x0f) == 0x0f && p[2] == 0xbf && p[3] >= 0xbe;
}

void
html_text(const char *s)
{
	for (size_t n; *s != '\0'; s += n) {
		const char *escape = escape_of(*s);

		n = utf8_length(s, 4); /* ends before a NUL */
		if (escape != NULL)
			fputs(escape, out);
		else if (!is_shown(s, n) || is_no_character(s, n))
			fputs("\357\277\275", out);
		else
			fwrite(s, 1, n, out);
	}
}

/* ---- numbers */

void
html_number(uint64_t n)
{
	char digits[24];
	size_t length = (size_t)snprintf(digits, sizeof digits, "%" PRIu64, n);

	for (size_t i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			putc(',', out);
		putc(digits[i], out);
	}
}

void
html_share(uint64_t n, uint64_t all)
{
	fprintf(out, "%.1f&nbsp;%%", all > 0 ? 100 * (double)n / (double)all : 0);
}

/* ---- bars */

const struct html_part html_parts[HTML_PARTS] = {
	{ BOUNCECODE_BOUNCE_HARD, "hard", "hard" },
	{ BOUNCECODE_BOUNCE_BLOCK, "block", "block" },
	{ BOUNCECODE_BOUNCE_SOFT, "soft", "soft" },
	{ BOUNCECODE_BOUNCE_NONE, "none", "accepted" } };

void
html_bar(const struct row *row, uint64_t most)
{
	enum { WIDTH = 1000 };
	uint64_t sum = 0, drawn = 0;

	fprintf(out, "<svg class=\"bar\" viewBox=\"0 0 %d 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
	    WIDTH);
	for (int i = 0; i < HTML_PARTS; i++) {
		uint64_t end;

		sum += row->by_bounce[html_parts[i].bounce];
		end = most > 0 ? sum * WIDTH / most : 0;
		if (end > drawn)
			fprintf(out, "<rect class=\"%s\" x=\"%" PRIu64 "\" width=\"%" PRIu64 "\" height=\"10\"/>",
			    html_parts[i].class, drawn, end - drawn);
		drawn = end;
	}
	fputs("</svg>", out);
}
