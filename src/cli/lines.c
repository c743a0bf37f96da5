/* Every line of the input is a text of its own: one record for each. */
#include "cli/input/input.h"
#include "cli/input/lines.h"
#include "cli/input/progress.h"
#include "cli/modes.h"
#include "cli/output/echo.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/text.h"
#include "cli/system/system.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
	const struct options *options;
	struct terminal terminal;
	bool shows_progress;
	struct echo echo;
	struct record record;
	bool inside; /* the block before ended within a line */
	bool found, failed;
};

static void
explain_line(struct reader *r, const char *text, size_t length)
{
	const struct view *v = &r->options->view;
	bool found;

	r->record.line++;
	found = record_look_up(&r->record, text, length);
	if (!filter_passes(&r->options->filter, &r->record.answer))
		return;
	r->found |= found;
	if ((v->fields & FIELDS_INPUT) != 0)
		r->record.input = echo_line(&r->echo, text, length);
	if (format_is_text(v->format))
		text_put_line(&r->terminal, &r->record);
	else
		record_put(v, &r->record);
}

/* Of a line that is too long for one block the first piece counts. */
static void
explain_block(struct reader *r, const char *text, size_t length)
{
	const char *end = text + length, *newline, *next;

	for (; text < end; text = next) {
		newline = memchr(text, '\n', (size_t)(end - text));
		next = newline ? newline + 1 : end;
		if (!r->inside)
			explain_line(r, text, (size_t)(next - text));
		r->inside = newline == NULL;
	}
}

/* A reader that waits for its answer, at the other end of a pipe, gets it
 * before it sends the next line. */
static void
explain_input(struct reader *r, struct input *in)
{
	struct lines lines;
	const char *text;
	size_t length;

	lines_begin(&lines, in);
	while (output_failure() == 0 && lines_next(&lines, &text, &length)) {
		explain_block(r, text, length);
		if (input_is_stream(in))
			fflush(stdout);
		if (r->shows_progress)
			progress_show(in);
	}
	if (!lines_complete(&lines))
		r->failed = true;
	lines_end(&lines);
}

static void
explain_file(struct reader *r, const char *name)
{
	struct input *in = input_open(name);

	if (in == NULL) {
		r->failed = true;
		return;
	}
	r->record = (struct record){ .file = name };
	r->inside = false;
	progress_begin();
	explain_input(r, in);
	input_close(in);
}

int
lines_run(const struct options *o, const struct terminal *t)
{
	struct reader r = { .options = o, .terminal = *t };

	/* Records that run over the terminal are progress enough. */
	r.shows_progress = !system_is_terminal(STANDARD_OUTPUT);
	r.terminal.width = 0; /* one line for each record */
	if (!format_is_text(o->view.format))
		record_put_header(&o->view);
	if (o->noperands == 0)
		explain_file(&r, "-");
	for (int i = 0; i < o->noperands && output_failure() == 0; i++)
		explain_file(&r, o->operands[i]);
	progress_clear();
	free(r.echo.text);
	return r.failed ? TROUBLE : r.found ? FOUND : NOTHING;
}
