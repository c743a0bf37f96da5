/* What goes in and out: the text that is asked about, and what is told of it. */
#include "node/exports.h"

#include "bouncecode.h"
#include "cli/output/stream.h"

#include <stdlib.h>

static FILE printed;
_Thread_local FILE *out = &printed;

static struct {
	char *text;
	size_t size;
} given;

static const char *last_told;

void *
check_memory(void *memory)
{
	if (memory == NULL)
		__builtin_trap();
	return memory;
}

void
begin_telling(void)
{
	printed.length = 0;
}

size_t
end_telling(void)
{
	return tell(printed.text, printed.length);
}

size_t
tell(const char *text, size_t length)
{
	last_told = text;
	return length;
}

/* NULL where there is no memory for so many. */
EXPORT(char *, room, (size_t length))
{
	if (length > given.size || given.text == NULL) {
		free(given.text);
		given.text = malloc(length + 1);
		given.size = given.text != NULL ? length : 0;
	}
	return given.text;
}

EXPORT(const char *, told, (void))
{
	return last_told;
}

/* ---- words and versions: strings that end with a NUL, or NULL */

EXPORT(const char *, word, (unsigned vocabulary, unsigned number))
{
	return bouncecode_name(vocabulary, number);
}

EXPORT(unsigned, last_word, (unsigned vocabulary))
{
	return bouncecode_last(vocabulary);
}

EXPORT(const char *, explanation, (unsigned vocabulary, unsigned number))
{
	return bouncecode_explanation(vocabulary, number);
}

EXPORT(const char *, address, (unsigned vocabulary, unsigned number))
{
	return bouncecode_url(vocabulary, number);
}

EXPORT(const char *, version, (void))
{
	return bouncecode_version();
}

EXPORT(const char *, data_version, (void))
{
	return bouncecode_data_version();
}

EXPORT(const char *, data_updated, (void))
{
	return bouncecode_data_updated();
}

EXPORT(const char *, data_digest, (void))
{
	return bouncecode_data_digest();
}

EXPORT(size_t, count, (void))
{
	return bouncecode_count();
}
