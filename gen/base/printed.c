/* A stream of open_memstream() does not tell where there was no memory, and loses what
 * was printed then. Where the C library lets a stream be made of functions, which Linux
 * has, the program ends once all is printed: not in such a function, while the stream is in
 * use. */
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "gen/base/printed.h"
#include "gen/base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#ifdef __linux__

static ssize_t
append(void *text, const char *bytes, size_t n)
{
	enum { FIRST = 16384 };
	struct printed *t = text;
	size_t room = t->room > 0 ? t->room : (size_t)FIRST;
	char *grown;

	/* A zero stands behind it. */
	while (room - t->size < n + 1)
		room *= 2;
	if (room > t->room) {
		if ((grown = realloc(t->bytes, room)) == NULL) {
			t->failed = true;
			return 0;
		}
		t->bytes = grown;
		t->room = room;
	}
	memcpy(t->bytes + t->size, bytes, n);
	t->size += n;
	t->bytes[t->size] = '\0';
	return (ssize_t)n;
}

void
printed_begin(struct printed *t)
{
	*t = (struct printed){ .bytes = NULL };
	t->out = check_memory(fopencookie(t, "w", (cookie_io_functions_t){ .write = append }));
}

#else

void
printed_begin(struct printed *t)
{
	*t = (struct printed){ .bytes = NULL };
	t->out = check_memory(open_memstream(&t->bytes, &t->size));
}

#endif

char *
printed_end(struct printed *t)
{
	char *kept;

	if (fflush(t->out) != 0 || ferror(t->out) || t->failed)
		check_memory(NULL);
	fclose(t->out);
	kept = xstrdup(t->bytes != NULL ? t->bytes : "");
	free(t->bytes);
	return kept;
}
