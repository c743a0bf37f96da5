/* Logs that come in pieces: their lines are put together, and each that reports a
 * status is told as a record. Any number of them may be read at a time. */
#include "node/exports.h"

#include "cli/input/lines.h"
#include "summary/reports.h"

#include <stdlib.h>
#include <string.h>

struct log {
	struct reports reports;
	/* what was fed and not read: a line that has not ended */
	char *text;
	size_t length, size;
};

/* An array of JSON. */
static struct {
	char *text;
	size_t length, size;
} records;

static char *
more_records(size_t size)
{
	if (size > records.size - records.length) {
		records.size = 2 * records.size + size;
		records.text = check_memory(realloc(records.text, records.size));
	}
	return records.text + records.length;
}

static void
put(char c)
{
	*more_records(1) = c;
	records.length++;
}

static void
put_report(const struct bouncecode_report *report, unsigned flags)
{
	size_t size = BOUNCECODE_JSON_SIZE, n;

	put(records.length > 1 ? ',' : '[');
	while ((n = bouncecode_report_json(report, more_records(size),
		    records.size - records.length, flags)) >=
	    records.size - records.length)
		size = n + 1;
	records.length += n;
}

/* Read what is there up to an end; the rest waits for more. */
static size_t
read_block(struct log *l, size_t end, bool has_more, unsigned flags)
{
	struct bouncecode_report report;

	records.length = 0;
	reports_feed(&l->reports, l->text, end, has_more);
	while (bouncecode_scan_next(&l->reports.scan, &report))
		put_report(&report, flags);
	if (records.length == 0)
		put('[');
	put(']');
	end -= reports_rest(&l->reports);
	l->length -= end;
	memmove(l->text, l->text + end, l->length);
	return tell(records.text, records.length);
}

EXPORT(struct log *, log_begin, (void))
{
	struct log *l = check_memory(calloc(1, sizeof *l));

	reports_begin(&l->reports);
	return l;
}

/* How many of so many bytes may be put now, and where: no line is kept that is longer
 * than those of the command. */
EXPORT(size_t, log_fits, (struct log *l, size_t length))
{
	size_t left = LINES_MAX - l->length;

	length = length < left ? length : left;
	if (length > l->size - l->length) {
		l->size = 2 * l->size + length;
		l->size = l->size < LINES_MAX ? l->size : LINES_MAX;
		l->text = check_memory(realloc(l->text, l->size));
	}
	return length;
}

EXPORT(char *, log_room, (struct log *l))
{
	return l->text + l->length;
}

/* So many bytes were put: tells what whole lines report, if any has ended. */
EXPORT(size_t, log_feed, (struct log *l, size_t length, unsigned flags))
{
	size_t before = l->length, end = l->length += length;

	while (end > before && l->text[end - 1] != '\n')
		end--;
	if (end > before)
		return read_block(l, end, true, flags);
	return before + length == LINES_MAX ? read_block(l, LINES_MAX, true, flags) : 0;
}

/* The last line may lack its end. */
EXPORT(size_t, log_finish, (struct log *l, unsigned flags))
{
	return read_block(l, l->length, false, flags);
}

EXPORT(size_t, log_lines, (const struct log *l))
{
	return (size_t)bouncecode_scan_lines(&l->reports.scan);
}

EXPORT(void, log_end, (struct log *l))
{
	reports_end(&l->reports);
	free(l->text);
	free(l);
}
