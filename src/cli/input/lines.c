#include "cli/input/lines.h"
#include "cli/input/input.h"
#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 256 * 1024 };

void
blocks_begin(struct blocks *b, struct input *in)
{
	*b = (struct blocks){ .input = in };
}

void
blocks_end(struct blocks *b)
{
	free(b->buffer);
}

/* Move an unfinished line to the front; where it fills the buffer, double
 * that. False if there is no more room to be had. */
static bool
make_room(struct blocks *b)
{
	size_t size = b->size == 0 ? SIZE : 2 * b->size;
	char *grown;

	if (b->start > 0) {
		b->end -= b->start;
		memmove(b->buffer, b->buffer + b->start, b->end);
		b->start = 0;
	}
	if (b->end < b->size)
		return true;
	if (size > BLOCKS_MAX)
		return false;
	if ((grown = realloc(b->buffer, size)) == NULL) {
		complain("%s: %s", input_name(b->input), strerror(errno));
		b->failed = b->ended = true;
		return false;
	}
	b->buffer = grown;
	b->size = size;
	return true;
}

/* Read what is there, but no more than a cache holds, and return the end of
 * the last line in it, or 0. */
static size_t
read_lines(struct blocks *b)
{
	size_t i, room = b->size - b->end;
	ssize_t n;

	n = input_read(b->input, b->buffer + b->end, room < SIZE ? room : SIZE);
	if (n <= 0) {
		b->failed = n == -1;
		b->ended = true;
		return b->end;
	}
	b->end += (size_t)n;
	for (i = b->end; i > b->end - (size_t)n; i--)
		if (b->buffer[i - 1] == '\n')
			return i;
	return 0;
}

bool
blocks_next(struct blocks *b, const char **text, size_t *length)
{
	size_t end = 0;

	if (b->ended)
		return false;
	while (end == 0 && !b->ended)
		end = make_room(b) ? read_lines(b) : b->end;
	if (end == 0)
		return false;
	*text = b->buffer;
	*length = end;
	b->start = end;
	return true;
}

bool
blocks_complete(const struct blocks *b)
{
	return !b->failed;
}
