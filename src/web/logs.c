/*
 * Logs: what --summary counts, and the report of it. The page reads the files and
 * feeds their bytes as they come.
 */
#include "web/exports.h"
#include "web/packed.h"

#include "cli/output/format.h"
#include "cli/output/report.h"
#include "cli/output/stream.h"
#include "summary/feed.h"

#include <stdlib.h>
#include <string.h>

static struct summary_settings settings;
static struct sums all, own;
static struct followed followed, recipients;
static struct counter counter;
static struct rater rater;
static struct feed feed;
static struct notes notes;

static void
follow(void *context, const uint64_t *numbers, size_t n)
{
	followed_add(context, numbers, n);
}

/* seed, more: random numbers. */
EXPORT(void, log_begin, (uint32_t seed, uint32_t more))
{
	settings = (struct summary_settings){ .by = BY_HOUR,
		.of_relays = true, .key = { { seed, more } } };
	sums_begin(&all, &settings);
	followed_begin(&followed, FOLLOWED_MAX, &settings.key);
	followed_begin(&recipients, RECIPIENTS_MAX, &settings.key);
	if (!notes_begin(&notes))
		__builtin_trap();
}

static void
count(void *context, const struct bouncecode_report *report)
{
	(void)context;
	notes_take(&notes, report);
	rates_count(&rater, report, summary_count(&counter, report));
}

EXPORT(void, log_file_begin, (uint32_t number))
{
	sums_begin(&own, &settings);
	counter = (struct counter){ .summary = &own.summary, .follow = follow,
		.context = &followed, .notes = &notes };
	rater = (struct rater){ .rates = &own.rates, .know = follow,
		.context = &recipients, .notes = &notes };
	feed_begin(&feed, count, NULL);
	notes.file = number;
}

/* Where the next bytes are to be put, and how many there may be. */
EXPORT(char *, log_room, (void))
{
	return check_memory(feed_room(&feed));
}

EXPORT(size_t, log_room_size, (void))
{
	return feed_room_size(&feed);
}

/* So many bytes were put. */
EXPORT(void, log_feed, (size_t length))
{
	feed_go_on(&feed, length);
}

void
log_put(const unsigned char *text, size_t length)
{
	if (!feed_put(&feed, (const char *)text, length))
		check_memory(NULL);
}

EXPORT(void, log_file_end, (void))
{
	own.summary.lines = feed_finish(&feed);
	summary_finish(&counter);
	rates_finish(&rater);
	sums_align(&all, &own);
	sums_merge(&all, &own);
	sums_end(&own);
}

/* So far, in this file. */
EXPORT(size_t, log_lines, (void))
{
	return (size_t)bouncecode_scan_lines(&feed.reports.scan);
}

EXPORT(size_t, log_statuses, (void))
{
	return (size_t)(own.summary.accepted.count + refusals(&own.summary));
}

/* ---- what was counted, once all files have ended */

static struct table tables[NTABLES];
static struct figures figures;

EXPORT(void, log_end, (void))
{
	figures = (struct figures){ &all, followed_count(&followed),
		recipients_count(&recipients) };
	summary_tables(&all.summary, tables);
	rates_sort(&all.rates);
	if (!sums_are_whole(&all) || followed.failed || recipients.failed)
		check_memory(NULL);
}

EXPORT(size_t, log_counted, (void))
{
	return (size_t)(all.summary.accepted.count + refusals(&all.summary));
}

/* In the format of the command whose name, so many bytes, is what is given. */
EXPORT(void, log_summary, (size_t length))
{
	struct cell_writer writer = { .begun = false };
	char *name = room(length + 1);

	name[length] = '\0';
	if ((writer.format = format_find(name)) == NULL)
		__builtin_trap();
	begin_output();
	figures_records(&figures, tables, format_put_cells, &writer);
}

/* The report of --format=html with so many rows of a table, and of what it is. */
EXPORT(void, log_report, (size_t limit))
{
	const struct report report = { .figures = &figures, .summary = &all.summary,
		.tables = tables, .limit = limit, .rest = "and {count} more; the files that are saved have all",
		.with_years = summary_spans_years(&all.summary) };

	begin_output();
	fputs("<p class=\"quiet\">", out);
	report_put_span(&all.summary);
	fputs("</p>\n", out);
	report_put_body(&report);
}

/* Lines that the report names by their numbers: their texts, one behind the other,
 * and of each where that begins, its length, its number and that of its file. */
EXPORT(const char *, notes_text, (void))
{
	return notes.text;
}

EXPORT(size_t, notes_length, (void))
{
	return notes.length;
}

EXPORT(const struct noted_line *, notes_lines, (void))
{
	return notes.lines;
}

EXPORT(size_t, notes_count, (void))
{
	return notes.nlines;
}
