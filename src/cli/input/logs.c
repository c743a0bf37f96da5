/* A log: read in pieces, its lines scanned, each report handed on. */
#include "cli/input/logs.h"
#include "cli/input/interrupt.h"
#include "cli/input/lines.h"
#include "summary/reports.h"

static void
read_reports(struct lines *lines, const struct log_reader *reader,
    struct reports *reports)
{
	struct bouncecode_report report;
	const char *text;
	size_t length;

	while (!interrupted && lines_next(lines, &text, &length)) {
		reports_feed(reports, text, length, lines_have_more(lines));
		while (bouncecode_scan_next(&reports->scan, &report))
			reader->report(reader->context, &report);
		lines_keep(lines, reports_rest(reports));
		if (reader->block(reader->context, lines->input))
			return;
	}
}

bool
log_read(
    const char *name, const struct log_reader *reader, uint64_t *nlines)
{
	struct input *in = input_open(name);
	struct reports reports;
	struct lines lines;
	bool complete;

	*nlines = 0;
	if (in == NULL)
		return false;
	reports_begin(&reports);
	lines_begin(&lines, in);
	read_reports(&lines, reader, &reports);
	*nlines = bouncecode_scan_lines(&reports.scan);
	complete = interrupted || lines_complete(&lines);
	reports_end(&reports);
	lines_end(&lines);
	input_close(in);
	return complete;
}
