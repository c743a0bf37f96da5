/* The text that was asked about, row by row, with marks or carets. */
#include "cli/output/evidence.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2, UNWRAPPED = 76, TEXT_MAX = 4000 };

/* Is the byte at an offset part of the evidence? */
static bool
is_marked(const struct bouncecode_answer *a, size_t at)
{
	for (unsigned i = 0; i < a->nmatches; i++)
		if (at >= a->matches[i].offset &&
		    at - a->matches[i].offset < a->matches[i].length)
			return true;
	return false;
}

/* Control bytes, and what is no UTF-8, must not reach the terminal. */
static void
put_character(const char *s, size_t n)
{
	if (is_shown(s, n))
		fwrite(s, 1, n, out);
	else
		putc('.', out);
}

/* Where the row that begins at an offset ends: at the end of its line, or at
 * the last blank that leaves it short enough, or in a word that is too long. */
static size_t
row_end(const char *text, size_t length, size_t at, unsigned width)
{
	size_t end = at, blank = at;

	for (unsigned row = 0; end < length && text[end] != '\n';) {
		size_t n = bc_utf8_length(text + end, length - end);

		row += shown_width(text + end, n);
		if (row > width)
			return blank > at ? blank : end;
		end += n;
		if (end < length && (text[end] == ' ' || text[end] == '\t'))
			blank = end;
	}
	return end;
}

/* The line below a row: what was marked. */
static void
put_carets(const struct bouncecode_answer *a, const char *text, size_t at,
    size_t end)
{
	unsigned blanks = INDENT;
	bool any = false;

	for (size_t n; at < end; at += n) {
		unsigned carets;

		n = bc_utf8_length(text + at, end - at);
		carets = shown_width(text + at, n);
		if (!is_marked(a, at)) {
			blanks += carets;
			continue;
		}
		fprintf(out, "%*s%.*s", (int)blanks, "", (int)carets, "^^");
		blanks = 0;
		any = true;
	}
	if (any)
		putc('\n', out);
}

/* Letters from right to left go the other way, and what stands between them with
 * it (UAX 9): carets are below what they mark where its ends have this sign, which
 * nobody sees. */
static const char left_to_right[] = "\342\200\216";

static bool
turns(const char *text, size_t at, size_t end)
{
	for (size_t n; at < end; at += n) {
		n = bc_utf8_length(text + at, end - at);
		if (is_right_to_left(text + at, n))
			return true;
	}
	return false;
}

/* One row from at on; returns where the next begins. */
static size_t
put_row(const struct terminal *t, const struct bouncecode_answer *a,
    const char *text, size_t length, size_t at, unsigned width)
{
	size_t next = row_end(text, length, at, width), end = next;
	bool on = false, directed;

	if (end > at && text[end - 1] == '\r')
		end--;
	directed = t->width > 0 && !t->color && turns(text, at, end);
	fprintf(out, "%*s%s", end > at ? INDENT : 0, "", directed ? left_to_right : "");
	for (size_t i = at, n; i < end; i += n) {
		bool marked = is_marked(a, i);

		n = bc_utf8_length(text + i, end - i);
		if (t->color && marked != on)
			fputs(marked ? "\033[1;36m" : "\033[0m", out);
		if (directed && marked != on)
			fputs(left_to_right, out);
		on = marked;
		put_character(text + i, n);
	}
	if (t->color && on)
		fputs("\033[0m", out);
	putc('\n', out);
	if (!t->color)
		put_carets(a, text, at, end);
	if (next < length && memchr(" \t\n", text[next], 3) != NULL)
		next++;
	return next;
}

void
evidence_put(const struct terminal *t, const struct bouncecode_answer *a,
    const char *text, size_t length)
{
	unsigned width = t->width > 0 ? t->width - INDENT : UNWRAPPED;
	size_t at = 0, shown = length < TEXT_MAX ? length : TEXT_MAX;

	while (shown > 0 && memchr(" \t\r\n", text[shown - 1], 4) != NULL)
		shown--;
	while (at < shown)
		at = put_row(t, a, text, shown, at, width);
	if (length > TEXT_MAX)
		fprintf(out, "%*s...\n", INDENT, "");
}
