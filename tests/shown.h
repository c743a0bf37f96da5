/* Codes as text, for comparisons. */
#ifndef SHOWN_H
#define SHOWN_H

#include <bouncecode.h>

#include <stdio.h>

/* The codes of an answer, "-" where the text shows none. */
static const char *
shown(const struct bouncecode_code *c)
{
	static char text[40];
	int n = 0;

	if (c->reply != 0)
		n = snprintf(text, sizeof text, "%u", c->reply);
	if (c->class_digit != 0)
		n += snprintf(text + n, sizeof text - (size_t)n, "%s%u.%u.%u",
		    n > 0 ? " " : "", c->class_digit, c->subject, c->detail);
	return n > 0 ? text : "-";
}

#endif
