/*
 * Reading a log: lines that have a sign are read, and the status that they
 * report is explained; an event in JSON gives a report for each recipient.
 */
#include "log/answer.h"
#include "log/event.h"
#include "log/formats.h"
#include "log/sign.h"

#include <string.h>

/* How many blanks a list may begin with; how much of the status that many
 * recipients share is given with each of them. */
enum { BC_LIST_BLANKS = 256, BC_SHARED_STATUS_MAX = 160 };

static struct bouncecode_span
bc_end_of_line(const char *text, size_t length, size_t start, size_t at)
{
	const char *end = (const char *)memchr(text + at, '\n', length - at);

	return bc_span(start, end ? (size_t)(end - text) : length);
}

/* The header of a table stands in the first lines, behind others with "#". */
static void
bc_find_header(struct bouncecode_scan *scan)
{
	enum { LINES = 8 };
	struct bc_line line;
	size_t at = 0;

	memset(&line, 0, sizeof line);
	for (int i = 0; i < LINES && at < scan->length; i++) {
		struct bouncecode_span s =
		    bc_end_of_line(scan->text, scan->length, at, at);

		line.text = scan->text + at;
		line.length = s.length;
		if (s.length > 0 && line.text[s.length - 1] == '\r')
			line.length--;
		if (bc_read_header(&line, scan->columns) || line.text[0] != '#')
			return;
		at += s.length + 1;
	}
}

BOUNCECODE_API void
bouncecode_scan_start(struct bouncecode_scan *scan)
{
	memset(scan, 0, sizeof *scan);
	scan->text = "";
	scan->line = 1;
}

BOUNCECODE_API void
bouncecode_scan_feed(
    struct bouncecode_scan *scan, const char *text, size_t length)
{
	scan->text = length > 0 ? text : "";
	scan->length = length;
	if (length < scan->rest)
		scan->event.is_unfinished = 0;
	scan->at = scan->rest = 0;
	scan->has_more = 0;
	scan->event.failed = 0;
	if (scan->line == 1)
		bc_find_header(scan);
}

BOUNCECODE_API void
bouncecode_scan_feed_part(
    struct bouncecode_scan *scan, const char *text, size_t length)
{
	bouncecode_scan_feed(scan, text, length);
	scan->has_more = 1;
}

BOUNCECODE_API size_t
bouncecode_scan_rest(const struct bouncecode_scan *scan)
{
	return scan->rest;
}

static int
bc_read_log_line(struct bouncecode_scan *scan, struct bouncecode_report *report,
    struct bouncecode_span at, size_t sign)
{
	struct bc_line line;
	enum bouncecode_outcome outcome;

	report->text = scan->text + at.offset;
	if (at.length > 0 && report->text[at.length - 1] == '\r')
		at.length--;
	if (at.length > UINT32_MAX)
		at.length = UINT32_MAX; /* as bouncecode_explain() does */
	report->length = at.length;
	report->line = scan->line;
	line.text = report->text;
	line.length = report->length;
	line.sign = sign - at.offset;
	line.columns = scan->columns;
	line.report = report;
	bc_clear_line(&line);
	if (!bc_read_line(&line) || !bc_answer_line(scan, &line))
		return 0;
	outcome = bc_outcome_of(&line);
	report->outcome = (uint8_t)outcome;
	report->by_us = (uint8_t)line.is_client;
	return 1;
}

/* ---- events */

static void
bc_end_of_event(struct bouncecode_scan *scan)
{
	const char *at = scan->text + scan->at, *end = at + scan->event.length;

	while (at < end &&
	    (at = (const char *)memchr(at, '\n', (size_t)(end - at))) != NULL) {
		scan->line++;
		at++;
	}
	scan->at += scan->event.length;
	scan->event.is_open = 0;
}

/* Report the next recipient of an event; 0 where it has no more of them. */
static int
bc_report_recipient(struct bouncecode_scan *scan, struct bouncecode_report *report)
{
	struct bouncecode_event *e = &scan->event;
	struct bc_line line;
	int shares;

	memset(&line, 0, sizeof line);
	report->text = line.text = scan->text + e->start;
	report->length = line.length = e->length;
	report->line = scan->line;
	line.report = report;
	bc_clear_line(&line);
	if (!bc_next_recipient(e, &line, &shares)) {
		bc_end_of_event(scan);
		return 0;
	}
	if (shares && e->has_answer) {
		report->answer = e->answer;
		report->status = e->status;
	} else {
		bc_answer_line(scan, &line);
	}
	if (shares) {
		if (e->list_depth > 0 && report->status.length > BC_SHARED_STATUS_MAX)
			report->status.length = BC_SHARED_STATUS_MAX;
		e->has_answer = 1;
		e->answer = report->answer;
		e->status = report->status;
	}
	report->outcome = e->outcome;
	return 1;
}

/* Leave what stands from an offset on for the next buffer, with the object in it
 * that has not ended. */
static void
bc_leave(struct bouncecode_scan *scan, size_t at, size_t object)
{
	scan->at = at;
	scan->rest = scan->length - at;
	scan->event.start = object - at;
}

/* Begin the event that stands at an offset, if one does, in a list that begins
 * at another. An object of another kind is none, and in a list of events passed
 * over. */
static int
bc_begin_event_at(struct bouncecode_scan *scan, size_t at, size_t list)
{
	struct bouncecode_event *e = &scan->event;
	enum bc_found found = bc_find_event(scan, at);

	if (found == BC_NO_EVENT ||
	    (found == BC_FOREIGN_OBJECT && e->in_row != BC_IN_LIST))
		return 0;
	if (found == BC_UNFINISHED_EVENT) {
		bc_leave(scan, list, at);
		return 1;
	}
	scan->at = at;
	if (!e->is_open) /* it reports nothing */
		bc_end_of_event(scan);
	if (e->in_row != BC_IN_LIST)
		e->in_row = list < at ? BC_IN_LIST : BC_IN_LINES;
	return 1;
}

static int
bc_is_blank_of_json(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Go on behind an event: another one may follow, behind blanks or a comma.
 * Returns 0 where none does. */
static int
bc_next_in_row(struct bouncecode_scan *scan)
{
	struct bouncecode_event *e = &scan->event;

	for (; scan->at < scan->length; scan->at++) {
		char c = scan->text[scan->at];

		if (c == '{' && bc_begin_event_at(scan, scan->at, scan->at))
			return 1;
		if (c == ']' && e->in_row == BC_IN_LIST)
			e->in_row = BC_IN_LINES;
		else if (!bc_is_blank_of_json(c) && c != ',')
			break;
		scan->line += c == '\n';
	}
	if (scan->at < scan->length)
		e->in_row = BC_IN_NO_ROW;
	return 0;
}

/* Begin the events of an object or a list that a line begins with. The first
 * one of a list says whether they are events. */
static int
bc_begin_row(struct bouncecode_scan *scan, size_t at)
{
	size_t object = at;
	uint64_t lines = 0;

	if (scan->text[at] == '[')
		for (object++; object < scan->length &&
		     object - at < BC_LIST_BLANKS &&
		     bc_is_blank_of_json(scan->text[object]);
		     object++)
			lines += scan->text[object] == '\n';
	if (object == scan->length && scan->has_more) {
		bc_leave(scan, at, object);
		return 1;
	}
	if (object == scan->length || scan->text[object] != '{' ||
	    !bc_begin_event_at(scan, object, at))
		return 0;
	if (scan->rest == 0)
		scan->line += lines;
	return 1;
}

/* ---- lines */

/* Files that follow each other have a header each: the sign of one is a word of it,
 * and it holds from there on. */
static int
bc_know_header(struct bouncecode_scan *scan, struct bouncecode_span at, size_t sign)
{
	static const char words[2][7] = { "#Field", "tatus," };
	struct bc_line line;

	line.text = scan->text + at.offset;
	line.length = at.length;
	if (!bc_stands_at(&line, sign - at.offset, words[0], 6) &&
	    !bc_stands_at(&line, sign - at.offset, words[1], 6))
		return 0;
	if (line.text[line.length - 1] == '\r')
		line.length--;
	return bc_read_header(&line, scan->columns);
}

/* Read as far as the next line that reports something, or an event. Returns 1
 * for the former. */
static int
bc_next_line(struct bouncecode_scan *scan, struct bouncecode_report *report)
{
	size_t at = scan->at;
	struct bouncecode_span line;
	int found;

	for (;; at++) { /* behind a bracket of something else */
		at = bc_find_sign(scan->text, scan->length, at, &scan->line);
		if (at == scan->length) {
			scan->at = at;
			return 0;
		}
		if (scan->text[at] != '{' && scan->text[at] != '[')
			break;
		if (bc_begin_row(scan, at))
			return 0;
	}
	line = bc_end_of_line(scan->text, scan->length,
	    bc_line_start(scan->text, scan->at, at), at);
	found = !bc_know_header(scan, line, at) &&
	    bc_read_log_line(scan, report, line, at);
	scan->at = line.offset + line.length;
	if (scan->at < scan->length) {
		scan->at++;
		scan->line++;
	}
	return found;
}

BOUNCECODE_API int
bouncecode_scan_next(
    struct bouncecode_scan *scan, struct bouncecode_report *report)
{
	while (scan->at < scan->length && scan->rest == 0) {
		if (scan->event.is_open
			? bc_report_recipient(scan, report)
			: !(scan->event.in_row != BC_IN_NO_ROW &&
			      bc_next_in_row(scan)) &&
			    bc_next_line(scan, report))
			return 1;
	}
	if (scan->length > 0 && scan->rest == 0 &&
	    scan->text[scan->length - 1] != '\n')
		scan->line++;
	scan->at = scan->length = 0;
	return 0;
}

BOUNCECODE_API uint64_t
bouncecode_scan_lines(const struct bouncecode_scan *scan)
{
	return scan->line - 1;
}
