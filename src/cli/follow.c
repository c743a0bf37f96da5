/* A file that is kept current: each time a whole new one takes its place. */
#include "cli/follow.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/summary_put.h"
#include "cli/output/target.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* At most once a second, and no more than a twentieth of the time. */
static const double EVERY = 1.0, TIMES = 20;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Tables are made of a copy, as that sorts what is counted. */
static void
put_copy(const struct follow *f, const struct sums *s,
    const struct followed *messages, const struct followed *recipients)
{
	const struct options *o = f->options;
	const struct summary_settings settings = { .by = o->line, .compared = o->by, .key = messages->key };
	struct sums *copy = check_memory(malloc(sizeof *copy));
	const struct figures figures = { .sums = copy,
		.deferrals = followed_count(messages),
		.recipients = recipients_count(recipients) };

	sums_begin(copy, &settings);
	sums_merge(copy, s);
	if (!sums_are_whole(copy) || messages->failed || recipients->failed)
		check_memory(NULL);
	summary_put(&figures, &o->view, f->terminal, o->limit);
	if (!sums_are_whole(copy)) /* that takes some memory, too */
		check_memory(NULL);
	sums_end(copy);
	free(copy);
}

void
follow_write(struct follow *f, const struct sums *s,
    const struct followed *messages, const struct followed *recipients)
{
	double began = now(), took;

	if (!target_open(f->options->output)) {
		f->failed = true;
		return;
	}
	put_copy(f, s, messages, recipients);
	if (!target_keep()) {
		if (output_failure() == 0) /* which is told at the end */
			complain("%s: %s", target_name(), strerror(errno));
		target_drop();
		f->failed = true;
	}
	took = TIMES * (now() - began);
	f->due = now() + (took > EVERY ? took : EVERY);
	f->changed = false;
}

void
follow_begin(struct follow *f, const struct options *o, const struct terminal *t)
{
	*f = (struct follow){ .options = o, .terminal = t };
}

bool
follow_is_due(const struct follow *f)
{
	return f->changed && now() >= f->due;
}
