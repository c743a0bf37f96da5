/* What standard output can show: how wide it is, and whether in colour. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "options.h"

struct terminal {
	unsigned width; /* columns to wrap at; 0 = do not wrap */
	bool color;
};

/* How something is shown where there is colour. */
enum style { PLAIN, STRONG, FAINT, GOOD, WARN, BAD };

void terminal_init(struct terminal *t, const struct options *o);

/* Print s in a style. */
void put_styled(const struct terminal *t, enum style style, const char *s);
/* Print s, which begins at column at, and go on at column indent where the
 * width ends; then end the line. */
void put_wrapped(
    const struct terminal *t, const char *s, unsigned at, unsigned indent);
/* Print s, then blanks up to width columns. */
void put_padded(const struct terminal *t, enum style style, const char *s,
    unsigned width);

#endif
