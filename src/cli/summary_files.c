/* Summarising the files that were named: each, or each part of a large one, by one
 * thread; what all had comes together in their order. */
#include "cli/input/interrupt.h"
#include "cli/input/logs.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/input/seed.h"
#include "cli/follow.h"
#include "cli/modes.h"
#include "cli/gathered.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* All files. What is counted is guarded by turns; the messages and recipients that
 * all threads know, and the year that the parts of a file begin in, by a lock. */
struct counting {
	const struct options *options;
	bool keeps_rows; /* that have no header: they wait for it */
	struct gathering all;
	bool failed;
	struct follow follow; /* with --follow */
	pthread_mutex_t lock;
	/* Of the file that is read in parts. */
	struct parts parts;
	struct log_parts log;
	struct months file;
	struct waiting rows;
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
	struct teller teller;
	bool shows_progress;
	/* Those of a part, until it is known that it was read as it should be. */
	struct numbers messages, recipients;
};

static void
count_report(void *context, const struct bouncecode_report *r)
{
	struct job *job = context;

	if (filter_passes_report(&job->counting->options->filter, r))
		teller_count(&job->teller, r);
	else
		teller_pass(&job->teller, r);
}

static void
follow(void *context, const uint64_t *messages, size_t n)
{
	struct counting *c = ((struct job *)context)->counting;

	pthread_mutex_lock(&c->lock);
	followed_add(&c->all.messages, messages, n);
	pthread_mutex_unlock(&c->lock);
}

static void
know(void *context, const uint64_t *recipients, size_t n)
{
	struct counting *c = ((struct job *)context)->counting;

	pthread_mutex_lock(&c->lock);
	followed_add(&c->all.recipients, recipients, n);
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

/* Rows that wait are told apart from others by where their text stands, which it does
 * not where a sender was put behind it; and what filters let pass of them is known only
 * when their header is. */
static struct waiting *
rows_to_skip(const struct job *job, struct waiting *rows)
{
	const struct options *o = job->counting->options;

	return job->counting->keeps_rows && filter_is_any(&o->filter) ? rows : NULL;
}

/* Count in these from a time on, and hand out at once what is known. */
static void
begin_counting(struct job *job, struct months *m, struct waiting *rows,
    const struct calendar *from)
{
	struct teller *t = &job->teller;

	teller_begin(t, m);
	t->waiting = rows_to_skip(job, rows);
	t->counter.follow = follow;
	t->rater.know = know;
	t->counter.context = t->rater.context = job;
	t->counter.calendar = *from;
}

static void
begin_months(const struct counting *c, struct months *m)
{
	const struct months *all = &c->all.months;

	if (!months_begin(m, &all->settings, all->are_apart))
		check_memory(NULL);
}

/* With --follow one thread reads one file, so that this is all there is. */
static bool
keep_current(void *context)
{
	struct job *job = context;
	struct counting *c = job->counting;

	if (follow_is_due(&c->follow)) {
		teller_finish(&job->teller);
		follow_write(&c->follow, job->teller.months->places[0],
		    &c->all.messages, &c->all.recipients);
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
	struct waiting rows = { .text = NULL };
	struct months own;
	struct log_reader reader = { count_report, end_block,
		counting->options->follow ? keep_current : NULL, job,
		counting->options->filter.from != NULL,
		counting->keeps_rows ? &rows : NULL };
	bool complete = true;
	struct kept kept;

	if (!parallel_is_turn(job->parallel, job->number) && !keep(&err, &kept))
		parallel_wait_turn(job->parallel, job->number);
	begin_months(counting, &own);
	begin_counting(job, &own, &rows, &start);
	if (!interrupted)
		complete = log_read(name, &reader, &own.places[0]->summary.lines);
	teller_finish(&job->teller);
	parallel_wait_turn(job->parallel, job->number);
	if (err != NULL)
		hand_out(&err, &kept, stderr);
	counting->failed |= !complete;
	months_merge_file(&counting->all.months, &own);
	waiting_merge(&counting->all.waiting, &rows);
	waiting_end(&rows);
	months_end(&own);
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

	part->waiting = c->keeps_rows ? &c->rows : NULL;
	begin_counting(job, &c->file, &c->rows, now);
	log_read_again(&c->log, part, count_report, job);
	teller_finish(&job->teller);
	*now = job->teller.counter.calendar;
}

static void
begin_parts(struct counting *c)
{
	begin_months(c, &c->file);
	c->rows = (struct waiting){ .text = NULL };
}

static void
end_part(struct counting *c, const struct part *part)
{
	if (c->keeps_rows)
		waiting_finish(&c->rows, &c->log.reports.scan);
	if (!part->last)
		return;
	c->file.places[0]->summary.lines = bouncecode_scan_lines(&c->log.reports.scan);
	months_merge_file(&c->all.months, &c->file);
	months_end(&c->file);
	waiting_merge(&c->all.waiting, &c->rows);
	waiting_end(&c->rows);
}

/* What was read of a part is as it should be: it counts. */
static void
take_part(struct job *job, struct part *part, struct months *own, struct waiting *rows)
{
	struct counting *c = job->counting;

	months_merge(&c->file, own);
	waiting_merge(&c->rows, rows);
	follow(job, job->messages.list, job->messages.n);
	know(job, job->recipients.list, job->recipients.n);
	log_go_on(&c->log, part);
}

/* The part counts as it was read, where it began as those before it ended and all
 * that is new in it has room; else it is read again, behind them. */
static void
summarise_part(struct job *job, struct part *part)
{
	struct counting *c = job->counting;
	struct calendar began = calendar_now(c, part), now = began;
	struct waiting rows = { .text = NULL };
	struct months own;
	int before;

	part->waiting = c->keeps_rows ? &rows : NULL;
	begin_months(c, &own);
	begin_counting(job, &own, &rows, &began);
	job->teller.counter.follow = keep_messages;
	job->teller.rater.know = keep_recipients;
	log_read_part(&c->log, part, count_report, job);
	teller_finish(&job->teller);
	parallel_wait_turn(job->parallel, job->number);
	if (part->first)
		begin_parts(c);
	else
		now = c->calendar;
	before = now.month;
	now.first = 0;
	if (log_part_holds(&c->log, part) && months_have_room(&c->file, &own) &&
	    calendar_goes_on(&now, &began, &job->teller.counter.calendar))
		take_part(job, part, &own, &rows);
	else
		count_again(job, part, &now);
	c->file.passed |= calendar_passed(before, now.first);
	set_calendar(c, &now);
	progress_put(part->shown, part->done, part->total);
	end_part(c, part);
	waiting_end(&rows);
	months_end(&own);
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

/* Who stops what goes on, a terminal or a system, wants what was counted. */
static void
write_current(struct counting *c)
{
	follow_write(&c->follow, c->all.months.places[0], &c->all.messages, &c->all.recipients);
}

static void
begin_following(struct counting *c, const struct terminal *t)
{
	interrupt_catch_end();
	follow_begin(&c->follow, c->options, t);
	write_current(c);
	interrupted |= c->follow.failed;
}

static void
end_following(struct counting *c)
{
	if (!c->follow.failed)
		write_current(c);
	c->failed |= c->follow.failed;
}

static void
read_files(struct counting *c)
{
	const struct options *o = c->options;

	progress_begin();
	parts_begin(&c->parts, options_files(o), options_nfiles(o),
	    o->follow ? 1 : o->jobs, o->filter.from != NULL);
	log_parts_begin(&c->log);
	parallel_pull(
	    parts_threads(&c->parts), parts_take, &c->parts, summarise_taken, c);
	log_parts_end(&c->log);
	parts_end(&c->parts);
	progress_clear();
}

int
summary_run(const struct options *o, const struct terminal *t)
{
	struct counting c = { .options = o, .keeps_rows = gathered_is_partial(o),
		.lock = PTHREAD_MUTEX_INITIALIZER };
	int status;

	interrupt_catch();
	gathered_begin(&c.all, o, &(struct summary_settings){ .key = seed_key() });
	if (o->follow)
		begin_following(&c, t);
	read_files(&c);
	if (o->follow)
		end_following(&c);
	status = gathered_end(&c.all, o, t, !c.failed);
	return c.failed ? TROUBLE : status;
}
