/* Reading a file: plain as it is, compressed ones unpacked on the way. */
#include "cli/input/input.h"
#include "cli/input/interrupt.h"
#include "cli/input/unpack.h"
#include "cli/output/message.h"
#include "cli/system/system.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of a compressed file that are read at once. */
enum { PACKED_SIZE = 128 * 1024 };

struct input {
	const char *name; /* for messages */
	const char *file; /* as it was opened */
	int fd;
	bool stream, begun, ended;
	uint64_t taken; /* bytes of the file, also those before the start */
	/* The first bytes; the input of a compressed file is in packed. */
	char head[UNPACK_HEAD];
	char *packed;
	struct flow flow;
	const struct unpacker *unpacker; /* NULL for a plain file */
	void *state;                     /* NULL between two members */
	const char *reason;              /* what is wrong with the data */
	bool (*idle)(void *context);     /* NULL for nothing to do */
	void *context;
};

/* ---- the file */

/* Others may have read from standard input before: what they took counts as
 * done. */
static bool
examine(struct input *in)
{
	struct file_facts facts;

	if (!system_look_at(in->fd, &facts))
		return false;
	if (facts.kind == FILE_DIRECTORY) {
		errno = EISDIR;
		return false;
	}
	in->stream = facts.kind == FILE_STREAM;
	in->taken = facts.at;
	return true;
}

struct input *
input_open(const char *name)
{
	bool is_standard = strcmp(name, "-") == 0;
	struct input *in = calloc(1, sizeof *in);

	if (is_standard)
		name = "standard input";
	if (in != NULL) {
		in->name = in->file = name;
		in->fd = is_standard ? STANDARD_INPUT : system_open(name);
		if (in->fd != -1 && examine(in))
			return in;
	}
	complain("%s: %s", name, strerror(errno));
	input_close(in);
	return NULL;
}

void
input_close(struct input *in)
{
	if (in == NULL)
		return;
	if (in->state != NULL)
		in->unpacker->end(in->state);
	if (in->fd > STANDARD_INPUT)
		system_close(in->fd);
	free(in->packed);
	free(in);
}

void
input_while_waiting(struct input *in, bool (*idle)(void *context), void *context)
{
	in->idle = idle;
	in->context = context;
}

/* An interrupt that comes before the call, or to another thread, is seen a second later. */
static void
wait_for_more(struct input *in)
{
	while ((in->stream || in->idle != NULL) && !in->ended && !interrupted && !system_wait(in->fd, 1000))
		in->ended = in->idle != NULL && in->idle(in->context);
}

/* Once at its end an input stays there: a terminal would have to be told
 * again. */
static ssize_t
read_file(struct input *in, char *buffer, size_t size)
{
	ssize_t n = 0;

	while (wait_for_more(in), !in->ended && !interrupted &&
	    (n = system_read(in->fd, buffer, size)) == -1)
		if (errno != EINTR) {
			complain("%s: %s", in->name, strerror(errno));
			return -1;
		}
	if (n == -1) /* interrupted while it waited */
		n = 0;
	if (n == 0)
		in->ended = true;
	in->taken += (uint64_t)n;
	return n;
}

/* ---- compressed data; these return 1, 0 at the end, or -1 after a message */

/* Data that were used up make room for new ones. */
static int
refill(struct input *in)
{
	ssize_t n = read_file(in, in->packed, PACKED_SIZE);

	in->flow.in = in->packed;
	in->flow.in_length = n > 0 ? (size_t)n : 0;
	return n > 0 ? 1 : (int)n;
}

/* Have enough of what comes next in head to tell what it is. */
static int
read_head(struct input *in)
{
	size_t length = in->flow.in_length;
	ssize_t n = 1;

	if (length >= sizeof in->head)
		return 1;
	if (length > 0)
		memmove(in->head, in->flow.in, length);
	while (n > 0 && unpacker_unclear(in->head, length)) {
		n = read_file(in, in->head + length, sizeof in->head - length);
		length += n > 0 ? (size_t)n : 0;
	}
	in->flow.in = in->head;
	in->flow.in_length = length;
	return n == -1 ? -1 : 1;
}

static const char *asked_for = "";

void
input_asked_for(const char *options)
{
	asked_for = options;
}

/* A file name as a shell takes it, cut where it is too long to be one. */
static const char *
shell_word(const char *name, char *text, size_t size)
{
	const char *before = *name == '-' ? "./" : "";
	size_t n;

	if (name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/+:@,")] == '\0') {
		snprintf(text, size, "%s%s", before, name);
		return text;
	}
	n = (size_t)snprintf(text, size, "'%s", before);
	for (; *name != '\0' && n + 6 < size; name++)
		n += (size_t)snprintf(text + n, size - n, *name == '\'' ? "'\\''" : "%c", *name);
	snprintf(text + n, size - n, "'");
	return text;
}

/* What another program has to unpack: which one, and how to read what it
 * makes. From standard input it may be a file's only. */
static void
tell_reader(const struct input *in, const struct unpacker *unpacker)
{
	char word[1024];

	complain("%s: is %s; read it with: %s %s | bouncecode%s%s", in->name,
	    unpacker->format, unpacker->reader,
	    in->fd == STANDARD_INPUT ? "FILE" : shell_word(in->file, word, sizeof word),
	    *asked_for ? " " : "", asked_for);
}

static int
tell_large(const struct input *in)
{
	char words[64];

	snprintf(words, sizeof words, "compressed with a window of more than %d MB", UNPACK_WINDOW_MB);
	tell_reader(in, &(struct unpacker){ .format = words, .reader = in->unpacker->large_reader });
	return -1;
}

static int
begin_member(struct input *in, const struct unpacker *unpacker)
{
	in->unpacker = unpacker;
	if (unpacker->reader != NULL) {
		tell_reader(in, unpacker);
		return -1;
	}
	if (unpacker->begin == NULL) {
		complain("%s: compressed with %s, which this build cannot read: it was built without %s",
		    in->name, unpacker->format, unpacker->library);
		return -1;
	}
	if (in->packed == NULL)
		in->packed = malloc(PACKED_SIZE);
	if (in->packed == NULL || (in->state = unpacker->begin()) == NULL) {
		complain("%s: %s", in->name, strerror(ENOMEM));
		return -1;
	}
	return 1;
}

/* Another member may follow the last one, or zeros that fill a block. */
static int
next_member(struct input *in)
{
	const struct unpacker *next;
	int more = 1;

	do {
		while (in->flow.in_length > 0 && *in->flow.in == '\0') {
			in->flow.in++;
			in->flow.in_length--;
		}
	} while (in->flow.in_length == 0 && (more = refill(in)) == 1);
	if (more != 1 || (more = read_head(in)) != 1)
		return more;
	next = unpacker_of(in->flow.in, in->flow.in_length);
	if (next != NULL)
		return begin_member(in, next);
	complain("%s: other data follow the %s data", in->name,
	    in->unpacker->format);
	return -1;
}

/* Nothing has come out: go on. */
static int
unpack(struct input *in, size_t room)
{
	bool ended = false;
	int more = 1;

	if (in->reason != NULL && strcmp(in->reason, UNPACK_IS_LARGE) == 0)
		return tell_large(in);
	if (in->reason != NULL) {
		complain("%s: damaged %s data: %s", in->name,
		    in->unpacker->format, in->reason);
		return -1;
	}
	if (in->state == NULL)
		return next_member(in);
	in->reason = in->unpacker->run(in->state, &in->flow, &ended);
	if (ended) {
		in->unpacker->end(in->state);
		in->state = NULL;
	} else if (in->reason == NULL && in->flow.in_length == 0 &&
	    in->flow.out_length == room && (more = refill(in)) == 0) {
		in->reason = "unexpected end";
		more = 1;
	}
	return more;
}

static ssize_t
read_packed(struct input *in, char *buffer, size_t size)
{
	int more = 1;

	in->flow.out = buffer;
	in->flow.out_length = size;
	while (more == 1 && in->flow.out_length == size)
		more = unpack(in, size);
	return more == -1 ? -1 : (ssize_t)(size - in->flow.out_length);
}

/* ---- both */

static int
begin(struct input *in)
{
	const struct unpacker *unpacker;

	in->begun = true;
	if (read_head(in) == -1)
		return -1;
	unpacker = unpacker_of(in->flow.in, in->flow.in_length);
	return unpacker == NULL ? 1 : begin_member(in, unpacker);
}

ssize_t
input_read(struct input *in, char *buffer, size_t size)
{
	size_t n = in->flow.in_length;

	if (!in->begun) {
		if (begin(in) == -1)
			return -1;
		n = in->flow.in_length;
	}
	if (in->unpacker != NULL)
		return read_packed(in, buffer, size);
	if (n == 0)
		return read_file(in, buffer, size);
	if (n > size)
		n = size;
	memcpy(buffer, in->flow.in, n);
	in->flow.in += n;
	in->flow.in_length -= n;
	return (ssize_t)n;
}

/* ---- about it */

bool
input_is_plain(const char *name)
{
	bool is_standard = strcmp(name, "-") == 0;
	int fd = is_standard ? STANDARD_INPUT : system_open(name);
	char head[UNPACK_HEAD];
	ssize_t n = system_peek(fd, head, sizeof head);

	if (fd > STANDARD_INPUT)
		system_close(fd);
	return n >= 0 && unpacker_of(head, (size_t)n) == NULL;
}

const char *
input_name(const struct input *in)
{
	return in->name;
}

void
input_rename(struct input *in, const char *name)
{
	in->name = name;
}

bool
input_is_stream(const struct input *in)
{
	return in->stream;
}

void
input_progress(const struct input *in, uint64_t *done, uint64_t *total)
{
	struct file_facts facts;

	*done = in->taken - in->flow.in_length;
	*total = 0;
	/* The file may have grown, or have been cut, since. */
	if (system_look_at(in->fd, &facts) && facts.kind == FILE_REGULAR &&
	    facts.size >= *done)
		*total = facts.size;
}
