/* The files that --suppress reads: what logs say of addresses is gathered by
 * threads, and put together in the order of the files and their lines. */
#include "cli/input/input.h"
#include "cli/input/logs.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/input/seed.h"
#include "cli/modes.h"
#include "cli/moment.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/record.h"
#include "cli/output/stream.h"
#include "header/header.h"

#include <stdlib.h>
#include <string.h>

/* A thread whose turn has not come gathers so much. */
enum { WAITING_MAX = 2 * 1024 * 1024 };

struct reading {
	const struct options *options;
	struct parts parts;
	/* These are guarded by turns. */
	struct log_parts log;
	struct suppression *suppression;
	bool failed;
};

/* One file, or a part of one, in one thread. */
struct job {
	struct reading *reading;
	struct parallel *parallel;
	size_t number;
	const char *file;
	struct sightings sightings;
	bool has_begun; /* the file, in its turn */
};

/* ---- reports */

static struct said
said_of(const struct bouncecode_report *r, struct bouncecode_span span, char *buffer,
    size_t size)
{
	if (r->escapes == 0)
		return (struct said){ r->text + span.offset, span.length };
	return (struct said){ buffer, bouncecode_report_text(r, span, buffer, size) };
}

/* No filter keeps a delivery away. */
static void
sight_report(void *context, const struct bouncecode_report *r)
{
	struct job *job = context;
	struct sightings *s = &job->sightings;
	bool wanted = r->outcome != BOUNCECODE_OUTCOME_ACCEPTED &&
	    filter_passes_report(&job->reading->options->filter, r);
	enum sighting_kind kind = sightings_kind(s, &r->answer, r->outcome, wanted);
	char time[64], address[BC_VALUE_SIZE], text[2048];

	sightings_add(s, kind, said_of(r, r->time, time, sizeof time),
	    said_of(r, r->recipient, address, sizeof address));
	if (kind == SIGHTED_SOFT || kind == SIGHTED_HARD)
		sightings_tell(s, &r->answer, said_of(r, r->status, text, sizeof text),
		    &(struct place){ .file = job->file, .line = (unsigned long)r->line });
}

static void
hand_over(struct job *job)
{
	struct suppression *s = job->reading->suppression;

	parallel_wait_turn(job->parallel, job->number);
	if (!job->has_begun)
		suppression_begin_file(s);
	job->has_begun = true;
	suppression_take(s, &job->sightings);
	sightings_clear(&job->sightings);
}

/* ---- files */

static bool
end_block(void *context, const struct input *in)
{
	struct job *job = context;

	if (parallel_is_turn(job->parallel, job->number) ||
	    sightings_size(&job->sightings) > WAITING_MAX)
		hand_over(job);
	if (job->has_begun)
		progress_show(in);
	return false;
}

static void
read_file(struct job *job)
{
	struct log_reader reader = { sight_report, end_block, NULL, job,
		job->reading->options->filter.from != NULL, NULL };
	uint64_t lines = 0;
	struct kept kept;
	bool complete;

	if (!parallel_is_turn(job->parallel, job->number) && !keep(&err, &kept))
		parallel_wait_turn(job->parallel, job->number);
	complete = log_read(job->file, &reader, &lines);
	hand_over(job);
	suppression_end_file(job->reading->suppression);
	if (err != NULL)
		hand_out(&err, &kept, stderr);
	job->reading->failed |= !complete;
}

/* What was gathered of a part that has to be read again is forgotten. */
static void
read_part(struct job *job, struct part *part)
{
	struct log_parts *log = &job->reading->log;

	job->has_begun = !part->first;
	log_read_part(log, part, sight_report, job);
	parallel_wait_turn(job->parallel, job->number);
	if (log_part_holds(log, part)) {
		log_go_on(log, part);
	} else {
		sightings_clear(&job->sightings);
		log_read_again(log, part, sight_report, job);
	}
	hand_over(job);
	if (part->last)
		suppression_end_file(job->reading->suppression);
	progress_put(part->shown, part->done, part->total);
}

static void
read_taken(struct parallel *p, size_t number, void *taken, void *context)
{
	struct reading *r = context;
	struct part *part = taken;
	struct job job = { .reading = r, .parallel = p, .number = number,
		.file = part->name };

	suppression_sightings(r->suppression, &job.sightings);
	if (part->is_file)
		read_file(&job);
	else
		read_part(&job, part);
	part_complain(part);
	r->failed |= part->failed;
	sightings_end(&job.sightings);
	parts_give_back(&r->parts, part);
}

bool
suppress_read_logs(const struct options *o, struct suppression *s, char *const *files,
    size_t n)
{
	struct reading r = { .options = o, .suppression = s };

	progress_begin();
	parts_begin(&r.parts, files, n, o->jobs, o->filter.from != NULL);
	log_parts_begin(&r.log);
	parallel_pull(parts_threads(&r.parts), parts_take, &r.parts, read_taken, &r);
	log_parts_end(&r.log);
	parts_end(&r.parts);
	progress_clear();
	return !r.failed;
}

/* ---- the mode */

void
suppress_begin(const struct options *o, struct suppression *s)
{
	const struct hash_key key = seed_key();

	suppression_begin(s, &key, &o->soft_after, !format_is_text(o->view.format),
	    moment_now());
}

/* The first bytes of a file; false where it cannot be read. What is wrong with it is told
 * where it is read. */
static bool
look_into(const char *name, char bytes[OPERAND_BYTES], size_t *length)
{
	FILE *before = err;
	struct kept kept;
	struct input *in;
	ssize_t n = 1;

	err = NULL;
	if (!keep(&err, &kept))
		check_memory(NULL);
	in = input_open(name);
	while (in != NULL && n > 0 && *length < OPERAND_BYTES) {
		n = input_read(in, bytes + *length, OPERAND_BYTES - *length);
		*length += n > 0 ? (size_t)n : 0;
	}
	n = in != NULL ? n : -1;
	input_close(in);
	forget(&err, &kept);
	err = before;
	return n != -1;
}

/* Of standard input only a file can be read again. False where there was an error. */
static bool
look_at(const char *name, char bytes[OPERAND_BYTES], size_t *length, enum operand *is)
{
	bool is_standard = strcmp(name, "-") == 0, is_read = true;
	struct file_facts facts;

	*length = 0;
	*is = OPERAND_UNKNOWN;
	if (!(is_standard ? system_look_at(STANDARD_INPUT, &facts)
			  : system_look(name, &facts)))
		return false;
	if (facts.kind == FILE_REGULAR)
		is_read = look_into(name, bytes, length);
	if (is_standard && *length > 0)
		system_go_back(STANDARD_INPUT, facts.at);
	if (facts.kind == FILE_DIRECTORY || is_mail(bytes, *length))
		*is = OPERAND_MAIL;
	return is_read;
}

/* An error that is there once and not when the file is read would make a log of a
 * mailbox. */
enum operand
suppress_operand(const char *name, char bytes[OPERAND_BYTES], size_t *length)
{
	enum operand is;

	if (!look_at(name, bytes, length, &is))
		look_at(name, bytes, length, &is);
	return is;
}
