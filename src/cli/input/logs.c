/* A log: read in pieces, its lines scanned, each report handed on. */
#include "cli/input/logs.h"
#include "cli/input/interrupt.h"
#include "cli/input/lines.h"
#include "cli/output/message.h"
#include "summary/waiting.h"

#include <stdlib.h>
#include <string.h>

static void
read_reports(struct lines *lines, const struct log_reader *reader,
    struct reports *reports, struct senders *senders, uint64_t *nlines)
{
	struct senders_report with;
	struct bouncecode_report report;
	const char *text;
	size_t length, kept = 0;

	while (!interrupted && lines_next(lines, &text, &length)) {
		if (senders != NULL)
			senders_read(senders, text + kept, length - kept);
		reports_feed(reports, text, length, lines_have_more(lines));
		while (bouncecode_scan_next(&reports->scan, &report))
			reader->report(reader->context,
			    senders_add(senders, 0, &report, &with));
		kept = reports_rest(reports);
		lines_keep(lines, kept);
		if (senders != NULL)
			senders_done(senders, 0, reports->scan.line);
		*nlines = bouncecode_scan_lines(&reports->scan);
		if (reader->block(reader->context, lines->input))
			return;
	}
}

bool
log_read(
    const char *name, const struct log_reader *reader, uint64_t *nlines)
{
	struct input *in = input_open(name);
	struct senders *senders = NULL;
	struct reports reports;
	struct lines lines;
	bool complete;

	if (in == NULL)
		return false;
	reports_begin(&reports);
	waiting_look(reader->waiting, &reports);
	lines_begin(&lines, in);
	if (reader->idle != NULL)
		input_while_waiting(in, reader->idle, reader->context);
	if (reader->wants_senders)
		senders = senders_begin();
	read_reports(&lines, reader, &reports, senders, nlines);
	*nlines = bouncecode_scan_lines(&reports.scan);
	complete = interrupted || lines_complete(&lines);
	senders_end(senders);
	if (reader->waiting != NULL)
		waiting_finish(reader->waiting, &reports.scan);
	reports_end(&reports);
	lines_end(&lines);
	input_close(in);
	return complete;
}

/* ---- parts */

static const unsigned char no_columns[REPORTS_COLUMNS];

void
log_parts_begin(struct log_parts *l)
{
	*l = (struct log_parts){ .mutex = PTHREAD_MUTEX_INITIALIZER };
	bouncecode_scan_start(&l->reports.scan);
}

void
log_parts_end(struct log_parts *l)
{
	free(l->rest);
}

static void
know_columns(struct log_parts *l, const struct reports *reports)
{
	pthread_mutex_lock(&l->mutex);
	memcpy(l->columns, reports->scan.columns, sizeof l->columns);
	pthread_mutex_unlock(&l->mutex);
}

/* A header is seen before anything is read, so that others need not be read again
 * for lack of it. */
static void
take_all(struct log_parts *l, struct part *part, take_report *take, void *context)
{
	struct reports *reports = &part->reports;
	struct bouncecode_report report;

	reports_feed(reports, part->text, part->length, !part->last);
	if (part->first)
		know_columns(l, reports);
	while (bouncecode_scan_next(&reports->scan, &report))
		take(context,
		    senders_add(part->senders, part->file, &report, &part->with));
}

void
log_read_part(struct log_parts *l, struct part *part, take_report *take,
    void *context)
{
	pthread_mutex_lock(&l->mutex);
	memcpy(part->columns, part->first ? no_columns : l->columns,
	    sizeof part->columns);
	pthread_mutex_unlock(&l->mutex);
	if (!part->has_reports)
		reports_begin(&part->reports);
	part->has_reports = true;
	waiting_look(part->waiting, &part->reports);
	reports_begin_at(&part->reports, part->line + 1, part->columns);
	take_all(l, part, take, context);
}

/* Where a log has come to; the memory of each stays with it. */
static void
copy_place(struct reports *to, const struct reports *from)
{
	reports_begin_at(to, from->scan.line, from->scan.columns);
	to->inside = from->inside;
	to->scan.rest = from->scan.rest;
	to->scan.event = from->scan.event;
}

bool
log_part_holds(const struct log_parts *l, const struct part *part)
{
	return part->first ||
	    reports_begin_there(&l->reports, part->columns, part_is_apart(part));
}

void
log_go_on(struct log_parts *l, const struct part *part)
{
	const struct reports *r = &part->reports;
	size_t n = reports_rest(r);

	copy_place(&l->reports, r);
	if (n > 0)
		l->rest = check_memory(realloc(l->rest, n));
	if (n > 0)
		memcpy(l->rest, part->text + part->length - n, n);
	l->rest_length = n;
	know_columns(l, r);
	if (part->senders != NULL)
		senders_done(part->senders, part->file, r->scan.line);
}

/* Behind what is to be fed again. */
static void
put_rest_before(const struct log_parts *l, struct part *part)
{
	size_t n = l->rest_length, wanted = n + part->length;

	if (n == 0)
		return;
	if (wanted > part->size) {
		part->text = check_memory(realloc(part->text, wanted));
		part->size = wanted;
	}
	memmove(part->text + n, part->text, part->length);
	memcpy(part->text, l->rest, n);
	part->length = wanted;
}

void
log_read_again(struct log_parts *l, struct part *part, take_report *take,
    void *context)
{
	if (part->first) {
		reports_begin_at(&l->reports, 1, no_columns);
		l->rest_length = 0;
	}
	put_rest_before(l, part);
	copy_place(&part->reports, &l->reports);
	waiting_look(part->waiting, &part->reports);
	take_all(l, part, take, context);
	log_go_on(l, part);
}
