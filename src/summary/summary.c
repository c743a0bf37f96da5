/* Counting what the lines of logs, or e-mails, report. */
#include "summary/summary.h"

#include <string.h>

#include "summary/dead.h"
#include "summary/template.h"

/* How many names are kept, at most: a bound of about 3 MB for all of them, and
 * of some 20 MB for addresses. */
enum { CODES_MAX = 4096, TEXTS_MAX = 8192, PERIODS_MAX = 16384,
	ADDRESSES_MAX = 131072 };

void
summary_begin(struct summary *s, const struct summary_settings *settings)
{
	memset(s, 0, sizeof *s);
	s->by = settings->by;
	s->of_mail = settings->of_mail;
	tally_begin(&s->code, summary_room(settings, CODES_MAX), &settings->key);
	tally_begin(&s->unexplained, summary_room(settings, TEXTS_MAX), &settings->key);
	tally_begin(&s->period, summary_room(settings, PERIODS_MAX), &settings->key);
	tally_begin(&s->dead, summary_room(settings, ADDRESSES_MAX), &settings->key);
}

void
summary_end(struct summary *s)
{
	tally_end(&s->code);
	tally_end(&s->unexplained);
	tally_end(&s->period);
	tally_end(&s->dead);
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
count_code(struct summary *s, const struct bouncecode_report *r,
    const struct attempt *a)
{
	char text[BOUNCECODE_WRITE_SIZE];
	size_t n = bouncecode_write(&r->answer.code, text, sizeof text);

	if (n > 0)
		tally_add(&s->code, text, n, a);
}

static void
count_text(struct summary *s, const struct bouncecode_report *r,
    const struct attempt *a)
{
	char text[NORMAL_SIZE];
	size_t n = normalise(r->text, r->status, &r->answer.code, text);

	if (n > 0)
		tally_add(&s->unexplained, text, n, a);
}

static void
count_period(struct summary *s, const struct attempt *a)
{
	char name[WHEN_SIZE];

	if (s->by == NO_PERIOD || a->time == 0)
		return;
	when_print(a->time, s->by == BY_HOUR ? WHEN_HOUR : WHEN_DAY, name);
	tally_add(&s->period, name, strlen(name), a);
}

static void
count_address(struct summary *s, const struct bouncecode_report *r,
    const struct attempt *a)
{
	if (s->of_mail && is_dead(&r->answer, r->outcome) && r->recipient.length > 0)
		tally_add(&s->dead, r->text + r->recipient.offset,
		    r->recipient.length, a);
}

static void
count_refusal(struct summary *s, const struct bouncecode_report *r,
    const struct attempt *attempt)
{
	const struct bouncecode_answer *a = &r->answer;

	row_count(&s->category[a->category], attempt);
	row_count(&s->action[a->action], attempt);
	if (a->provider != 0)
		row_count(&s->provider[a->provider], attempt);
	if (a->blocklist != 0)
		row_count(&s->blocklist[a->blocklist], attempt);
	count_code(s, r, attempt);
	count_address(s, r, attempt);
	if (is_unexplained(a))
		count_text(s, r, attempt);
}

/* Without a queue id a line tells of no message that could come again. */
static void
count_message(struct counter *c, const struct bouncecode_report *r)
{
	if (r->queue_id.length == 0)
		return;
	c->messages[c->nmessages++] = followed_message(
	    r->text + r->queue_id.offset, r->queue_id.length,
	    r->text + r->recipient.offset, r->recipient.length,
	    (enum bouncecode_outcome)r->outcome);
	if (c->nmessages == MESSAGES_AT_ONCE)
		summary_finish(c);
}

void
summary_finish(struct counter *c)
{
	c->follow(c->context, c->messages, c->nmessages);
	c->nmessages = 0;
}

when
summary_time(struct counter *c, const struct bouncecode_report *r)
{
	return when_read(
	    &c->calendar, r->text + r->time.offset, r->time.length);
}

void
summary_pass(struct counter *c, const struct bouncecode_report *r)
{
	summary_time(c, r);
	if (r->outcome != BOUNCECODE_OUTCOME_DEFERRED)
		count_message(c, r);
}

static struct attempt
attempt_of(struct counter *c, const struct bouncecode_report *r)
{
	return (struct attempt){ .outcome = r->outcome, .bounce = r->answer.bounce,
		.time = summary_time(c, r), .notes = c->notes };
}

when
summary_count(struct counter *c, const struct bouncecode_report *r)
{
	struct summary *s = c->summary;
	struct attempt a = attempt_of(c, r);

	count_message(c, r);
	row_count(r->outcome == BOUNCECODE_OUTCOME_ACCEPTED   ? &s->accepted
		: r->outcome == BOUNCECODE_OUTCOME_DEFERRED ? &s->deferred
						      : &s->failed,
	    &a);
	s->by_us += r->by_us;
	count_period(s, &a);
	if (r->outcome != BOUNCECODE_OUTCOME_ACCEPTED)
		count_refusal(s, r, &a);
	return a.time;
}

void
summary_count_other(struct counter *c, enum summary_other other,
    const struct bouncecode_report *r)
{
	struct attempt a = attempt_of(c, r);

	row_count(&c->summary->others[other], &a);
}

void
summary_merge(struct summary *s, const struct summary *other)
{
	s->lines += other->lines;
	s->by_us += other->by_us;
	for (int i = 0; i < SUMMARY_OTHERS; i++)
		row_add(&s->others[i], &other->others[i]);
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
	tally_merge(&s->dead, &other->dead);
}

bool
summary_has_room(const struct summary *s, const struct summary *other)
{
	return tally_has_room(&s->code, &other->code) &&
	    tally_has_room(&s->unexplained, &other->unexplained) &&
	    tally_has_room(&s->period, &other->period) &&
	    tally_has_room(&s->dead, &other->dead);
}
