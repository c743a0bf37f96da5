/* Strings are kept by their places: who adds one keeps it. */
#include "gen/base/strings.h"

#include "gen/base/memory.h"
#include "gen/base/printed.h"

#include <string.h>

bool
same_string(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

void
strings_add(struct strings *s, const char *string)
{
	s->list = xgrow(s->list, s->n, sizeof *s->list);
	s->list[s->n++] = string;
}

const char *
strings_joined(const struct strings *s, const char *between)
{
	struct printed text;

	printed_begin(&text);
	for (size_t i = 0; i < s->n; i++)
		fprintf(text.out, "%s%s", i > 0 ? between : "", s->list[i]);
	return printed_end(&text);
}
