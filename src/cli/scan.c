/* Logs: one record for each line that reports a status. */
#include "cli/input/logs.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/modes.h"
#include "cli/output/echo.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/text.h"
#include "cli/system/system.h"

#include <stdlib.h>
#include <string.h>

/* A thread whose turn has not come keeps so much for later. */
enum { WAITING_MAX = 2 * 1024 * 1024 };

struct scan {
	const struct options *options;
	struct terminal terminal;
	bool shows_progress;
	bool wants_senders;
	struct parts parts;
	struct log_parts log; /* these are guarded by turns */
	bool found, failed;
};

/* One file, or a part of one, in one thread. */
struct job {
	struct scan *scan;
	struct parallel *parallel;
	size_t number;
	struct record record;
	struct echo echo;
	bool found;
	/* What waits for its turn; unused where it came before the thread did. */
	struct kept text, complaints;
};

static void
put_report(void *context, const struct bouncecode_report *report)
{
	struct job *job = context;
	const struct view *v = &job->scan->options->view;

	if (!filter_passes_report(&job->scan->options->filter, report))
		return;
	record_of_report(&job->record, report);
	if ((v->fields & FIELDS_INPUT) != 0)
		job->record.input = echo_line(&job->echo, report->text, report->length);
	if (format_is_text(v->format))
		text_put_report(&job->scan->terminal, &job->record,
		    job->scan->options->noperands > 1);
	else
		record_put(v, &job->record);
	job->found = true;
}

/* What was kept goes out; from then on there is no need to keep anything. */
static void
take_turn(struct job *job)
{
	parallel_wait_turn(job->parallel, job->number);
	if (out != stdout) {
		hand_out(&out, &job->text, stdout);
		out = stdout;
	}
	if (err != NULL) {
		fflush(stdout);
		hand_out(&err, &job->complaints, stderr);
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
scan_file(struct job *job)
{
	struct scan *s = job->scan;
	struct log_reader reader = { put_report, end_block, NULL, job, s->wants_senders, NULL };
	uint64_t lines = 0;
	bool complete;

	out = stdout;
	if (!parallel_is_turn(job->parallel, job->number) &&
	    (!keep(&out, &job->text) || !keep(&err, &job->complaints)))
		take_turn(job);
	complete = log_read(job->record.file, &reader, &lines);
	take_turn(job);
	s->failed |= !complete;
}

/* What was put of a part that has to be read again is forgotten. */
static void
scan_part(struct job *job, struct part *part)
{
	struct log_parts *log = &job->scan->log;

	if (!keep(&out, &job->text))
		check_memory(NULL);
	log_read_part(log, part, put_report, job);
	parallel_wait_turn(job->parallel, job->number);
	if (log_part_holds(log, part)) {
		hand_out(&out, &job->text, stdout);
		out = stdout;
		log_go_on(log, part);
	} else {
		forget(&out, &job->text);
		out = stdout;
		job->found = false;
		log_read_again(log, part, put_report, job);
	}
	if (output_failure() != 0)
		parts_stop(&job->scan->parts);
	if (job->scan->shows_progress)
		progress_put(part->shown, part->done, part->total);
}

static void
scan_taken(struct parallel *p, size_t number, void *taken, void *context)
{
	struct part *part = taken;
	struct scan *s = context;
	struct job job = { .scan = s, .parallel = p, .number = number,
		.record = { .file = part->name } };

	if (part->is_file)
		scan_file(&job);
	else
		scan_part(&job, part);
	free(job.echo.text);
	part_complain(part);
	s->failed |= part->failed;
	s->found |= job.found;
	parts_give_back(&s->parts, part);
}

/* Senders are on lines of their own, which are read for them alone. */
static bool
shows_sender(const struct view *v)
{
	if (v->nchosen > 0)
		return memchr(v->chosen, FIELD_sender, v->nchosen) != NULL;
	return !format_is_text(v->format);
}

int
scan_run(const struct options *o, const struct terminal *t)
{
	struct scan s = { .options = o, .terminal = *t };

	/* Records that run over the terminal are progress enough. */
	s.shows_progress = !system_is_terminal(STANDARD_OUTPUT);
	s.terminal.width = 0; /* one line for each record */
	if (!format_is_text(o->view.format))
		record_put_header(&o->view);
	progress_begin();
	s.wants_senders = o->filter.from != NULL || shows_sender(&o->view);
	parts_begin(&s.parts, options_files(o), options_nfiles(o), o->jobs,
	    s.wants_senders);
	log_parts_begin(&s.log);
	parallel_pull(parts_threads(&s.parts), parts_take, &s.parts, scan_taken, &s);
	log_parts_end(&s.log);
	parts_end(&s.parts);
	progress_clear();
	return s.failed ? TROUBLE : s.found ? FOUND : NOTHING;
}
