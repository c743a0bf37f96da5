/*
 * A filter between two programs: replies go through unchanged, line by line,
 * and behind each one stands a line with the verdict, as a header of a mail.
 *
 *     cc -o filter filter.c bouncecode.c
 *     ./filter <replies
 */
#include <stdio.h>
#include <string.h>

#include "bouncecode.h"

static void
add_verdict(const char *reply, size_t length)
{
	struct bouncecode_answer a;

	if (!bouncecode_explain(reply, length, &a)) {
		puts("X-Bounce-Verdict: unknown");
		return;
	}
	printf("X-Bounce-Verdict: %s; bounce=%s; action=%s; confidence=%s",
	    bouncecode_name(BOUNCECODE_CATEGORIES, a.category),
	    bouncecode_name(BOUNCECODE_BOUNCES, a.bounce),
	    bouncecode_name(BOUNCECODE_ACTIONS, a.action),
	    bouncecode_name(BOUNCECODE_CONFIDENCES, a.confidence));
	if (a.provider != 0)
		printf("; provider=%s",
		    bouncecode_name(BOUNCECODE_PROVIDERS, a.provider));
	if (a.blocklist != 0)
		printf("; blocklist=%s",
		    bouncecode_name(BOUNCECODE_BLOCKLISTS, a.blocklist));
	putchar('\n');
}

/* "550-" and three digits before it: the reply goes on in the next line. */
static int
goes_on(const char *line)
{
	return strspn(line, "0123456789") == 3 && line[3] == '-';
}

int
main(void)
{
	char reply[8192], line[1024];
	size_t length = 0;
	int more = 0, inside = 0; /* a reply, a line */

	while (fgets(line, sizeof line, stdin) != NULL) {
		size_t n = strlen(line);

		fputs(line, stdout);
		if (n <= sizeof reply - length) {
			memcpy(reply + length, line, n);
			length += n;
		}
		if (!inside)
			more = goes_on(line);
		inside = n > 0 && line[n - 1] != '\n';
		if (more || inside)
			continue;
		add_verdict(reply, length);
		length = 0;
	}
	if (inside)
		putchar('\n');
	if (length > 0)
		add_verdict(reply, length);
	return ferror(stdin) || fflush(stdout) != 0;
}
