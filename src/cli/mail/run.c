/* --mail: threads take messages some at a time, read them at the same time, and
 * put what these report in their order. */
#include "cli/input/interrupt.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/input/seed.h"
#include "cli/mail/apart.h"
#include "cli/mail/counts.h"
#include "cli/mail/mails.h"
#include "cli/mail/suppress.h"
#include "cli/gathered.h"
#include "cli/modes.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/text.h"
#include "cli/system/fence.h"
#include "base/utf8.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
	const struct options *options;
	struct terminal terminal;
	struct mail_settings settings;
	bool shows_progress;
	struct mails *mails; /* used by one thread at a time */
	/* What follows is guarded by turns. */
	bool found, is_incomplete;
	struct gathering gathering;
	struct teller teller;
	struct suppression suppression;
};

/* Some messages, in one thread. */
struct job {
	struct run *run;
	struct batch *batch;
	const struct message *message; /* that is being read */
	struct counts counts;
	struct sightings sightings;
	size_t others; /* messages that report nothing */
	bool found, is_incomplete;
	/* What waits for its turn: what was said while the messages were got, and
	 * what they report. */
	FILE *err, *out;
	struct kept complaints, text;
	const char *name; /* where the batch ends, to show progress */
	uint64_t done, total;
};

static bool
is_summary(const struct run *r)
{
	return r->options->mode == MODE_MAIL_SUMMARY;
}

static bool
is_suppression(const struct run *r)
{
	return (SUPPRESSES & 1u << r->options->mode) != 0;
}

/* ---- reading */

/* What was explained, with a '?' for each byte that no record can have: the
 * places of the evidence are those of the text. To be freed. */
static char *
printable(const struct mail_report *report)
{
	char *text = check_memory(malloc(report->length + 1));

	for (size_t i = 0, k; i < report->length; i += k) {
		const char *s = report->text + i;

		k = bc_utf8_length(s, report->length - i);
		if (bc_utf8_is_control(s, k) && strchr("\t\r\n", *s) == NULL)
			memset(text + i, '?', k);
		else
			memcpy(text + i, s, k);
	}
	text[report->length] = '\0';
	return text;
}

static void
put_record(struct job *job, const struct mail_report *report)
{
	const struct view *view = &job->run->options->view;
	const struct message *m = job->message;
	struct record_mail mail = { .report = report,
		.kind = mail_kind_name(report->kind),
		.name = m->has_name ? job->batch->bytes + m->name : NULL,
		.number = m->number,
		.tells_foreign = job->run->settings.sent_by != NULL };
	struct record record = { .file = job->batch->bytes + m->file };
	char *text = (view->fields & FIELDS_MAIL_TEXT) != 0 && report->text
		? printable(report) : NULL;

	mail.text = text;
	record_of_mail(&record, &mail);
	if (format_is_text(view->format))
		text_put_mail(&job->run->terminal, &record);
	else
		record_put(view, &record);
	free(text);
}

static struct bytes
bytes_of(const char *s)
{
	return (struct bytes){ s, s != NULL ? strlen(s) : 0 };
}

/* Its sender is who sent what came back. */
static bool
is_wanted(const struct filter *f, const struct mail_report *r)
{
	char date[DATE_SIZE];
	struct told told = { .answer = &r->answer,
		.outcome = counts_outcome(r->kind),
		.recipient = bytes_of(r->original_recipient ? r->original_recipient
							    : r->recipient),
		.sender = bytes_of(r->original_from) };

	counts_date(r, date);
	told.time = bytes_of(date);
	return filter_passes_message(f, &told);
}

static void
put_report(void *context, const struct mail_report *report)
{
	struct job *job = context;
	const struct filter *filter = &job->run->options->filter;
	bool wanted = filter_is_any(filter) || is_wanted(filter, report);

	if (is_suppression(job->run)) {
		const struct message *m = job->message;
		const char *bytes = job->batch->bytes;

		suppress_report(&job->sightings, report, wanted,
		    &(struct place){ .file = bytes + m->file, .number = m->number,
			.message = m->has_name ? bytes + m->name : NULL });
		return;
	}
	if (!wanted)
		return;
	job->found = true;
	if (is_summary(job->run))
		counts_add(&job->counts, report);
	else
		put_record(job, report);
}

/* Not all of a message was read, and what is missing may report on somebody. */
static void
tell(void *context, const char *what)
{
	struct job *job = context;
	const struct message *m = job->message;
	const char *file = job->batch->bytes + m->file;

	if (strcmp(file, "-") == 0)
		file = "standard input";
	job->is_incomplete = true;
	if (m->number > 0)
		complain("%s: message %lu: %s", file, m->number, what);
	else
		complain("%s%s%s: %s", file, m->has_name ? "/" : "",
		    m->has_name ? job->batch->bytes + m->name : "", what);
}

/* Once for a file that is none of mail. --suppress reads the logs that are named, but
 * of a directory only the mails. */
static void
hint(struct job *job)
{
	const struct message *m = job->message;
	const char *bytes = job->batch->bytes, *name = bytes + m->file;
	enum mail_form form = m->number > 1
	    ? MAIL_FORM_MAIL
	    : mail_form_of(bytes + m->body, m->length);

	if (form == MAIL_FORM_MAIL)
		return;
	complain("%s%s%s: %s: %s", strcmp(name, "-") == 0 ? "standard input" : name,
	    m->has_name ? "/" : "", m->has_name ? bytes + m->name : "",
	    form == MAIL_FORM_LOG ? "looks like a log" : "JSON of a platform",
	    is_suppression(job->run) ? "name the file, not its directory" : "use --scan");
}

static void
read_messages(struct job *job)
{
	const struct batch *b = job->batch;

	for (size_t i = 0; i < b->n; i++) {
		job->message = &b->list[i];
		if (mail_read(b->bytes + job->message->body, job->message->length,
			&job->run->settings, put_report, tell, job) > 0)
			continue;
		job->others++;
		hint(job);
	}
}

/* ---- one batch after the other */

/* The next messages, and what there is to say of those that cannot be read;
 * NULL at the end. */
static void *
take(void *context)
{
	struct run *r = context;
	struct job *job = check_memory(calloc(1, sizeof *job));
	bool more = true;

	job->run = r;
	job->batch = batch_new();
	keep(&err, &job->complaints);
	while (more && !batch_is_full(job->batch) && !interrupted && !ferror(stdout))
		more = mails_next(r->mails, job->batch);
	if (err != NULL)
		fflush(err);
	job->err = err;
	err = NULL;
	job->name = mails_progress(r->mails, &job->done, &job->total);
	if (job->batch->n > 0 || job->complaints.size > 0)
		return job;
	if (job->err != NULL)
		hand_out(&job->err, &job->complaints, stderr);
	batch_free(job->batch);
	free(job);
	return NULL;
}

static void
show(struct job *job)
{
	struct run *r = job->run;

	if (job->out != NULL)
		hand_out(&job->out, &job->text, stdout);
	if (job->complaints.size > 0) {
		fflush(stdout);
		output_failure();
		progress_clear();
	}
	if (job->err != NULL)
		hand_out(&job->err, &job->complaints, stderr);
	if (r->shows_progress)
		progress_put(job->name, job->done, job->total);
}

static void
work_on(struct parallel *p, size_t number, void *taken, void *context)
{
	struct run *r = context;
	struct job *job = taken;

	out = stdout;
	counts_begin(&job->counts);
	suppression_sightings(&r->suppression, &job->sightings);
	if (!keep(&out, &job->text))
		parallel_wait_turn(p, number);
	else
		job->out = out;
	err = job->err; /* until its turn */
	read_messages(job);
	if (err != NULL)
		fflush(err);
	err = NULL;
	parallel_wait_turn(p, number);
	show(job);
	r->found |= job->found;
	r->is_incomplete |= job->is_incomplete;
	if (is_summary(r)) {
		r->teller.counter.summary->lines += job->batch->n;
		r->teller.counter.summary->others[SUMMARY_NO_REPORT].count += job->others;
		counts_give(&job->counts, &r->teller);
	}
	suppression_take(&r->suppression, &job->sightings);
	sightings_end(&job->sightings);
	counts_end(&job->counts);
	batch_free(job->batch);
	free(job);
}

/* ---- the mode */

static void
begin_summary(struct run *r)
{
	struct teller *t = &r->teller;

	interrupt_catch();
	gathered_begin(&r->gathering, r->options,
	    &(struct summary_settings){ .key = seed_key(), .of_mail = true });
	teller_begin(t, &r->gathering.months);
	t->counter.follow = t->rater.know = gather_follow;
	t->counter.context = &r->gathering.messages;
	t->rater.context = &r->gathering.recipients;
}

static int
put_summary(struct run *r)
{
	teller_finish(&r->teller);
	return gathered_end(&r->gathering, r->options, &r->terminal, !r->is_incomplete);
}

static void
pull(struct run *r, char *const *files, size_t n)
{
	r->mails = mails_open(files, n);
	progress_begin();
	parallel_pull(parallel_threads(0), take, r, work_on, r);
	progress_clear();
	r->is_incomplete |= !mails_complete(r->mails);
	mails_close(r->mails);
	out = stdout;
}

/* Logs are read as well, which are no mails. */
static void
suppress(struct run *r)
{
	const struct options *o = r->options;
	size_t nmails;
	char **mails;

	suppress_begin(o, &r->suppression);
	mails = suppress_mails(o, &r->suppression, &nmails, &r->is_incomplete);
	suppression_begin_file(&r->suppression);
	pull(r, mails, nmails);
	suppression_end_file(&r->suppression);
	r->found = suppression_put(&r->suppression, &o->view);
	suppression_end(&r->suppression);
	free(mails);
}

static int
run(struct run *r)
{
	const struct options *o = r->options;
	int status = NOTHING;

	if (is_suppression(r)) {
		suppress(r);
	} else {
		if (is_summary(r))
			begin_summary(r);
		else if (!format_is_text(o->view.format))
			record_put_header(&o->view);
		pull(r, options_files(o), options_nfiles(o));
		if (is_summary(r))
			status = put_summary(r);
	}
	if (r->is_incomplete || status == TROUBLE)
		return TROUBLE;
	return r->found || gathered_is_partial(o) ? FOUND : NOTHING;
}

/* GLib without memory may end the program by this signal alone, and so does what finds
 * memory spoilt: no more is said than is known. */
static void
end_by_abort(int number)
{
	static const char text[] = "bouncecode: the program was ended by abort()\n";

	(void)number;
	(void)!write(STDERR_FILENO, text, sizeof text - 1);
	_exit(TROUBLE);
}

static int
run_fenced(void *context)
{
	struct run *r = context;
	int status;

	mail_gives_up(give_up);
	signal(SIGABRT, end_by_abort);
	mail_begin();
	fence_close(); /* where there is none, the rest is as good */
	status = run(r);
	mail_end();
	return status;
}

int
mail_run(const struct options *o, const struct terminal *t)
{
	struct run r = { .options = o, .terminal = *t,
		.settings = { o->sent_by, o->verp } };

	/* Records that run over the terminal are progress enough. */
	r.shows_progress = is_summary(&r) || is_suppression(&r) || isatty(STDOUT_FILENO) != 1;
	return o->output != NULL ? run_apart(run_fenced, &r) : run_fenced(&r);
}

bool
mail_can_run(const struct options *o)
{
	(void)o;
	return true;
}
