#include "cli/input/logs.h"

#include <stdlib.h>

#include "cli/input/lines.h"
#include "cli/input/interrupt.h"
#include "summary/reports.h"

/* For answers to texts that come again. */
enum { REMEMBERED = 4 * 1024 * 1024 };

static void
read_blocks(struct blocks *b, const struct log_reader *reader,
    struct reports *reports)
{
	struct bouncecode_report report;
	const char *text;
	size_t length;

	while (!interrupted && blocks_next(b, &text, &length)) {
		reports_feed(reports, text, length);
		while (bouncecode_scan_next(&reports->scan, &report))
			reader->report(reader->context, &report);
		if (reader->block(reader->context, b->input))
			return;
	}
}

bool
log_read(
    const char *name, const struct log_reader *reader, uint64_t *lines)
{
	struct input *in = input_open(name);
	struct reports reports;
	struct blocks b;
	void *memory;
	bool complete;

	*lines = 0;
	if (in == NULL)
		return false;
	reports_begin(&reports);
	if ((memory = malloc(REMEMBERED)) != NULL)
		bouncecode_scan_remember(&reports.scan, memory, REMEMBERED);
	blocks_begin(&b, in);
	read_blocks(&b, reader, &reports);
	*lines = bouncecode_scan_lines(&reports.scan);
	complete = interrupted || blocks_complete(&b);
	free(memory);
	blocks_end(&b);
	input_close(in);
	return complete;
}

size_t
log_count(const struct options *o)
{
	return o->noperands > 0 ? (size_t)o->noperands : 1;
}

const char *
log_name(const struct options *o, size_t i)
{
	return o->noperands > 0 ? o->operands[i] : "-";
}
