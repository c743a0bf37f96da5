/* What was read, as it is shown behind its record. */
#ifndef CLI_ECHO_H
#define CLI_ECHO_H

#include <stddef.h>

/* All zero at first; its text is to be freed. */
struct echo {
	char *text;
	size_t size;
};

/* The line without its end, ended by a NUL; it lives until the next one. */
const char *echo_line(struct echo *e, const char *text, size_t length);

#endif
