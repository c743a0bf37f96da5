/* A line that was read, as a string: a NUL within, which no record can have, is a
 * '?'. */
#include "cli/output/echo.h"
#include "cli/output/message.h"

#include <stdlib.h>
#include <string.h>

const char *
echo_line(struct echo *e, const char *text, size_t length)
{
	while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
		length--;
	if (length >= e->size) {
		e->size = 2 * length + 1;
		e->text = check_memory(realloc(e->text, e->size));
	}
	memcpy(e->text, text, length);
	e->text[length] = '\0';
	for (char *p = e->text, *end = p + length; (p = memchr(p, '\0', (size_t)(end - p))) != NULL; p++)
		*p = '?';
	return e->text;
}
