/*
 * Logs: what --summary counts. The page reads the files and feeds their bytes
 * as they come; lines are put together here.
 */
#include "web/exports.h"

#include "cli/input/lines.h"
#include "cli/output/format.h"
#include "summary/reports.h"
#include "summary/summary.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 256 * 1024 };

static struct summary_settings settings;
static struct summary all, own;
static struct followed followed;
static struct counter counter;
static struct reports reports;

/* Bytes that were fed and not read: a line that has not ended. */
static struct {
	char *text;
	size_t length, size;
} rest;

static void
follow(void *context, const uint64_t *messages, size_t n)
{
	followed_add(context, messages, n);
}

/* seed, more: random numbers. */
EXPORT(void, log_begin, (uint32_t seed, uint32_t more))
{
	settings = (struct summary_settings){ .by = BY_HOUR,
		.key = { { seed, more } } };
	summary_begin(&all, &settings);
	followed_begin(&followed, FOLLOWED_MAX, &settings.key);
}

EXPORT(void, log_file_begin, (void))
{
	summary_begin(&own, &settings);
	counter = (struct counter){ .summary = &own, .follow = follow,
		.context = &followed };
	reports_begin(&reports);
	rest.length = 0;
}

/* Where the next bytes are to be put, and how many there may be. */
EXPORT(char *, log_room, (void))
{
	if (rest.length == rest.size) {
		rest.size = rest.size == 0 ? BLOCK : 2 * rest.size;
		rest.text = check_memory(realloc(rest.text, rest.size));
	}
	return rest.text + rest.length;
}

EXPORT(size_t, log_room_size, (void))
{
	return rest.size - rest.length;
}

static void
read_block(size_t length, bool has_more)
{
	struct bouncecode_report report;

	reports_feed(&reports, rest.text, length, has_more);
	while (bouncecode_scan_next(&reports.scan, &report))
		summary_count(&counter, &report);
	length -= reports_rest(&reports);
	rest.length -= length;
	memmove(rest.text, rest.text + length, rest.length);
}

/* So many bytes were put. */
EXPORT(void, log_feed, (size_t length))
{
	size_t end = rest.length + length;

	rest.length = end;
	while (end > rest.length - length && rest.text[end - 1] != '\n')
		end--;
	if (end > rest.length - length)
		read_block(end, true);
	else if (rest.length == LINES_MAX)
		read_block(rest.length, true);
}

EXPORT(void, log_file_end, (void))
{
	read_block(rest.length, false);
	summary_finish(&counter);
	own.lines = bouncecode_scan_lines(&reports.scan);
	reports_end(&reports);
	summary_merge(&all, &own);
	summary_end(&own);
}

/* So far, in this file. */
EXPORT(size_t, log_lines, (void))
{
	return (size_t)bouncecode_scan_lines(&reports.scan);
}

EXPORT(size_t, log_statuses, (void))
{
	return (size_t)(own.accepted.count + refusals(&own));
}

/* The summary of all files that have ended, in the format of the command whose
 * name, so many bytes, is what is given. */
EXPORT(void, log_summary, (size_t length))
{
	static struct table tables[NTABLES];
	struct cell_writer writer = { .begun = false };
	struct taker to = { .put = format_put_cells, .context = &writer };
	struct deferrals deferrals = followed_count(&followed);
	char *name = room(length + 1);

	name[length] = '\0';
	if ((writer.format = format_find(name)) == NULL)
		__builtin_trap();
	begin_output();
	summary_tables(&all, tables);
	summary_records(&all, &deferrals, tables, &to);
}
