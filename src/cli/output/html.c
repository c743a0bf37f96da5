/* Texts, numbers and bars of a page. The words of HTML are those of its standard:
 * https://html.spec.whatwg.org/multipage/parsing.html */
#include "cli/output/html.h"
#include "cli/output/numbers.h"
#include "cli/output/say.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "base/utf8.h"
#include "summary/summary.h"

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

		n = bc_utf8_length(s, 4); /* ends before a NUL */
		if (escape != NULL)
			fputs(escape, out);
		else if (!is_shown(s, n) || is_no_character(s, n))
			fputs("\357\277\275", out);
		else
			fwrite(s, 1, n, out);
	}
}

void
html_prose(const char *english)
{
	const char *said = say_prose(english);
	bool is_foreign = said == english && !is_english();

	fputs(is_foreign ? "<span lang=\"en\">" : "", out);
	html_text(said);
	fputs(is_foreign ? "</span>" : "", out);
}

/* ---- numbers */

void
html_number(uint64_t n)
{
	char digits[CHART_NUMBER];

	fputs(grouped(n, digits), out);
}

void
html_share(uint64_t n, uint64_t all)
{
	char text[CHART_NUMBER];

	fputs(share(n, all, "&nbsp;", text), out);
}

/* ---- rows */

void
html_begin(const char *tag, const struct row *row)
{
	uint32_t at = row->noted.first;

	fprintf(out, "<%s", tag);
	for (uint32_t i = 0; i < row->noted.n; i++) {
		const struct note *note = &row->noted.notes->list[at];

		fprintf(out, "%s%u", i == 0 ? " data-lines=\"" : " ", note->line);
		at = note->next;
	}
	fputs(row->noted.n > 0 ? "\">" : ">", out);
}

/* ---- bars */

const struct html_part html_parts[HTML_PARTS] = {
	{ BOUNCECODE_BOUNCE_HARD, "hard", "hard" },
	{ BOUNCECODE_BOUNCE_BLOCK, "block", "block" },
	{ BOUNCECODE_BOUNCE_SOFT, "soft", "soft" },
	{ BOUNCECODE_BOUNCE_NONE, "none", "accepted" } };

struct bar {
	uint64_t all, sum, drawn;
};

/* Parts stand apart: who does not see their colours sees where they end. */
enum { BAR_WIDTH = 1000, BAR_GAP = 4 };

static void
begin_bar(struct bar *b, uint64_t all)
{
	*b = (struct bar){ .all = all };
	fprintf(out, "<svg class=\"bar\" viewBox=\"0 0 %d 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
	    BAR_WIDTH);
}

static void
put_part(struct bar *b, const char *class, uint64_t n)
{
	uint64_t end;

	b->sum += n;
	end = b->all > 0 ? b->sum * BAR_WIDTH / b->all : 0;
	if (end > b->drawn)
		fprintf(out, "<rect class=\"%s\" x=\"%u\" width=\"%u\" height=\"10\"/>", class,
		    (unsigned)b->drawn, (unsigned)(end - b->drawn - (end - b->drawn > 2 * BAR_GAP ? BAR_GAP : 0)));
	b->drawn = end;
}

/* What the colours say. */
static void
put_words(const struct row *row)
{
	const char *before = "<small>";

	for (int i = 0; i < HTML_PARTS; i++) {
		uint64_t n = row->by_bounce[html_parts[i].bounce];

		if (n == 0)
			continue;
		fprintf(out, "%s%s", before, say(html_parts[i].name));
		if (n < row->count)
			putc(' ', out);
		if (n < row->count)
			html_share(n, row->count);
		before = ", ";
	}
	fputs("</small>", out);
}

void
html_bar(const struct row *row, uint64_t most)
{
	struct bar b;

	begin_bar(&b, most);
	for (int i = 0; i < HTML_PARTS; i++)
		put_part(&b, html_parts[i].class, row->by_bounce[html_parts[i].bounce]);
	fputs("</svg>", out);
	put_words(row);
}

void
html_bar_of_outcomes(const struct row *row)
{
	struct bar b;

	begin_bar(&b, row->count);
	put_part(&b, "failed", row->by_outcome[BOUNCECODE_OUTCOME_FAILED]);
	put_part(&b, "deferred", row->by_outcome[BOUNCECODE_OUTCOME_DEFERRED]);
	put_part(&b, "accepted", row->by_outcome[BOUNCECODE_OUTCOME_ACCEPTED]);
	fputs("</svg>", out);
}
