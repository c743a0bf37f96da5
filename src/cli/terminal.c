/* POSIX has no ioctl: this asks for the window size of BSD and Linux. */
#define _DEFAULT_SOURCE
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Longer lines are hard to read, however wide the terminal is. */
enum { WIDTH_DEFAULT = 80, WIDTH_MIN = 20, WIDTH_MAX = 100 };

static unsigned
terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	unsigned long width = columns ? strtoul(columns, NULL, 10) : 0;

	if (width == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	if (width == 0)
		width = WIDTH_DEFAULT;
	if (width < WIDTH_MIN)
		return WIDTH_MIN;
	return width > WIDTH_MAX ? WIDTH_MAX : (unsigned)width;
}

void
terminal_init(struct terminal *t, const struct options *o)
{
	const char *no_color = getenv("NO_COLOR");
	bool is_terminal = isatty(STDOUT_FILENO) == 1;

	t->width = is_terminal ? terminal_width() : 0;
	t->color = o->color == COLOR_ALWAYS ||
	    (o->color == COLOR_AUTO && is_terminal &&
		(no_color == NULL || *no_color == '\0'));
}

void
put_styled(const struct terminal *t, enum style style, const char *s)
{
	static const char *const codes[] = { "", "1", "2", "32", "33", "31" };

	if (t->color && style != PLAIN)
		printf("\033[%sm%s\033[0m", codes[style], s);
	else
		fputs(s, stdout);
}

/* Columns that a string takes: one for each character of UTF-8. */
static unsigned
columns(const char *s, size_t length)
{
	unsigned n = 0;

	for (size_t i = 0; i < length; i++)
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
	return n;
}

void
put_wrapped(
    const struct terminal *t, const char *s, unsigned at, unsigned indent)
{
	while (*s != '\0') {
		size_t word = strcspn(s, " ");
		unsigned width = columns(s, word);

		if (t->width > 0 && at + width > t->width && at > indent) {
			printf("\n%*s", (int)indent, "");
			at = indent;
		}
		fwrite(s, 1, word, stdout);
		s += word;
		at += width;
		if (*s == ' ') {
			s++;
			/* No blank at the end of a line. */
			width = columns(s, strcspn(s, " "));
			if (t->width == 0 || at + 1 + width <= t->width) {
				putchar(' ');
				at++;
			} else {
				printf("\n%*s", (int)indent, "");
				at = indent;
			}
		}
	}
	putchar('\n');
}

void
put_padded(
    const struct terminal *t, enum style style, const char *s, unsigned width)
{
	unsigned n = columns(s, strlen(s));

	put_styled(t, style, s);
	if (n < width)
		printf("%*s", (int)(width - n), "");
}
