/* Pieces of whole lines, in a buffer that grows with the longest line. */
#include "cli/input/lines.h"
#include "cli/input/input.h"
#include "cli/output/message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 256 * 1024 };

void
lines_begin(struct lines *l, struct input *in)
{
	*l = (struct lines){ .input = in };
}

void
lines_end(struct lines *l)
{
	free(l->buffer);
}

/* Move an unfinished line to the front; where it fills the buffer, double
 * that. False if there is no more room to be had. */
static bool
make_room(struct lines *l)
{
	size_t size = l->size == 0 ? SIZE : 2 * l->size;
	char *grown;

	if (l->start > 0) {
		l->end -= l->start;
		memmove(l->buffer, l->buffer + l->start, l->end);
		l->start = 0;
	}
	if (l->end < l->size)
		return true;
	if (size > LINES_MAX)
		return false;
	if ((grown = realloc(l->buffer, size)) == NULL) {
		complain("%s: %s", input_name(l->input), strerror(errno));
		l->failed = l->ended = true;
		return false;
	}
	l->buffer = grown;
	l->size = size;
	return true;
}

/* Read what is there, but no more than a cache holds, and return the end of
 * the last line in it, or 0. */
static size_t
read_lines(struct lines *l)
{
	size_t i, room = l->size - l->end;
	ssize_t n;

	n = input_read(l->input, l->buffer + l->end, room < SIZE ? room : SIZE);
	if (n <= 0) {
		l->failed = n == -1;
		l->ended = true;
		return l->end;
	}
	l->end += (size_t)n;
	for (i = l->end; i > l->end - (size_t)n; i--)
		if (l->buffer[i - 1] == '\n')
			return i;
	return 0;
}

bool
lines_next(struct lines *l, const char **text, size_t *length)
{
	size_t end = 0;

	if (l->ended)
		return false;
	while (end == 0 && !l->ended)
		end = make_room(l) ? read_lines(l) : l->end;
	if (end == 0)
		return false;
	*text = l->buffer;
	*length = end;
	l->start = end;
	return true;
}

bool
lines_have_more(const struct lines *l)
{
	return !l->ended;
}

void
lines_keep(struct lines *l, size_t nbytes)
{
	l->start -= nbytes;
}

bool
lines_complete(const struct lines *l)
{
	return !l->failed;
}

uint64_t
lines_count(const char *text, size_t length)
{
	const char *end = text + length;
	uint64_t n = 0;

	for (; text < end &&
	     (text = memchr(text, '\n', (size_t)(end - text))) != NULL;
	     text++)
		n++;
	return n;
}
