/* Summarising the files that were named. */
#include "summary/summary.h"

#include "cli/input/interrupt.h"
#include "cli/input/logs.h"
#include "cli/modes.h"
#include "cli/output/stream.h"
#include "cli/input/progress.h"

/* One file, in one thread; what all had comes together in their order. */
struct job {
	struct parallel *parallel;
	size_t number;
	struct counter counter;
	bool shows_progress;
};

static void
count_report(void *context, const struct bouncecode_report *r)
{
	summary_count(&((struct job *)context)->counter, r);
}

static bool
end_block(void *context, const struct input *in)
{
	struct job *job = context;

	if (!job->shows_progress)
		job->shows_progress = parallel_is_turn(job->parallel, job->number);
	if (job->shows_progress)
		progress_show(in);
	return false;
}

static void
summarise_file(struct parallel *p, size_t number, void *context)
{
	struct summary *all = context, own;
	struct job job = { .parallel = p, .number = number,
		.counter = { .summary = &own } };
	struct log_reader reader = { count_report, end_block, &job };
	struct kept kept;

	if (!parallel_is_turn(p, number) && !keep(&messages, &kept))
		parallel_wait_turn(p, number);
	summary_begin(&own, all->options, MESSAGES_OF_FILE,
	    log_count(all->options) > 1);
	if (!interrupted)
		own.failed_to_read = !log_read(log_name(all->options, number),
		    &reader, &own.lines);
	parallel_wait_turn(p, number);
	if (messages != NULL)
		release(&messages, &kept, stderr);
	summary_merge(all, &own);
	summary_end(&own);
}

int
summary_run(const struct options *o, const struct terminal *t)
{
	struct summary s;
	uint64_t reports;
	int status;

	interrupt_catch();
	summary_begin(&s, o, MESSAGES_OF_ALL, log_count(o) > 1);
	progress_begin();
	parallel_run(log_count(o), summarise_file, &s);
	progress_clear();
	s.stopped = interrupted;
	summary_put(&s, t);
	reports = s.accepted.count + s.deferred.count + s.failed.count;
	status = s.failed_to_read ? TROUBLE : reports > 0 ? FOUND : NOTHING;
	summary_end(&s);
	return status;
}
