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
	bool is_mbox, after_empty, within_line;
	unsigned long number; /* of the message in an mbox */
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

/* The first line tells an mbox. Empty ones before it do not count. */
static void
begin_file(struct mails *m)
{
	lines_begin(&m->lines, m->input);
	m->left = 0;
	m->number = 0;
	m->is_mbox = m->within_line = false;
	m->after_empty = true;
	while (have_lines(m)) {
		size_t n = line_length(m);

		if (!is_empty(m->piece, n)) {
			m->is_mbox = mbox_separates(m->piece, n);
			break;
		}
		skip(m, n);
	}
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

/* Add a line of an mbox without the sign that some write before "From ". */
static void
add_line(struct mails *m, struct batch *b, size_t n)
{
	size_t quotes = m->within_line ? 0 : mbox_quotes(m->piece, n);

	batch_add(b, m->piece + quotes, n - quotes);
	m->after_empty = !m->within_line && is_empty(m->piece, n);
	m->within_line = m->piece[n - 1] != '\n';
	skip(m, n);
}

static void
add_to_separator(struct mails *m, struct batch *b)
{
	while (have_lines(m)) {
		size_t n = line_length(m);

		if (m->after_empty && mbox_separates(m->piece, n))
			break;
		add_line(m, b, n);
	}
}

/* The message behind the line that separates it from the one before. */
static void
add_of_mbox(struct mails *m, struct batch *b)
{
	m->number++;
	snprintf(m->place, sizeof m->place, "%s: message %lu",
	    strcmp(m->path, "-") == 0 ? "standard input" : m->path, m->number);
	input_rename(m->input, m->place);
	skip(m, line_length(m));
	m->after_empty = true; /* a message may have no byte */
	batch_begin(b, m->path, NULL, m->number);
	add_to_separator(m, b);
	batch_end(b);
}

static void
add_alone(struct mails *m, struct batch *b)
{
	batch_begin(b, m->name ? m->directory : m->path, m->name, 0);
	add_all(m, b);
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
		if (!have_lines(m))
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
