/* Summarising the files that were named: each, or each part of a large one, by one
 * thread; what all had comes together in their order. */
#include "cli/input/interrupt.h"
#include "cli/input/logs.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/input/seed.h"
#include "cli/follow.h"
#include "cli/modes.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/summary_put.h"
#include "summary/sums.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* All files. What is counted is guarded by turns; the messages and recipients that
 * all threads know, and the year that the parts of a file begin in, by a lock. */
struct counting {
	const struct options *options;
	struct summary_settings settings;
	struct sums all;
	bool failed;
	struct follow follow; /* with --follow */
	pthread_mutex_t lock;
	struct followed followed, recipients;
	/* Of the file that is read in parts. */
	struct parts parts;
	struct log_parts log;
	struct sums file;
	struct calendar calendar;
};

/* Messages or recipients. */
struct numbers {
	uint64_t *list;
	size_t n, size;
};

/* One file, or a part of one, in one thread. */
struct job {
	struct counting *counting;
	struct parallel *parallel;
	size_t number;
	struct sums *sums; /* in which these count */
	struct counter counter;
	struct rater rater;
	bool shows_progress;
	/* Those of a part, until it is known that it was read as it should be. */
	struct numbers messages, recipients;
};

static void
count_report(void *context, const struct bouncecode_report *r)
{
	struct job *job = context;

	if (filter_passes_report(&job->counting->options->filter, r))
		rates_count(&job->rater, r, summary_count(&job->counter, r));
	else
		summary_pass(&job->counter, r);
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
know(void *context, const uint64_t *recipients, size_t n)
{
	struct counting *c = ((struct job *)context)->counting;

	pthread_mutex_lock(&c->lock);
	followed_add(&c->recipients, recipients, n);
	pthread_mutex_unlock(&c->lock);
}

static void
keep_numbers(struct numbers *numbers, const uint64_t *list, size_t n)
{
	if (n == 0)
		return;
	if (numbers->n + n > numbers->size) {
		numbers->size = 2 * (numbers->n + n);
		numbers->list = check_memory(realloc(
		    numbers->list, numbers->size * sizeof *numbers->list));
	}
	memcpy(numbers->list + numbers->n, list, n * sizeof *list);
	numbers->n += n;
}

static void
keep_messages(void *context, const uint64_t *messages, size_t n)
{
	keep_numbers(&((struct job *)context)->messages, messages, n);
}

static void
keep_recipients(void *context, const uint64_t *recipients, size_t n)
{
	keep_numbers(&((struct job *)context)->recipients, recipients, n);
}

/* Count in these sums from a time on, and hand out at once what is known. */
static void
begin_counting(struct job *job, struct sums *s, const struct calendar *from)
{
	job->sums = s;
	job->counter = (struct counter){ .summary = &s->summary, .follow = follow,
		.context = job, .calendar = *from };
	job->rater = (struct rater){ .rates = &s->rates, .know = know,
		.context = job };
}

static void
finish_counting(struct job *job)
{
	summary_finish(&job->counter);
	rates_finish(&job->rater);
}

/* With --follow one thread reads one file, so that this is all there is. */
static bool
keep_current(void *context)
{
	struct job *job = context;
	struct counting *c = job->counting;

	if (follow_is_due(&c->follow)) {
		finish_counting(job);
		follow_write(&c->follow, job->sums, &c->followed, &c->recipients);
	}
	return c->follow.failed;
}

static bool
end_block(void *context, const struct input *in)
{
	struct job *job = context;

	if (!job->shows_progress)
		job->shows_progress = parallel_is_turn(job->parallel, job->number);
	if (job->shows_progress)
		progress_show(in);
	job->counting->follow.changed = true;
	return job->counting->options->follow && keep_current(job);
}

static void
summarise_file(struct job *job, const char *name)
{
	static const struct calendar start;
	struct counting *counting = job->counting;
	struct sums *own = check_memory(malloc(sizeof *own));
	struct log_reader reader = { count_report, end_block,
		counting->options->follow ? keep_current : NULL, job,
		counting->options->filter.from != NULL };
	bool complete = true;
	struct kept kept;

	if (!parallel_is_turn(job->parallel, job->number) && !keep(&err, &kept))
		parallel_wait_turn(job->parallel, job->number);
	sums_begin(own, &counting->settings);
	begin_counting(job, own, &start);
	if (!interrupted)
		complete = log_read(name, &reader, &own->summary.lines);
	finish_counting(job);
	parallel_wait_turn(job->parallel, job->number);
	if (err != NULL)
		release(&err, &kept, stderr);
	counting->failed |= !complete;
	sums_align(&counting->all, own);
	sums_merge(&counting->all, own);
	sums_end(own);
	free(own);
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

	begin_counting(job, &c->file, now);
	log_read_again(&c->log, part, count_report, job);
	finish_counting(job);
	*now = job->counter.calendar;
}

static void
end_part(struct counting *c, const struct part *part)
{
	if (!part->last)
		return;
	c->file.summary.lines = bouncecode_scan_lines(&c->log.reports.scan);
	sums_align(&c->all, &c->file);
	sums_merge(&c->all, &c->file);
	sums_end(&c->file);
}

/* The part counts as it was read, where it began as those before it ended and all
 * that is new in it has room; else it is read again, behind them. */
static void
summarise_part(struct job *job, struct part *part)
{
	struct counting *c = job->counting;
	struct calendar began = calendar_now(c, part), now = began;
	struct sums *own = check_memory(malloc(sizeof *own));

	sums_begin(own, &c->settings);
	begin_counting(job, own, &began);
	job->counter.follow = keep_messages;
	job->rater.know = keep_recipients;
	log_read_part(&c->log, part, count_report, job);
	finish_counting(job);
	parallel_wait_turn(job->parallel, job->number);
	if (part->first)
		sums_begin(&c->file, &c->settings);
	else
		now = c->calendar;
	if (log_part_holds(&c->log, part) && sums_have_room(&c->file, own) &&
	    calendar_goes_on(&now, &began, &job->counter.calendar)) {
		sums_merge(&c->file, own);
		follow(job, job->messages.list, job->messages.n);
		know(job, job->recipients.list, job->recipients.n);
		log_go_on(&c->log, part);
	} else {
		count_again(job, part, &now);
	}
	set_calendar(c, &now);
	progress_put(part->shown, part->done, part->total);
	end_part(c, part);
	sums_end(own);
	free(own);
	free(job->messages.list);
	free(job->recipients.list);
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
complain_of_bounds(const struct sums *s, const struct deferrals *d, bool follows)
{
	const struct tally *texts = &s->summary.unexplained;
	const struct tally *domains = &s->rates.domain;

	if (interrupted && !follows)
		complain("interrupted: this is what was read until then");
	if (d->at_least)
		complain("too many messages to follow all: about %llu that were deferred were not",
		    (unsigned long long)d->missing);
	if (texts->rest.count > 0)
		complain("too many different texts: %llu lines of rare ones are not listed",
		    (unsigned long long)texts->rest.count);
	if (domains->rest.count > 0)
		complain("too many domains: %llu statuses of rare ones are not listed",
		    (unsigned long long)domains->rest.count);
}

/* Who stops what goes on, a terminal or a system, wants what was counted. */
static void
begin_following(struct counting *c, const struct terminal *t)
{
	interrupt_catch_end();
	follow_begin(&c->follow, c->options, t);
	follow_write(&c->follow, &c->all, &c->followed, &c->recipients);
	interrupted |= c->follow.failed;
}

static void
end_following(struct counting *c)
{
	if (!c->follow.failed)
		follow_write(&c->follow, &c->all, &c->followed, &c->recipients);
	c->failed |= c->follow.failed;
}

int
summary_run(const struct options *o, const struct terminal *t)
{
	struct counting c = { .options = o,
		.settings = { .by = o->line, .compared = o->by,
			.of_relays = format_is_report(o->view.format), .key = seed_key() },
		.lock = PTHREAD_MUTEX_INITIALIZER };
	struct figures figures = { .sums = &c.all };
	uint64_t reports;

	interrupt_catch();
	sums_begin(&c.all, &c.settings);
	followed_begin(&c.followed, FOLLOWED_MAX, &c.settings.key);
	followed_begin(&c.recipients, RECIPIENTS_MAX, &c.settings.key);
	if (o->follow)
		begin_following(&c, t);
	progress_begin();
	parts_begin(&c.parts, options_files(o), options_nfiles(o),
	    o->follow ? 1 : o->jobs, o->filter.from != NULL);
	log_parts_begin(&c.log);
	parallel_pull(
	    parts_threads(&c.parts), parts_take, &c.parts, summarise_taken, &c);
	log_parts_end(&c.log);
	parts_end(&c.parts);
	progress_clear();
	figures.deferrals = followed_count(&c.followed);
	figures.recipients = recipients_count(&c.recipients);
	if (o->follow)
		end_following(&c);
	else
		summary_put(&figures, &o->view, t, o->limit);
	complain_of_bounds(&c.all, &figures.deferrals, o->follow);
	reports = c.all.summary.accepted.count + refusals(&c.all.summary);
	followed_end(&c.followed);
	followed_end(&c.recipients);
	sums_end(&c.all);
	return c.failed ? TROUBLE : reports > 0 ? FOUND : NOTHING;
}
