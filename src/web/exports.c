/* What goes in and out: the text that is asked about, and what is printed. */
#include "web/exports.h"

#include "cli/output/format.h"
#include "cli/output/stream.h"
#include "web/told.h"

#include <stdlib.h>

static FILE printed;
_Thread_local FILE *out = &printed;

static struct {
	char *text;
	size_t size;
} given;

void *
check_memory(void *memory)
{
	if (memory == NULL)
		__builtin_trap();
	return memory;
}

struct view
json_view(unsigned fields)
{
	return (struct view){ .format = format_find("json"), .fields = fields,
		.as = -1 };
}

void
begin_output(void)
{
	printed.length = 0;
	begin_told();
}

EXPORT(char *, room, (size_t length))
{
	if (length > given.size || given.text == NULL) {
		free(given.text);
		given.text = check_memory(malloc(length + 1));
		given.size = length;
	}
	return given.text;
}

EXPORT(const char *, output, (void))
{
	return printed.text;
}

EXPORT(size_t, output_length, (void))
{
	return printed.length;
}
