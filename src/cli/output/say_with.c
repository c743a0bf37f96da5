/* What is said, with values in it. */
#include "cli/output/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool
is_name(const char *placeholder, size_t n, const char *name)
{
	return strlen(name) == n && memcmp(placeholder, name, n) == 0;
}

/* As much as there is room for. */
static size_t
append(char *text, size_t size, size_t at, const char *s, size_t n)
{
	if (n > size - 1 - at)
		n = size - 1 - at;
	memcpy(text + at, s, n);
	return at + n;
}

const char *
say_with(char *text, size_t size, const char *english, ...)
{
	const char *s = say(english), *begin, *end;
	size_t at = 0;

	while ((begin = strchr(s, '{')) != NULL && (end = strchr(begin, '}')) != NULL) {
		const char *name, *value;
		va_list values;

		at = append(text, size, at, s, (size_t)(begin - s));
		va_start(values, english);
		while ((name = va_arg(values, const char *)) != NULL) {
			value = va_arg(values, const char *);
			if (is_name(begin + 1, (size_t)(end - begin - 1), name))
				at = append(text, size, at, value, strlen(value));
		}
		va_end(values);
		s = end + 1;
	}
	text[append(text, size, at, s, strlen(s))] = '\0';
	return text;
}
