/* Summarising the files that were named: each by one thread, what all had comes
 * together in their order. */
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

/* All files. What is counted is guarded by turns; the messages that all threads
 * follow, by a lock. */
struct counting {
	const struct options *options;
	struct summary_settings settings;
	struct summary all;
	bool failed;
	pthread_mutex_t following;
	struct followed followed;
};

/* One file, in one thread. */
struct job {
	struct parallel *parallel;
	size_t number;
	const struct filter *filter;
	struct counter counter;
	bool shows_progress;
};

/* What becomes of a message that was deferred is told by any of its lines. */
static void
count_report(void *context, const struct bouncecode_report *r)
{
	struct job *job = context;

	if (filter_passes_report(job->filter, r))
		summary_count(&job->counter, r);
	else if (r->outcome != BOUNCECODE_OUTCOME_DEFERRED)
		summary_follow(&job->counter, r);
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
	struct counting *c = context;

	pthread_mutex_lock(&c->following);
	followed_add(&c->followed, messages, n);
	pthread_mutex_unlock(&c->following);
}

static void
summarise_file(struct parallel *p, size_t number, void *context)
{
	struct counting *counting = context;
	struct summary own;
	struct job job = { .parallel = p, .number = number,
		.filter = &counting->options->filter,
		.counter = { .summary = &own, .follow = follow,
		    .context = counting } };
	struct log_reader reader = { count_report, end_block, &job };
	bool complete = true;
	struct kept kept;

	if (!parallel_is_turn(p, number) && !keep(&err, &kept))
		parallel_wait_turn(p, number);
	summary_begin(&own, &counting->settings);
	if (!interrupted)
		complete = log_read(options_file(counting->options, number),
		    &reader, &own.lines);
	summary_finish(&job.counter);
	parallel_wait_turn(p, number);
	if (err != NULL)
		release(&err, &kept, stderr);
	counting->failed |= !complete;
	summary_merge(&counting->all, &own);
	summary_end(&own);
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
		.following = PTHREAD_MUTEX_INITIALIZER };
	struct deferrals deferrals;
	uint64_t reports;

	interrupt_catch();
	summary_begin(&c.all, &c.settings);
	followed_begin(&c.followed, FOLLOWED_MAX, &c.settings.key);
	progress_begin();
	parallel_run(options_nfiles(o), summarise_file, &c);
	progress_clear();
	deferrals = followed_count(&c.followed);
	summary_put(&c.all, &deferrals, &o->view, t, o->limit);
	complain_of_bounds(&c.all, &deferrals);
	reports = c.all.accepted.count + refusals(&c.all);
	followed_end(&c.followed);
	summary_end(&c.all);
	return c.failed ? TROUBLE : reports > 0 ? FOUND : NOTHING;
}
