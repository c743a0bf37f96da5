#include "gen/base/memory.h"
#include "gen/base/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
alive(void *p)
{
	if (p == NULL) {
		fprintf(stderr, "%s: out of memory\n", program);
		exit(1);
	}
	return p;
}

/* Everything is kept until the end, and can be reached from here, so that a
 * leak checker has nothing to say. */
static struct kept {
	struct kept *next;
	max_align_t memory[];
} *kept;

void *
xcalloc(size_t n, size_t size)
{
	struct kept *k = alive(calloc(1, sizeof *k + n * size));

	k->next = kept;
	kept = k;
	return k->memory;
}

/* Room for one more element behind n of them: grows at the powers of two. */
void *
xgrow(void *array, size_t n, size_t size)
{
	if ((n & (n - 1)) != 0)
		return array;
	return alive(realloc(array, (n ? 2 * n : 1) * size));
}

char *
xstrdup(const char *s)
{
	size_t size = strlen(s) + 1;

	return memcpy(xcalloc(size, 1), s, size);
}

char *
xprintf(const char *format, ...)
{
	va_list ap, again;
	char *s;
	int n;

	va_start(ap, format);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	s = xcalloc((size_t)n + 1, 1);
	vsnprintf(s, (size_t)n + 1, format, again);
	va_end(again);
	return s;
}
