/* An input as pieces of whole lines, handed out as soon as they are there. */
#ifndef CLI_INPUT_LINES_H
#define CLI_INPUT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct input;

struct lines {
	struct input *input;
	char *buffer;
	size_t size, start, end; /* of what was not handed out yet */
	bool ended, failed;
};

void lines_begin(struct lines *l, struct input *in);
void lines_end(struct lines *l);

/* The next piece, which lives until the next call; false at the end. A piece
 * ends with a newline; only the last one may not, and what there is of a line
 * that is longer than LINES_MAX, which goes on in the next piece. */
enum { LINES_MAX = 64 * 1024 * 1024 };
bool lines_next(struct lines *l, const char **text, size_t *length);

/* Is there a piece behind this one? Then that may begin with the last bytes of
 * this one again. */
bool lines_have_more(const struct lines *l);
void lines_keep(struct lines *l, size_t nbytes);

/* Was the end that of the input? If not, a message said why. */
bool lines_complete(const struct lines *l);

/* How many lines end in a text. */
uint64_t lines_count(const char *text, size_t length);

#endif
