/* Summarising the files that were named: each by one thread, what all had comes
 * together in their order. */
#include "cli/input/interrupt.h"
#include "cli/input/logs.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/modes.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/summary_put.h"
#include "summary/summary.h"

/* All files; guarded by turns. */
struct counting {
	const struct options *options;
	struct summary all;
	bool failed;
};

/* One file, in one thread. */
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

static struct summary_settings
settings_of(const struct options *o, size_t followed_max)
{
	return (struct summary_settings){ .by = o->by,
		.several = options_nfiles(o) > 1, .followed_max = followed_max };
}

static void
summarise_file(struct parallel *p, size_t number, void *context)
{
	struct counting *counting = context;
	const struct options *o = counting->options;
	struct summary_settings settings = settings_of(o, MESSAGES_OF_FILE);
	struct summary own;
	struct job job = { .parallel = p, .number = number,
		.counter = { .summary = &own } };
	struct log_reader reader = { count_report, end_block, &job };
	bool complete = true;
	struct kept kept;

	if (!parallel_is_turn(p, number) && !keep(&err, &kept))
		parallel_wait_turn(p, number);
	summary_begin(&own, &settings);
	if (!interrupted)
		complete = log_read(options_file(o, number), &reader, &own.lines);
	parallel_wait_turn(p, number);
	if (err != NULL)
		release(&err, &kept, stderr);
	counting->failed |= !complete;
	summary_merge(&counting->all, &own);
	summary_end(&own);
}

/* What the figures lack. */
static void
complain_of_bounds(const struct summary *s)
{
	if (interrupted)
		complain("interrupted: this is what was read until then");
	if (s->followed.missing > 0)
		complain("too many deferred messages to follow all: %llu were not",
		    (unsigned long long)s->followed.missing);
	if (s->unexplained.rest.count > 0)
		complain("too many different texts: %llu lines of rare ones are not listed",
		    (unsigned long long)s->unexplained.rest.count);
}

static void
put_counted(struct summary *s, const struct options *o, const struct terminal *t)
{
	struct cell_writer writer = { .format = o->view.format };
	struct table tables[NTABLES];

	summary_tables(s, tables);
	if (format_is_text(o->view.format))
		summary_put(s, tables, t, o->view.verbose ? SIZE_MAX : o->limit);
	else
		summary_records(s, tables, format_put_cells, &writer);
}

int
summary_run(const struct options *o, const struct terminal *t)
{
	struct summary_settings settings = settings_of(o, MESSAGES_OF_ALL);
	struct counting c = { .options = o };
	uint64_t reports;

	interrupt_catch();
	summary_begin(&c.all, &settings);
	progress_begin();
	parallel_run(options_nfiles(o), summarise_file, &c);
	progress_clear();
	put_counted(&c.all, o, t);
	complain_of_bounds(&c.all);
	reports = c.all.accepted.count + refusals(&c.all);
	summary_end(&c.all);
	return c.failed ? TROUBLE : reports > 0 ? FOUND : NOTHING;
}
