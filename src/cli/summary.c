/* Counting what the lines of logs report. */
#include "summary.h"

#include <string.h>

#include "interrupt.h"
#include "logs.h"
#include "modes.h"
#include "normal.h"
#include "output.h"
#include "progress.h"
#include "record.h"

/* How many names are kept, at most: a bound of about 3 MB for all of them. */
enum { CODES_MAX = 4096, TEXTS_MAX = 8192, PERIODS_MAX = 16384 };
/* Messages of one file, and of all: 16 bytes each, a third more for gaps. */
enum { MESSAGES_OF_FILE = 196608, MESSAGES_OF_ALL = 393216 };

void
summary_begin(struct summary *s, const struct options *o, size_t messages_max)
{
	memset(s, 0, sizeof *s);
	s->options = o;
	tally_begin(&s->code, CODES_MAX);
	tally_begin(&s->unexplained, TEXTS_MAX);
	tally_begin(&s->period, PERIODS_MAX);
	messages_begin(&s->messages, messages_max, log_count(o) > 1);
}

void
summary_end(struct summary *s)
{
	tally_end(&s->code);
	tally_end(&s->unexplained);
	tally_end(&s->period);
	messages_end(&s->messages);
}

/* Only the code says something, and that is little. */
static bool
is_unexplained(const struct bouncecode_answer *a)
{
	return a->entry == NULL ||
	    (a->basis < BOUNCECODE_BASIS_WORDS &&
		a->confidence <= BOUNCECODE_CONFIDENCE_LOW);
}

static void
count_code(struct summary *s, const struct bouncecode_report *r, when w)
{
	char shown[CODE_SIZE];

	record_shown(&r->answer.code, shown);
	if (*shown != '\0')
		tally_add(&s->code, shown, strlen(shown), r->answer.bounce, w);
}

static void
count_text(struct summary *s, const struct bouncecode_report *r, when w)
{
	char text[NORMAL_SIZE];
	size_t n = normalise(r->text, r->status, &r->answer.code, text);

	if (n > 0)
		tally_add(&s->unexplained, text, n, r->answer.bounce, w);
}

static void
count_period(struct summary *s, const struct bouncecode_report *r, when w)
{
	char name[WHEN_SIZE];

	if (s->options->by == BY_NOTHING || w == 0)
		return;
	when_print(w, s->options->by == BY_HOUR ? WHEN_HOUR : WHEN_DAY, name);
	tally_add(&s->period, name, strlen(name), r->answer.bounce, w);
}

static void
count_refusal(struct summary *s, const struct bouncecode_report *r, when w)
{
	const struct bouncecode_answer *a = &r->answer;

	row_count(&s->category[a->category], a->bounce, w);
	row_count(&s->action[a->action], a->bounce, w);
	if (a->provider != 0)
		row_count(&s->provider[a->provider], a->bounce, w);
	if (a->blocklist != 0)
		row_count(&s->blocklist[a->blocklist], a->bounce, w);
	count_code(s, r, w);
	if (is_unexplained(a))
		count_text(s, r, w);
}

/* Without a queue id a line tells of no message that could come again. */
static void
count_message(struct summary *s, const struct bouncecode_report *r)
{
	if (r->queue_id.length == 0)
		return;
	messages_add(&s->messages, r->text + r->queue_id.offset,
	    r->queue_id.length, r->text + r->recipient.offset,
	    r->recipient.length, (enum bouncecode_outcome)r->outcome);
}

void
summary_count(struct counter *c, const struct bouncecode_report *r)
{
	struct summary *s = c->summary;
	when w = when_read(
	    &c->calendar, r->text + r->time.offset, r->time.length);

	count_message(s, r);
	row_count(r->outcome == BOUNCECODE_ACCEPTED   ? &s->accepted
		: r->outcome == BOUNCECODE_DEFERRED ? &s->deferred
						      : &s->failed,
	    r->answer.bounce, w);
	count_period(s, r, w);
	if (r->outcome != BOUNCECODE_ACCEPTED)
		count_refusal(s, r, w);
}

void
summary_merge(struct summary *s, const struct summary *other)
{
	s->lines += other->lines;
	row_add(&s->accepted, &other->accepted);
	row_add(&s->deferred, &other->deferred);
	row_add(&s->failed, &other->failed);
	for (int i = 0; i < WORDS_MAX; i++) {
		row_add(&s->category[i], &other->category[i]);
		row_add(&s->action[i], &other->action[i]);
		row_add(&s->provider[i], &other->provider[i]);
		row_add(&s->blocklist[i], &other->blocklist[i]);
	}
	tally_merge(&s->code, &other->code);
	tally_merge(&s->unexplained, &other->unexplained);
	tally_merge(&s->period, &other->period);
	messages_merge(&s->messages, &other->messages);
	s->failed_to_read |= other->failed_to_read;
}

/* ---- the files */

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
	summary_begin(&own, all->options, MESSAGES_OF_FILE);
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
	summary_begin(&s, o, MESSAGES_OF_ALL);
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
