/*
 * Memory of a program that runs for a moment and then ends: nothing is ever
 * given back, and who asks for some gets it.
 */
#include "gen/base/memory.h"
#include "gen/base/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *
check_memory(void *p)
{
	if (p == NULL) {
		complain("out of memory");
		exit(trouble_status());
	}
	return p;
}

/* All memory is kept until the end and can be reached from this list, so that a
 * leak checker finds nothing lost. It is the one variable of the rooms of gen/
 * that outlives a call: handing it to whoever makes a string would cost an
 * argument nearly everywhere and change nothing. */
static struct piece {
	struct piece *next;
	max_align_t memory[];
} *kept;

void *
xcalloc(size_t n, size_t size)
{
	struct piece *k = check_memory(calloc(1, sizeof *k + n * size));

	k->next = kept;
	kept = k;
	return k->memory;
}

/* The array is made larger at the powers of two only, so that adding elements
 * one by one takes linear time, and no more memory than twice what is needed. */
void *
xgrow(void *array, size_t n, size_t size)
{
	void *larger;

	if ((n & (n - 1)) != 0)
		return array;
	larger = xcalloc(n ? 2 * n : 1, size);
	if (n > 0)
		memcpy(larger, array, n * size);
	return larger;
}

char *
xstrdup(const char *s)
{
	size_t size = strlen(s) + 1;

	return memcpy(xcalloc(size, 1), s, size);
}

char *
xvprintf(const char *format, va_list ap)
{
	va_list again;
	char *s;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	s = xcalloc((size_t)n + 1, 1);
	vsnprintf(s, (size_t)n + 1, format, ap);
	return s;
}

char *
xprintf(const char *format, ...)
{
	va_list ap;
	char *s;

	va_start(ap, format);
	s = xvprintf(format, ap);
	va_end(ap);
	return s;
}
