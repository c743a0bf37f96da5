/* Lines on a terminal: wrapped at its width, in colour where it has that. */
#include "cli/output/terminal.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "base/utf8.h"
#include "cli/system/system.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longer lines are hard to read, however wide the terminal is. */
enum { WIDTH_DEFAULT = 80, WIDTH_MIN = 20, WIDTH_MAX = 100 };

unsigned
terminal_width(int fd)
{
	const char *columns = getenv("COLUMNS");
	unsigned long width = columns ? strtoul(columns, NULL, 10) : 0;

	if (width == 0)
		width = system_columns(fd);
	if (width == 0)
		width = WIDTH_DEFAULT;
	if (width < WIDTH_MIN)
		return WIDTH_MIN;
	return width > WIDTH_MAX ? WIDTH_MAX : (unsigned)width;
}

void
terminal_init(struct terminal *t, enum color color)
{
	const char *no_color = getenv("NO_COLOR"), *type = getenv("TERM");
	bool is_terminal = system_is_terminal(STANDARD_OUTPUT);

	t->width = is_terminal ? terminal_width(STANDARD_OUTPUT) : 0;
	t->color = color == COLOR_ALWAYS ||
	    (color == COLOR_AUTO && system_has_color(STANDARD_OUTPUT) &&
		(no_color == NULL || *no_color == '\0') &&
		(type == NULL || strcmp(type, "dumb") != 0));
}

void
put_styled(const struct terminal *t, enum style style, const char *s)
{
	static const char *const codes[] = { "", "1", "2", "32", "33", "31" };

	bool styled = t->color && style != PLAIN;

	if (styled)
		fprintf(out, "\033[%sm", codes[style]);
	put_shown(out, s, strlen(s));
	if (styled)
		fputs("\033[0m", out);
}

unsigned
columns(const char *s, size_t length)
{
	unsigned n = 0;

	for (size_t i = 0, k; i < length; i += k) {
		k = bc_utf8_length(s + i, length - i);
		n += shown_width(s + i, k);
	}
	return n;
}

static bool
is_marked(const struct marks *marks, size_t at)
{
	for (size_t i = 0; marks != NULL && i < marks->n; i++)
		if (at >= marks->list[i].offset &&
		    at - marks->list[i].offset < marks->list[i].length)
			return true;
	return false;
}

/* Part of a string, emphasised where it is marked. */
static void
put_part(const struct terminal *t, const char *s, size_t from, size_t to,
    const struct marks *marks)
{
	bool on = false;

	for (size_t i = from, n; i < to; i += n) {
		bool marked = t->color && is_marked(marks, i);

		n = bc_utf8_length(s + i, to - i);
		if (marked != on)
			fputs(marked ? "\033[1;36m" : "\033[0m", out);
		on = marked;
		put_shown(out, s + i, n);
	}
	if (on)
		fputs("\033[0m", out);
}

/* Scripts without blanks, whose letters are wide, end a line between any two of them,
 * but for these (JIS X 4051: what may not begin a line, and what may not end one). */
static bool
is_one_of(const char *signs, const char *s, size_t n)
{
	for (size_t k; *signs != '\0'; signs += k) {
		k = bc_utf8_length(signs, strlen(signs));
		if (k == n && memcmp(signs, s, n) == 0)
			return true;
	}
	return false;
}

/* Bytes of a word, behind which a line may end. */
static size_t
word_length(const char *s)
{
	static const char closing[] = "、。，．・：；？！）」』】］｝〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ";
	static const char opening[] = "（「『【［｛〈《";
	size_t end = strcspn(s, " "), at = 0;

	while (at < end) {
		size_t n = bc_utf8_length(s + at, end - at), next = at + n, k;

		if (next == end)
			break;
		k = bc_utf8_length(s + next, end - next);
		if ((shown_width(s + at, n) > 1 || shown_width(s + next, k) > 1) &&
		    !is_one_of(opening, s + at, n) && !is_one_of(closing, s + next, k) &&
		    shown_width(s + next, k) > 0)
			return next;
		at = next;
	}
	return end;
}

void
put_wrapped_marked(const struct terminal *t, const char *s, unsigned at,
    unsigned indent, const struct marks *marks)
{
	for (size_t i = 0; s[i] != '\0';) {
		size_t word = word_length(s + i);
		unsigned width = columns(s + i, word);

		if (t->width > 0 && at + width > t->width && at > indent) {
			fprintf(out, "\n%*s", (int)indent, "");
			at = indent;
		}
		put_part(t, s, i, i + word, marks);
		i += word;
		at += width;
		if (s[i] == ' ') {
			i++;
			/* No blank at the end of a line. */
			width = columns(s + i, word_length(s + i));
			if (t->width == 0 || at + 1 + width <= t->width) {
				putc(' ', out);
				at++;
			} else {
				fprintf(out, "\n%*s", (int)indent, "");
				at = indent;
			}
		}
	}
	putc('\n', out);
}

void
put_wrapped(
    const struct terminal *t, const char *s, unsigned at, unsigned indent)
{
	put_wrapped_marked(t, s, at, indent, NULL);
}

void
put_cut_marked(const struct terminal *t, const char *s, unsigned at,
    const struct marks *marks)
{
	static const char dots[] = " ...";
	size_t end = 0, fits = 0;

	/* Whole words, and room for the dots. */
	while (s[end] != '\0') {
		end += s[end] == ' ';
		end += strcspn(s + end, " ");
		if (t->width > 0 &&
		    at + columns(s, end) + (s[end] ? sizeof dots - 1 : 0) > t->width)
			break;
		fits = end;
	}
	put_part(t, s, 0, fits, marks);
	fprintf(out, "%s\n", s[fits] != '\0' ? dots : "");
}

void
put_padded(
    const struct terminal *t, enum style style, const char *s, unsigned width)
{
	unsigned n = columns(s, strlen(s));

	put_styled(t, style, s);
	if (n < width)
		fprintf(out, "%*s", (int)(width - n), "");
}
