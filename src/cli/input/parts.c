/* Files as parts: read by one thread at a time, and cut at lines. */
#include "cli/input/parts.h"
#include "cli/input/input.h"
#include "cli/input/interrupt.h"
#include "cli/input/lines.h"
#include "cli/input/parallel.h"
#include "cli/input/progress.h"
#include "cli/output/message.h"
#include "cli/system/system.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A part and what is made of it stay in the near caches of a processor: 1 MiB is
 * as fast as 256 KiB and 4 MiB are not. Files below some parts are read by one
 * thread, unless a number of threads was asked for. */
enum { PART_SIZE = 1024 * 1024, PART_MIN = 4096, PARTS_MIN = 4 };

void
parts_begin(struct parts *p, char *const *files, size_t nfiles, size_t jobs,
    bool wants_senders)
{
	*p = (struct parts){ .files = files, .nfiles = nfiles, .jobs = jobs,
		.mutex = PTHREAD_MUTEX_INITIALIZER };
	if (wants_senders)
		p->senders = senders_begin();
}

void
parts_end(struct parts *p)
{
	for (struct part *part = p->free, *next; part != NULL; part = next) {
		next = part->next;
		if (part->has_reports)
			reports_end(&part->reports);
		free(part->text);
		free(part);
	}
	input_close(p->in);
	free(p->rest);
	senders_end(p->senders);
}

void
parts_give_back(struct parts *p, struct part *part)
{
	pthread_mutex_lock(&p->mutex);
	part->next = p->free;
	p->free = part;
	pthread_mutex_unlock(&p->mutex);
}

void
parts_stop(struct parts *p)
{
	pthread_mutex_lock(&p->mutex);
	p->stopped = true;
	pthread_mutex_unlock(&p->mutex);
}

static bool
is_stopped(struct parts *p)
{
	bool stopped;

	pthread_mutex_lock(&p->mutex);
	stopped = p->stopped;
	pthread_mutex_unlock(&p->mutex);
	return stopped || interrupted;
}

static struct part *
new_part(struct parts *p)
{
	struct part *part;

	pthread_mutex_lock(&p->mutex);
	if ((part = p->free) != NULL)
		p->free = part->next;
	pthread_mutex_unlock(&p->mutex);
	if (part == NULL)
		part = check_memory(calloc(1, sizeof *part));
	part->is_file = part->first = part->last = part->failed = false;
	part->length = 0;
	return part;
}

void
part_complain(struct part *part)
{
	if (part->messages == NULL)
		return;
	if (ftell(part->messages) > 0) {
		fflush(stdout);
		progress_clear();
	}
	hand_out(&part->messages, &part->kept, stderr);
}

/* ---- where a part ends */

static bool
is_apart(const char *text, size_t length)
{
	return length > 1 &&
	    (isalnum((unsigned char)*text) || *text == '<' || *text == '@' ||
		(*text == '{' && text[1] == '"'));
}

bool
part_is_apart(const struct part *part)
{
	return is_apart(part->text, part->length);
}

/* At a line end with a line behind it that stands alone, if there is one near the
 * end, else at the last line end. 0 where there is none. */
static size_t
end_of_lines(const struct part *part)
{
	enum { LINES = 64 };
	size_t last = 0, end = part->length;

	for (int i = 0; i < LINES && end > 0; i++, end--) {
		while (end > 0 && part->text[end - 1] != '\n')
			end--;
		if (last == 0)
			last = end;
		if (end > 0 && is_apart(part->text + end, part->length - end))
			return end;
		if (end == 0)
			break;
	}
	return last;
}

/* ---- reading one */

static bool
reserve(char **text, size_t *size, size_t wanted)
{
	char *grown;

	if (wanted <= *size)
		return true;
	if ((grown = realloc(*text, wanted)) == NULL) {
		complain("%s", strerror(errno));
		return false;
	}
	*text = grown;
	*size = wanted;
	return true;
}

/* Fill up to so many bytes; 0 at the end, -1 after a message. */
static ssize_t
fill(struct parts *p, struct part *part, size_t wanted)
{
	ssize_t n = 1;

	if (!reserve(&part->text, &part->size, wanted))
		return -1;
	while (part->length < wanted && n > 0) {
		n = is_stopped(p) ? 0 : input_read(p->in,
		    part->text + part->length, wanted - part->length);
		part->length += n > 0 ? (size_t)n : 0;
	}
	return n;
}

/* What stands behind the part begins the next one. */
static bool
keep_rest(struct parts *p, struct part *part, size_t end)
{
	p->rest_length = part->length - end;
	if (!reserve(&p->rest, &p->rest_size, p->rest_length))
		return false;
	memcpy(p->rest, part->text + end, p->rest_length);
	part->length = end;
	return true;
}

/* A line that is longer than LINES_MAX comes in pieces, as lines.c gives it. */
static void
read_part(struct parts *p, struct part *part)
{
	size_t wanted = p->rest_length + p->size, end = 0;
	ssize_t n;

	if (wanted > LINES_MAX)
		wanted = LINES_MAX;
	part->name = p->in_name;
	part->shown = input_name(p->in);
	part->line = p->line;
	n = reserve(&part->text, &part->size, wanted) ? 1 : -1;
	if (n > 0 && p->rest_length > 0) {
		memcpy(part->text, p->rest, p->rest_length);
		part->length = p->rest_length;
	}
	while (n > 0 && (n = fill(p, part, wanted)) > 0 &&
	    (end = end_of_lines(part)) == 0 && wanted < LINES_MAX)
		wanted = wanted < LINES_MAX / 2 ? 2 * wanted : LINES_MAX;
	if (n > 0 && !keep_rest(p, part, end > 0 ? end : part->length))
		n = -1;
	p->line += lines_count(part->text, part->length);
	if (p->senders != NULL)
		senders_read(p->senders, part->text, part->length);
	input_progress(p->in, &part->done, &part->total);
	part->failed = n == -1;
	if (n > 0)
		return;
	part->last = true;
	input_close(p->in);
	p->in = NULL;
}

/* ---- files */

/* How large the parts of a file are; 0 where it has none. Of compressed files one
 * thread each is best: only the last one is unpacked by one for all. A pipe has
 * none: it may be long until so much has come. */
static size_t
size_of_parts(const struct parts *p, size_t file)
{
	size_t threads = parallel_threads(p->jobs), size = PART_SIZE;
	const char *name = p->files[file];
	bool is_standard = strcmp(name, "-") == 0, is_plain;
	struct file_facts facts;

	if (threads == 1 ||
	    !(is_standard ? system_look_at(STANDARD_INPUT, &facts)
			  : system_look(name, &facts)) ||
	    facts.kind != FILE_REGULAR)
		return 0;
	is_plain = input_is_plain(name);
	if (!is_plain && file + 1 < p->nfiles)
		return 0;
	if (p->jobs > 0 && facts.size / (8 * threads) < size)
		size = (size_t)facts.size / (8 * threads);
	else if (p->jobs == 0 && is_plain && facts.size / PARTS_MIN < PART_SIZE)
		return 0;
	return size > PART_MIN ? size : PART_MIN;
}

/* A file that has no parts is no work for two. */
size_t
parts_threads(const struct parts *p)
{
	size_t threads = parallel_threads(p->jobs);

	for (size_t i = 0; i < p->nfiles && p->nfiles < threads; i++)
		if (size_of_parts(p, i) > 0)
			return threads;
	return p->nfiles < threads ? p->nfiles : threads;
}

/* Begin the next file; one that cannot be opened is for whoever gets it. */
static void
begin_file(struct parts *p, struct part *part)
{
	const char *name = p->files[p->next];

	part->name = name;
	part->first = true;
	p->size = size_of_parts(p, p->next++);
	part->is_file = part->last = p->size == 0;
	if (part->is_file)
		return;
	p->in_name = name;
	p->line = p->rest_length = 0;
	if (p->senders != NULL)
		p->in_number = senders_next_file(p->senders);
	p->in = input_open(name);
	part->failed = part->last = p->in == NULL;
}

void *
parts_take(void *parts)
{
	struct parts *p = parts;
	FILE *before = err;
	struct part *part;

	if (p->in == NULL && (p->next == p->nfiles || interrupted))
		return NULL;
	part = new_part(p);
	keep(&err, &part->kept);
	if (p->in == NULL)
		begin_file(p, part);
	part->senders = p->senders;
	part->file = p->in_number;
	if (p->in != NULL)
		read_part(p, part);
	part->messages = err;
	err = before;
	return part;
}
