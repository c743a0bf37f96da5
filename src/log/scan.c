/*
 * Reading a log: lines that have a sign are read, and the status that they
 * report is explained.
 */
#include "log/answer.h"
#include "log/formats.h"
#include "log/sign.h"

#include <string.h>

static struct bouncecode_span
end_of_line(const char *text, size_t length, size_t start, size_t at)
{
	const char *end = (const char *)memchr(text + at, '\n', length - at);

	return bc_span(start, end ? (size_t)(end - text) : length);
}

/* The header of a table stands in the first lines, behind others with "#". */
static void
find_header(struct bouncecode_scan *scan)
{
	enum { LINES = 8 };
	struct bc_line line;
	size_t at = 0;

	memset(&line, 0, sizeof line);
	for (int i = 0; i < LINES && at < scan->length; i++) {
		struct bouncecode_span s =
		    end_of_line(scan->text, scan->length, at, at);

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
	scan->at = 0;
	if (scan->line == 1)
		find_header(scan);
}

static int
read_line(struct bouncecode_scan *scan, struct bouncecode_report *report,
    struct bouncecode_span at, size_t sign)
{
	struct bc_line line;

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
	report->outcome = (uint8_t)bc_outcome_of(&line);
	return 1;
}

BOUNCECODE_API int
bouncecode_scan_next(
    struct bouncecode_scan *scan, struct bouncecode_report *report)
{
	while (scan->at < scan->length) {
		size_t at = bc_find_sign(
		    scan->text, scan->length, scan->at, &scan->line);
		struct bouncecode_span line;
		int found;

		if (at == scan->length)
			break;
		line = end_of_line(scan->text, scan->length,
		    bc_line_start(scan->text, scan->at, at), at);
		found = read_line(scan, report, line, at);
		scan->at = line.offset + line.length;
		if (scan->at < scan->length) {
			scan->at++;
			scan->line++;
		}
		if (found)
			return 1;
	}
	if (scan->length > 0 && scan->text[scan->length - 1] != '\n')
		scan->line++;
	scan->at = scan->length = 0;
	return 0;
}

BOUNCECODE_API uint64_t
bouncecode_scan_lines(const struct bouncecode_scan *scan)
{
	return scan->line - 1;
}
