/* Reports of a log, as it comes in blocks. */
#include "summary/reports.h"

#include "log/event.h"

#include <stdlib.h>
#include <string.h>

void
reports_begin(struct reports *r)
{
	bouncecode_scan_start(&r->scan);
	r->look = NULL;
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
	size_t again = r->scan.rest;

	skip_rest(&r->inside, &text, &length);
	if (length > 0)
		r->inside = text[length - 1] != '\n';
	if (has_more && !r->inside)
		bouncecode_scan_feed_part(&r->scan, text, length);
	else
		bouncecode_scan_feed(&r->scan, text, length);
	again = again < length ? again : length;
	if (r->look != NULL)
		r->look(r->waiting, length > 0 ? text + again : text, length - again);
}

size_t
reports_rest(const struct reports *r)
{
	return bouncecode_scan_rest(&r->scan);
}

void
reports_begin_at(struct reports *r, uint64_t line,
    const unsigned char columns[REPORTS_COLUMNS])
{
	memset(&r->scan.event, 0, sizeof r->scan.event);
	memcpy(r->scan.columns, columns, sizeof r->scan.columns);
	r->scan.line = line;
	r->scan.rest = 0;
	r->inside = false;
}

/* Behind an event of its own a line may go on with others, which blanks, commas and
 * brackets tell; an object is looked at in the same way whether one stood before it
 * or not. In a list it is not. */
bool
reports_begin_there(const struct reports *r,
    const unsigned char columns[REPORTS_COLUMNS], bool is_apart)
{
	const struct bouncecode_event *e = &r->scan.event;

	return !r->inside && r->scan.rest == 0 && !e->is_open &&
	    (e->in_row == BC_IN_NO_ROW || (e->in_row == BC_IN_LINES && is_apart)) &&
	    memcmp(r->scan.columns, columns, sizeof r->scan.columns) == 0;
}
