#include "face.h"

#include <stdlib.h>

#include "cli/output/stream.h"

static FILE printed;
_Thread_local FILE *out = &printed;

static struct {
	char *text;
	size_t size;
} given;

void *
must(void *memory)
{
	if (memory == NULL)
		__builtin_trap();
	return memory;
}

struct options
face_options(enum mode mode, enum format format)
{
	struct options o = { .mode = mode, .format = format, .as = -1 };

	for (size_t v = 0; v < sizeof o.filter / sizeof *o.filter; v++)
		o.filter[v] = -1;
	return o;
}

void
face_begin(void)
{
	printed.length = 0;
}

char *
EXPORT(room)(size_t length)
{
	if (length > given.size || given.text == NULL) {
		free(given.text);
		given.text = must(malloc(length + 1));
		given.size = length;
	}
	return given.text;
}

const char *
EXPORT(output)(void)
{
	return printed.text;
}

size_t
EXPORT(output_length)(void)
{
	return printed.length;
}
