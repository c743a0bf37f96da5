/* Messages of a program, each on a line that begins with its name. */
#include "gen/base/message.h"

#include "src/cli/output/shown.h"

#include <stdarg.h>
#include <stdio.h>

static const char *program = "gen";
static int status = 1;

void
set_program(const char *name, int trouble)
{
	program = name;
	status = trouble;
}

int
trouble_status(void)
{
	return status;
}

char *
make_shown(char *text)
{
	return hide_unshown(text, "\t\n");
}

void
complain(const char *format, ...)
{
	char text[8192]; /* memory may be what is missing */
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	fprintf(stderr, "%s: %s\n", program, make_shown(text));
}
