/*
 * Logs: what --summary counts. The page reads the files and feeds their bytes
 * as they come; lines are put together here.
 */
#include "face.h"

#include <stdlib.h>
#include <string.h>

#include "cli/input/lines.h"
#include "summary/reports.h"
#include "summary/summary.h"

enum { REMEMBERED = 4 * 1024 * 1024, BLOCK = 256 * 1024 };

static struct options options;
static struct summary all, own;
static struct counter counter;
static struct reports reports;
static void *memory;

/* Bytes that were fed and not read: a line that has not ended. */
static struct {
	char *text;
	size_t length, size;
} rest;

void
EXPORT(log_begin)(size_t nfiles)
{
	options = face_options(MODE_SUMMARY, FORMAT_JSON);
	options.by = BY_HOUR;
	memory = must(malloc(REMEMBERED));
	summary_begin(&all, &options, MESSAGES_OF_ALL, nfiles > 1);
}

void
EXPORT(log_file_begin)(void)
{
	summary_begin(&own, &options, MESSAGES_OF_FILE, all.messages.all);
	counter = (struct counter){ .summary = &own };
	reports_begin(&reports);
	bouncecode_scan_remember(&reports.scan, memory, REMEMBERED);
	rest.length = 0;
}

/* Where the next bytes are to be put, and how many there may be. */
char *
EXPORT(log_room)(void)
{
	if (rest.length == rest.size) {
		rest.size = rest.size == 0 ? BLOCK : 2 * rest.size;
		rest.text = must(realloc(rest.text, rest.size));
	}
	return rest.text + rest.length;
}

size_t
EXPORT(log_room_size)(void)
{
	return rest.size - rest.length;
}

static void
read_block(size_t length)
{
	struct bouncecode_report report;

	reports_feed(&reports, rest.text, length);
	while (bouncecode_scan_next(&reports.scan, &report))
		summary_count(&counter, &report);
	rest.length -= length;
	memmove(rest.text, rest.text + length, rest.length);
}

/* So many bytes were put. */
void
EXPORT(log_feed)(size_t length)
{
	size_t end = rest.length + length;

	rest.length = end;
	while (end > rest.length - length && rest.text[end - 1] != '\n')
		end--;
	if (end > rest.length - length)
		read_block(end);
	else if (rest.length == BLOCKS_MAX)
		read_block(rest.length);
}

void
EXPORT(log_file_end)(void)
{
	read_block(rest.length);
	own.lines = bouncecode_scan_lines(&reports.scan);
	summary_merge(&all, &own);
	summary_end(&own);
}

/* So far, in this file. */
size_t
EXPORT(log_lines)(void)
{
	return (size_t)bouncecode_scan_lines(&reports.scan);
}

size_t
EXPORT(log_statuses)(void)
{
	return (size_t)(own.accepted.count + refusals(&own));
}

/* The summary of all files that have ended, in a format of the command. */
void
EXPORT(log_summary)(int format)
{
	options.format = (enum format)format;
	face_begin();
	summary_put_records(&all, summary_tables(&all));
}
