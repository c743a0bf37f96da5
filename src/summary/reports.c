/* Reports of a log, as it comes in blocks. */
#include "summary/reports.h"

#include <stdlib.h>
#include <string.h>

void
reports_begin(struct reports *r)
{
	bouncecode_scan_start(&r->scan);
	r->inside = false;
	if ((r->memory = malloc(REPORTS_MEMORY)) != NULL)
		bouncecode_scan_remember(&r->scan, r->memory, REPORTS_MEMORY);
}

void
reports_end(struct reports *r)
{
	free(r->memory);
}

/* A line that is too long for one block comes in pieces: the first one is
 * read, and this skips the others. */
static void
skip_rest(bool *inside, const char **text, size_t *length)
{
	const char *newline;

	if (!*inside)
		return;
	newline = memchr(*text, '\n', *length);
	if (newline == NULL) {
		*length = 0;
		return;
	}
	*inside = false;
	*length -= (size_t)(newline + 1 - *text);
	*text = newline + 1;
}

void
reports_feed(
    struct reports *r, const char *text, size_t length, bool has_more)
{
	skip_rest(&r->inside, &text, &length);
	if (length > 0)
		r->inside = text[length - 1] != '\n';
	if (has_more && !r->inside)
		bouncecode_scan_feed_part(&r->scan, text, length);
	else
		bouncecode_scan_feed(&r->scan, text, length);
}

size_t
reports_rest(const struct reports *r)
{
	return bouncecode_scan_rest(&r->scan);
}
