/* Messages of a program, each on a line that begins with its name. */
#include "gen/base/message.h"

#include <stdarg.h>
#include <stdio.h>

static const char *program = "gen";

void
set_program(const char *name)
{
	program = name;
}

void
complain(const char *format, ...)
{
	va_list ap;

	fprintf(stderr, "%s: ", program);
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
}
