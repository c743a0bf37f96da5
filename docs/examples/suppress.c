/*
 * A bounce processor: which addresses get no more mail? It reads logs of mail
 * servers and prints "suppress ADDRESS" where one is dead for sure; what is
 * soft, blocked or doubtful changes nothing.
 *
 *     cc -o suppress suppress.c bouncecode.c
 *     ./suppress </var/log/mail.log | sort -u
 */
#include <stdio.h>
#include <string.h>

#include "bouncecode.h"

static int
is_dead(const struct bouncecode_report *report)
{
	return report->outcome == BOUNCECODE_OUTCOME_FAILED &&
	    report->recipient.length > 0 &&
	    report->answer.bounce == BOUNCECODE_BOUNCE_HARD &&
	    report->answer.confidence >= BOUNCECODE_CONFIDENCE_MEDIUM;
}

/* How many bytes of a buffer are whole lines. */
static size_t
whole_lines(const char *text, size_t length)
{
	while (length > 0 && text[length - 1] != '\n')
		length--;
	return length;
}

static void
read_lines(struct bouncecode_scan *scan, const char *text, size_t length)
{
	struct bouncecode_report report;
	char address[400];
	size_t n;

	bouncecode_scan_feed(scan, text, length);
	while (bouncecode_scan_next(scan, &report))
		if (is_dead(&report)) {
			n = bouncecode_report_text(&report,
			    report.recipient, address, sizeof address);
			printf("suppress %.*s\n", (int)n, address);
		}
}

int
main(void)
{
	static char text[1 << 16];
	struct bouncecode_scan scan;
	size_t length = 0, n;

	bouncecode_scan_start(&scan);
	while ((n = fread(text + length, 1, sizeof text - length, stdin)) > 0) {
		size_t whole = whole_lines(text, length += n);

		if (whole == 0 && length == sizeof text)
			whole = length; /* a line that is longer than all */
		read_lines(&scan, text, whole);
		length -= whole;
		memmove(text, text + whole, length);
	}
	read_lines(&scan, text, length);
	return ferror(stdin) || fflush(stdout) != 0;
}
