/* Logs: one record for each line that reports a status. */
#include "cli/input/logs.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/modes.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/text.h"

#include <unistd.h>

/* A thread whose turn has not come keeps so much for later. */
enum { WAITING_MAX = 2 * 1024 * 1024 };

struct scan {
	const struct options *options;
	struct terminal terminal;
	bool shows_progress;
	bool found, failed; /* guarded by turns */
};

/* One file, in one thread. */
struct job {
	struct scan *scan;
	struct parallel *parallel;
	size_t number;
	struct record record;
	bool found;
	/* What waits for its turn; unused where it came before the thread did. */
	struct kept text, complaints;
};

static void
put_report(void *context, const struct bouncecode_report *report)
{
	struct job *job = context;

	if (!filter_passes_report(&job->scan->options->filter, report))
		return;
	record_of_report(&job->record, report);
	if (format_is_text(job->scan->options->view.format))
		text_put_report(&job->scan->terminal, &job->record);
	else
		record_put(&job->scan->options->view, &job->record);
	job->found = true;
}

/* What was kept goes out; from then on there is no need to keep anything. */
static void
take_turn(struct job *job)
{
	parallel_wait_turn(job->parallel, job->number);
	if (out != stdout) {
		release(&out, &job->text, stdout);
		out = stdout;
	}
	if (err != NULL) {
		fflush(stdout);
		release(&err, &job->complaints, stderr);
	}
}

static bool
end_block(void *context, const struct input *in)
{
	struct job *job = context;

	if (out != stdout &&
	    (ftell(out) > WAITING_MAX ||
		parallel_is_turn(job->parallel, job->number)))
		take_turn(job);
	if (out != stdout)
		return false;
	if (input_is_stream(in))
		fflush(stdout);
	if (job->scan->shows_progress)
		progress_show(in);
	return output_failure() != 0;
}

static void
scan_file(struct parallel *p, size_t number, void *context)
{
	struct scan *s = context;
	const char *name = options_file(s->options, number);
	struct job job = { .scan = s, .parallel = p, .number = number,
		.record = { .file = name } };
	struct log_reader reader = { put_report, end_block, &job };
	uint64_t lines;
	bool complete;

	out = stdout;
	if (!parallel_is_turn(p, number) &&
	    (!keep(&out, &job.text) || !keep(&err, &job.complaints)))
		take_turn(&job);
	complete = log_read(name, &reader, &lines);
	take_turn(&job);
	s->failed |= !complete;
	s->found |= job.found;
}

int
scan_run(const struct options *o, const struct terminal *t)
{
	struct scan s = { .options = o, .terminal = *t };

	/* Records that run over the terminal are progress enough. */
	s.shows_progress = isatty(STDOUT_FILENO) != 1;
	s.terminal.width = 0; /* one line for each record */
	if (!format_is_text(o->view.format))
		record_put_header(&o->view);
	progress_begin();
	parallel_run(options_nfiles(o), scan_file, &s);
	progress_clear();
	return s.failed ? TROUBLE : s.found ? FOUND : NOTHING;
}
