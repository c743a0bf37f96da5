/* One log, gathered as its bytes come. */
#include "summary/gather.h"

#include <string.h>

static void
take(void *teller, const struct bouncecode_report *r)
{
	teller_count(teller, r);
}

bool
gather_log_begin(struct gather_log *l, struct gathering *to)
{
	const struct months *m = &to->months;
	struct teller *t = &l->teller;

	memset(l, 0, sizeof *l);
	l->to = to;
	if (!months_begin(&l->months, &m->settings, m->are_apart)) {
		months_end(&l->months);
		to->months.failed = l->failed = true;
		return false;
	}
	teller_begin(t, &l->months);
	t->counter.follow = t->rater.know = gather_follow;
	t->counter.context = &to->messages;
	t->rater.context = &to->recipients;
	feed_begin(&l->feed, take, t);
	if (!m->are_apart)
		return true;
	t->waiting = &l->waiting;
	waiting_look(t->waiting, &l->feed.reports);
	return true;
}

bool
gather_log_put(struct gather_log *l, const char *text, size_t length)
{
	if (!l->failed && !feed_put(&l->feed, text, length))
		l->to->months.failed = l->failed = true;
	return !l->failed;
}

bool
gather_log_end(struct gather_log *l)
{
	if (l->months.places[0] == NULL)
		return false;
	l->months.places[0]->summary.lines = feed_finish(&l->feed);
	if (l->teller.waiting != NULL)
		waiting_finish(&l->waiting, &l->feed.reports.scan);
	teller_finish(&l->teller);
	months_merge_file(&l->to->months, &l->months);
	waiting_merge(&l->to->waiting, &l->waiting);
	months_end(&l->months);
	waiting_end(&l->waiting);
	feed_end(&l->feed);
	return !l->failed;
}
