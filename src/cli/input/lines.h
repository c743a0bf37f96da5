/* An input as blocks of whole lines, handed out as soon as they are there. */
#ifndef CLI_BLOCKS_H
#define CLI_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

struct input;

struct blocks {
	struct input *input;
	char *buffer;
	size_t size, start, end; /* of what was not handed out yet */
	bool ended, failed;
};

void blocks_begin(struct blocks *b, struct input *in);
void blocks_end(struct blocks *b);

/* The next block, which lives until the next call; false at the end. A block
 * ends with a newline; only the last one may not, and a piece of a line that
 * is longer than BLOCKS_MAX, which goes on in the next block. */
enum { BLOCKS_MAX = 64 * 1024 * 1024 };
bool blocks_next(struct blocks *b, const char **text, size_t *length);

/* Was the end that of the input? If not, a message said why. */
bool blocks_complete(const struct blocks *b);

#endif
