/* Summarising the files that were named: each, or each part of a large one, by one
 * thread; what all had comes together in their order. */
#include "cli/input/interrupt.h"
#include "cli/input/logs.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/input/seed.h"
#include "cli/modes.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/summary_put.h"
#include "summary/summary.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* All files. What is counted is guarded by turns; the messages that all threads
 * follow, and the year that the parts of a file begin in, by a lock. */
struct counting {
	const struct options *options;
	struct summary_settings settings;
	struct summary all;
	bool failed;
	pthread_mutex_t lock;
	struct followed followed;
	/* Of the file that is read in parts. */
	struct parts parts;
	struct log_parts log;
	struct summary file;
	struct calendar calendar;
};

/* One file, or a part of one, in one thread. */
struct job {
	struct counting *counting;
	struct parallel *parallel;
	size_t number;
	struct counter counter;
	bool shows_progress;
	/* The messages of a part, until it is known that it was read as it
	 * should be. */
	uint64_t *messages;
	size_t nmessages, size;
};

static void
count_report(void *context, const struct bouncecode_report *r)
{
	struct job *job = context;

	if (filter_passes_report(&job->counting->options->filter, r))
		summary_count(&job->counter, r);
	else
		summary_pass(&job->counter, r);
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
follow(void *context, const uint64_t *messages, size_t n)
{
	struct counting *c = ((struct job *)context)->counting;

	pthread_mutex_lock(&c->lock);
	followed_add(&c->followed, messages, n);
	pthread_mutex_unlock(&c->lock);
}

static void
keep_messages(void *context, const uint64_t *messages, size_t n)
{
	struct job *job = context;

	if (n == 0)
		return;
	if (job->nmessages + n > job->size) {
		job->size = 2 * (job->nmessages + n);
		job->messages = check_memory(realloc(
		    job->messages, job->size * sizeof *job->messages));
	}
	memcpy(job->messages + job->nmessages, messages, n * sizeof *messages);
	job->nmessages += n;
}

static void
summarise_file(struct job *job, const char *name)
{
	struct counting *counting = job->counting;
	struct summary own;
	struct log_reader reader = { count_report, end_block, job,
		counting->options->filter.from != NULL };
	bool complete = true;
	struct kept kept;

	job->counter = (struct counter){ .summary = &own, .follow = follow,
		.context = job };
	if (!parallel_is_turn(job->parallel, job->number) && !keep(&err, &kept))
		parallel_wait_turn(job->parallel, job->number);
	summary_begin(&own, &counting->settings);
	if (!interrupted)
		complete = log_read(name, &reader, &own.lines);
	summary_finish(&job->counter);
	parallel_wait_turn(job->parallel, job->number);
	if (err != NULL)
		release(&err, &kept, stderr);
	counting->failed |= !complete;
	summary_merge(&counting->all, &own);
	summary_end(&own);
}

/* ---- parts of a file */

static struct calendar
calendar_now(struct counting *c, const struct part *part)
{
	struct calendar now = { .year = 0 };

	if (part->first)
		return now;
	pthread_mutex_lock(&c->lock);
	now = c->calendar;
	pthread_mutex_unlock(&c->lock);
	now.text[0] = '\0'; /* it is that of another line */
	now.first = 0;
	return now;
}

static void
set_calendar(struct counting *c, const struct calendar *now)
{
	pthread_mutex_lock(&c->lock);
	c->calendar = *now;
	pthread_mutex_unlock(&c->lock);
}

static void
count_again(struct job *job, struct part *part, struct calendar *now)
{
	struct counting *c = job->counting;

	job->counter = (struct counter){ .summary = &c->file, .follow = follow,
		.context = job, .calendar = *now };
	log_read_again(&c->log, part, count_report, job);
	summary_finish(&job->counter);
	*now = job->counter.calendar;
}

static void
end_part(struct counting *c, const struct part *part)
{
	if (!part->last)
		return;
	c->file.lines = bouncecode_scan_lines(&c->log.reports.scan);
	summary_merge(&c->all, &c->file);
	summary_end(&c->file);
}

/* The part counts as it was read, where it began as those before it ended and all
 * that is new in it has room; else it is read again, behind them. */
static void
summarise_part(struct job *job, struct part *part)
{
	struct counting *c = job->counting;
	struct calendar began = calendar_now(c, part), now = began;
	struct summary own;

	summary_begin(&own, &c->settings);
	job->counter = (struct counter){ .summary = &own, .follow = keep_messages,
		.context = job, .calendar = began };
	log_read_part(&c->log, part, count_report, job);
	summary_finish(&job->counter);
	parallel_wait_turn(job->parallel, job->number);
	if (part->first)
		summary_begin(&c->file, &c->settings);
	else
		now = c->calendar;
	if (log_part_holds(&c->log, part) && summary_has_room(&c->file, &own) &&
	    calendar_goes_on(&now, &began, &job->counter.calendar)) {
		summary_merge(&c->file, &own);
		follow(job, job->messages, job->nmessages);
		log_go_on(&c->log, part);
	} else {
		count_again(job, part, &now);
	}
	set_calendar(c, &now);
	progress_put(part->shown, part->done, part->total);
	end_part(c, part);
	summary_end(&own);
	free(job->messages);
}

static void
summarise_taken(struct parallel *p, size_t number, void *taken, void *context)
{
	struct counting *c = context;
	struct part *part = taken;
	struct job job = { .counting = c, .parallel = p, .number = number };

	if (part->is_file)
		summarise_file(&job, part->name);
	else
		summarise_part(&job, part);
	part_complain(part);
	c->failed |= part->failed;
	parts_give_back(&c->parts, part);
}

/* What the figures lack. */
static void
complain_of_bounds(const struct summary *s, const struct deferrals *d)
{
	const struct tally *texts = &s->unexplained;

	if (interrupted)
		complain("interrupted: this is what was read until then");
	if (d->at_least)
		complain("too many messages to follow all: about %llu that were deferred were not",
		    (unsigned long long)d->missing);
	if (texts->rest.count > 0)
		complain("too many different texts: %llu lines of rare ones are not listed",
		    (unsigned long long)texts->rest.count);
}

int
summary_run(const struct options *o, const struct terminal *t)
{
	struct counting c = { .options = o,
		.settings = { .by = o->by, .key = seed_key() },
		.lock = PTHREAD_MUTEX_INITIALIZER };
	struct deferrals deferrals;
	uint64_t reports;

	interrupt_catch();
	summary_begin(&c.all, &c.settings);
	followed_begin(&c.followed, FOLLOWED_MAX, &c.settings.key);
	progress_begin();
	parts_begin(&c.parts, options_files(o), options_nfiles(o), o->jobs,
	    o->filter.from != NULL);
	log_parts_begin(&c.log);
	parallel_pull(
	    parts_threads(&c.parts), parts_take, &c.parts, summarise_taken, &c);
	log_parts_end(&c.log);
	parts_end(&c.parts);
	progress_clear();
	deferrals = followed_count(&c.followed);
	summary_put(&c.all, &deferrals, &o->view, t, o->limit);
	complain_of_bounds(&c.all, &deferrals);
	reports = c.all.accepted.count + refusals(&c.all);
	followed_end(&c.followed);
	summary_end(&c.all);
	return c.failed ? TROUBLE : reports > 0 ? FOUND : NOTHING;
}
