/* --merge: partial summaries of many programs, or of many machines, become one. */
#include "cli/gathered.h"
#include "cli/input/input.h"
#include "cli/input/interrupt.h"
#include "cli/input/lines.h"
#include "cli/input/progress.h"
#include "cli/input/seed.h"
#include "cli/modes.h"
#include "cli/output/message.h"
#include "summary/partial.h"

/* False after a message. */
static bool
read_lines(struct partial_reader *p, struct input *in)
{
	const char *text;
	struct lines lines;
	size_t length;
	bool is_good = true;

	lines_begin(&lines, in);
	while (is_good && !interrupted && lines_next(&lines, &text, &length)) {
		is_good = partial_read(p, text, length);
		progress_show(in);
	}
	if (is_good && !interrupted && lines_complete(&lines))
		is_good = partial_finish(p);
	else if (is_good)
		is_good = false;
	if (*p->error != '\0')
		complain("%s:%llu: %s", input_name(in), (unsigned long long)p->line, p->error);
	lines_end(&lines);
	return is_good;
}

static bool
read_file(struct partial_reader *p, const char *name)
{
	struct input *in = input_open(name);
	bool is_good;

	if (in == NULL)
		return false;
	is_good = read_lines(p, in);
	input_close(in);
	return is_good;
}

/* Nothing is put unless all is good: what lacks a part looks like any other. */
static bool
read_files(struct partial_reader *p, const struct options *o)
{
	bool is_good = true;

	progress_begin();
	for (size_t i = 0; is_good && i < options_nfiles(o); i++)
		is_good = read_file(p, options_files(o)[i]);
	progress_clear();
	if (interrupted)
		complain("interrupted: nothing is put of what was merged");
	return is_good;
}

/* What it is of the first one says. */
int
merge_run(const struct options *o, const struct terminal *t)
{
	struct gathering g;
	struct partial_reader p;
	bool is_good;

	interrupt_catch();
	gathered_begin(&g, o,
	    &(struct summary_settings){ .key = seed_key(), .room = GATHER_ROOM });
	if (!partial_begin(&p, &g))
		check_memory(NULL);
	is_good = read_files(&p, o);
	partial_end(&p);
	if (is_good)
		return gathered_end(&g, o, t, true);
	gather_end(&g);
	return TROUBLE;
}
