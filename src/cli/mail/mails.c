/* Files are opened one after the other and their lines handed on, to the next
 * line of an mbox that separates two messages, or to the end. */
#include "cli/mail/mails.h"
#include "cli/input/input.h"
#include "cli/input/lines.h"
#include "cli/mail/folder.h"
#include "cli/mail/mbox.h"
#include "cli/output/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct mails {
	char *const *names;
	size_t nnames, next;
	struct folder *folder; /* that the last name is one of, or NULL */
	uint64_t done;         /* bytes of what was read in it */
	bool failed;

	/* The file that is open: its name for records, in a directory also that
	 * directory's, and what is said of it in messages. */
	struct input *input; /* NULL where none is */
	char path[4096], directory[4096], place[4200];
	const char *name; /* in the directory; NULL for a file that was named */
	struct lines lines;
	const char *piece; /* what is left of whole lines */
	size_t left;
	bool is_mbox, within_line;
	bool after_empty, after_parts; /* the last line was that; or ended parts */
	unsigned long number;          /* of the message in an mbox */
	/* What may belong to the next message: an empty line, of so many bytes, and a
	 * line that may separate. */
	size_t empty, held;
	char line[MBOX_LINE_MAX];
};

struct mails *
mails_open(char *const *names, size_t n)
{
	struct mails *m = check_memory(calloc(1, sizeof *m));

	m->names = names;
	m->nnames = n;
	return m;
}

/* ---- files */

static void
close_file(struct mails *m)
{
	uint64_t done, total;

	m->failed |= !lines_complete(&m->lines);
	input_progress(m->input, &done, &total);
	m->done += done;
	lines_end(&m->lines);
	input_close(m->input);
	m->input = NULL;
}

void
mails_close(struct mails *m)
{
	if (m->input != NULL)
		close_file(m);
	folder_close(m->folder);
	free(m);
}

/* The next lines are there; false at the end. */
static bool
have_lines(struct mails *m)
{
	return m->left > 0 || lines_next(&m->lines, &m->piece, &m->left);
}

static void
skip(struct mails *m, size_t n)
{
	m->piece += n;
	m->left -= n;
}

/* The line that is next, with its end; of one that goes on in another piece
 * what is there. */
static size_t
line_length(const struct mails *m)
{
	const char *newline = memchr(m->piece, '\n', m->left);

	return newline ? (size_t)(newline - m->piece) + 1 : m->left;
}

static bool
is_empty(const char *line, size_t length)
{
	return *line == '\n' || (length == 2 && *line == '\r' && line[1] == '\n');
}

/* Take the next line away if a message begins behind it. Where only the line
 * behind it can tell and tells no, it is held. */
static bool
take_separator(struct mails *m)
{
	size_t n = line_length(m);
	enum mbox_line is = mbox_line(m->piece, n);

	if (m->within_line || is == MBOX_NOTHING ||
	    (is == MBOX_MAYBE && !m->after_empty))
		return false;
	memcpy(m->line, m->piece, n);
	skip(m, n);
	if ((is == MBOX_SEPARATES && m->after_empty && m->is_mbox) ||
	    (have_lines(m) && mbox_begins_header(m->piece, line_length(m))))
		return true;
	m->held = n;
	return false;
}

/* The first line tells an mbox. Empty ones before it do not count, nor does the
 * mark of UTF-8, U+FEFF. */
static void
begin_file(struct mails *m)
{
	lines_begin(&m->lines, m->input);
	m->left = m->empty = m->held = 0;
	m->number = 0;
	m->within_line = m->after_parts = false;
	m->after_empty = m->is_mbox = true;
	if (have_lines(m) && m->left >= 3 && memcmp(m->piece, "\357\273\277", 3) == 0)
		skip(m, 3);
	while (have_lines(m) && is_empty(m->piece, line_length(m)))
		skip(m, line_length(m));
	m->is_mbox = have_lines(m) && take_separator(m);
}

static void
open_file(struct mails *m, const char *path, const char *directory, const char *name)
{
	snprintf(m->path, sizeof m->path, "%s", path);
	snprintf(m->directory, sizeof m->directory, "%s", directory ? directory : "");
	m->name = name;
	m->input = input_open(m->path);
	if (m->input == NULL)
		m->failed = true;
	else
		begin_file(m);
}

/* ---- what was named */

static bool
is_directory(const char *name)
{
	struct stat st;

	return strcmp(name, "-") != 0 && stat(name, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
open_from_folder(struct mails *m)
{
	const char *directory, *name;
	char path[sizeof m->path];

	if (folder_next(m->folder, &directory, &name)) {
		snprintf(path, sizeof path, "%s/%s", directory, name);
		open_file(m, path, directory, name);
		return;
	}
	m->failed |= !folder_complete(m->folder);
	folder_close(m->folder);
	m->folder = NULL;
}

/* Open the next file, or try to; false where there is none. */
static bool
open_next(struct mails *m)
{
	const char *name;

	if (m->folder != NULL) {
		open_from_folder(m);
		return true;
	}
	if (m->next == m->nnames)
		return false;
	name = m->names[m->next++];
	m->done = 0;
	if (!is_directory(name))
		open_file(m, name, NULL, NULL);
	else if ((m->folder = folder_open(name)) == NULL)
		m->failed = true;
	return true;
}

/* ---- messages */

/* A message may be longer than what is kept of it; of a pipe the rest is read,
 * or its writer would fail. */
static void
add_all(struct mails *m, struct batch *b)
{
	bool wanted = true;

	while ((wanted || input_is_stream(m->input)) && have_lines(m)) {
		if (wanted)
			wanted = batch_add(b, m->piece, m->left);
		m->left = 0;
	}
}

/* The empty line before the one that separates is none of the message. */
static bool
add_empty(struct mails *m, struct batch *b)
{
	size_t n = m->empty;

	m->empty = 0;
	return batch_add(b, n == 2 ? "\r\n" : "\n", n);
}

/* "--b--" */
static bool
ends_parts(const char *line, size_t n)
{
	while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
		n--;
	return n > 4 && memcmp(line, "--", 2) == 0 && memcmp(line + n - 2, "--", 2) == 0;
}

/* Add a line, of an mbox without the sign that some write before "From "; false
 * where no more is wanted. */
static bool
add_line(struct mails *m, struct batch *b, const char *line, size_t n)
{
	size_t quotes = m->within_line || !m->is_mbox ? 0 : mbox_quotes(line, n);
	bool wanted = add_empty(m, b);

	m->after_empty = !m->within_line && is_empty(line, n);
	m->within_line = line[n - 1] != '\n';
	if (m->after_empty) {
		m->empty = n;
		return wanted;
	}
	m->after_parts = ends_parts(line, n);
	return batch_add(b, line + quotes, n - quotes);
}

/* Add the line that is next, or was held. */
static bool
add_next(struct mails *m, struct batch *b)
{
	size_t n = m->held > 0 ? m->held : line_length(m);
	bool wanted = add_line(m, b, m->held > 0 ? m->line : m->piece, n);

	if (m->held == 0)
		skip(m, n);
	m->held = 0;
	return wanted;
}

static void
add_to_separator(struct mails *m, struct batch *b)
{
	while (have_lines(m) && !take_separator(m))
		add_next(m, b);
	if (m->held > 0)
		add_next(m, b);
	m->empty = 0;
}

/* The message behind the line that separates it from the one before. */
static void
add_of_mbox(struct mails *m, struct batch *b)
{
	m->number++;
	snprintf(m->place, sizeof m->place, "%s: message %lu",
	    strcmp(m->path, "-") == 0 ? "standard input" : m->path, m->number);
	input_rename(m->input, m->place);
	m->after_empty = true; /* a message may have no byte */
	batch_begin(b, m->path, NULL, m->number);
	add_to_separator(m, b);
	batch_end(b);
}

/* An mbox whose first message lost its line: does one behind its parts separate?
 * In a message that is returned there may be such a line, too. */
static bool
add_to_first_separator(struct mails *m, struct batch *b)
{
	bool wanted = true;

	while (wanted && have_lines(m)) {
		if (m->held == 0 && m->after_empty && m->after_parts && take_separator(m))
			return true;
		wanted = add_next(m, b);
	}
	if (m->held > 0)
		add_next(m, b);
	add_empty(m, b);
	return false;
}

static void
add_alone(struct mails *m, struct batch *b)
{
	batch_begin(b, m->name ? m->directory : m->path, m->name, 0);
	m->after_empty = false;
	m->is_mbox = add_to_first_separator(m, b);
	if (m->is_mbox)
		b->list[b->n].number = m->number = 1;
	else
		add_all(m, b);
	m->empty = 0;
	batch_end(b);
}

bool
mails_next(struct mails *m, struct batch *b)
{
	size_t n = b->n;

	while (b->n == n) {
		if (m->input == NULL && !open_next(m))
			return false;
		if (m->input == NULL)
			continue;
		if (!have_lines(m) && m->held == 0)
			close_file(m);
		else if (m->is_mbox)
			add_of_mbox(m, b);
		else
			add_alone(m, b);
		if (m->input != NULL && !m->is_mbox)
			close_file(m);
	}
	return true;
}

bool
mails_complete(const struct mails *m)
{
	return !m->failed;
}

const char *
mails_progress(const struct mails *m, uint64_t *done, uint64_t *total)
{
	*done = *total = 0;
	if (m->input != NULL)
		input_progress(m->input, done, total);
	if (m->folder != NULL) {
		*done += m->done;
		*total = 0;
	}
	return m->next > 0 ? m->names[m->next - 1] : "";
}
