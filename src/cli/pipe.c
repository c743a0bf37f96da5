/*
 * A filter between two programs: each line of a log is answered by one line, at
 * once and in order, whatever it is. The other program may wait for that before it
 * sends the next.
 */
#include "cli/input/input.h"
#include "cli/input/lines.h"
#include "cli/input/senders.h"
#include "cli/modes.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "summary/reports.h"

#include <stdio.h>
#include <string.h>

struct pipe {
	const struct options *options;
	struct reports reports;
	struct senders *senders;
	struct senders_report with;
	struct record record;
	bool found;
};

/* Nothing that a line begins is waited for: the next may not come. */
static void
answer_line(struct pipe *p, const char *text, size_t length)
{
	const struct view *v = &p->options->view;
	struct bouncecode_report report;
	size_t n = 0;

	reports_feed(&p->reports, text, length, false);
	while (bouncecode_scan_next(&p->reports.scan, &report)) {
		const struct bouncecode_report *r =
		    senders_add(p->senders, 0, &report, &p->with);

		if (!filter_passes_report(&p->options->filter, r))
			continue;
		record_of_report(&p->record, r);
		record_put_nth(v, &p->record, n++);
	}
	record_put_end(v, n);
	senders_done(p->senders, 0, p->reports.scan.line);
	p->found |= n > 0;
}

/* Of a line that is too long for one piece the first counts. */
static void
answer_lines(struct pipe *p, const char *text, size_t length)
{
	const char *end = text + length, *newline, *next;

	for (; text < end; text = next) {
		newline = memchr(text, '\n', (size_t)(end - text));
		next = newline != NULL ? newline + 1 : end;
		senders_read(p->senders, text, (size_t)(next - text));
		if (p->reports.inside)
			reports_feed(&p->reports, text, (size_t)(next - text), false);
		else
			answer_line(p, text, (size_t)(next - text));
	}
}

int
pipe_run(const struct options *o, const struct terminal *t)
{
	struct pipe p = { .options = o };
	struct input *in = input_open("-");
	struct lines lines;
	const char *text;
	size_t length;
	bool complete;

	(void)t;
	if (in == NULL)
		return TROUBLE;
	p.senders = senders_begin();
	reports_begin(&p.reports);
	lines_begin(&lines, in);
	while (output_failure() == 0 && lines_next(&lines, &text, &length)) {
		answer_lines(&p, text, length);
		fflush(stdout);
	}
	complete = lines_complete(&lines);
	lines_end(&lines);
	reports_end(&p.reports);
	senders_end(p.senders);
	input_close(in);
	return !complete ? TROUBLE : p.found ? FOUND : NOTHING;
}
