/* What standard output can show: how wide it is, and whether in colour. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "bouncecode.h"

#include <stdbool.h>

struct terminal {
	unsigned width; /* columns to wrap at; 0 = do not wrap */
	bool color;
};

/* How something is shown where there is colour. */
enum style { PLAIN, STRONG, FAINT, GOOD, WARN, BAD };

/* Below that, columns do not stand side by side, and a label has its own line. */
enum { TERMINAL_NARROW = 60 };

static inline bool
is_narrow(const struct terminal *t)
{
	return t->width > 0 && t->width < TERMINAL_NARROW;
}

/* The columns of the terminal that is open there, within reason. */
unsigned terminal_width(int fd);

/* When to use colour. */
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
void terminal_init(struct terminal *t, enum color color);

/* The words of s that are to stand out. */
struct marks {
	struct bouncecode_match list[16];
	size_t n;
};

/* Columns that so many bytes take, as put_styled() and its like print them. */
unsigned columns(const char *s, size_t length);

/* Print s in a style. */
void put_styled(const struct terminal *t, enum style style, const char *s);
/* Print s, which begins at column at, and go on at column indent where the
 * width ends; then end the line. */
void put_wrapped(
    const struct terminal *t, const char *s, unsigned at, unsigned indent);
/* The same, with the marked words emphasised. */
void put_wrapped_marked(const struct terminal *t, const char *s, unsigned at,
    unsigned indent, const struct marks *marks);
/* Print as much of s as fits into the rest of the line. */
void put_cut_marked(const struct terminal *t, const char *s, unsigned at,
    const struct marks *marks);
/* Print s, then blanks up to width columns. */
void put_padded(const struct terminal *t, enum style style, const char *s,
    unsigned width);

#endif
