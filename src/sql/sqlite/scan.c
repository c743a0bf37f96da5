/* bouncecode_scan(log): a row for each line of a log that reports a status, as --scan
 * reads it, compressed or not. No more of the log than a block is in memory. */
#include "sql/sqlite/tables.h"

#include "cli/input/input.h"
#include "cli/input/lines.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "summary/reports.h"

#include <errno.h>
#include <string.h>

struct scan_cursor {
	struct table_cursor base;
	struct input *in; /* NULL where nothing is read */
	struct lines lines;
	struct reports reports;
	struct bouncecode_report report;
	sqlite3_stmt *asks; /* whether to go on */
};

/* ---- what is wrong, as those say it who read for the command */

struct heard {
	struct kept kept;
	bool is_kept;
};

static void
listen(struct heard *h)
{
	h->is_kept = keep(&err, &h->kept);
}

/* Returns SQLITE_ERROR with what was said, or SQLITE_OK where that is nothing. */
static int
tell(struct table_cursor *c, struct heard *h)
{
	int status = SQLITE_OK;

	if (!h->is_kept)
		return SQLITE_OK;
	fflush(err);
	if (h->kept.size > 0)
		status = table_fails(c, "%.*s", (int)h->kept.size - 1, h->kept.text);
	forget(&err, &h->kept);
	return status;
}

/* ---- the file */

/* One that is no file may never end, and nobody can tell it to. */
static int
check_path(struct table_cursor *c, const struct text *path)
{
	struct file_facts facts;

	if (strlen(path->bytes) != path->length || strcmp(path->bytes, "-") == 0)
		return table_fails(c, "bouncecode_scan: give the path of a file");
	if (!system_look(path->bytes, &facts))
		return table_fails(c, "bouncecode_scan: %s: %s", path->bytes, strerror(errno));
	if (facts.kind != FILE_REGULAR)
		return table_fails(c, "bouncecode_scan: %s: %s", path->bytes,
		    facts.kind == FILE_DIRECTORY ? strerror(EISDIR) : "Not a regular file");
	return SQLITE_OK;
}

static int
open_log(struct scan_cursor *s, const char *path)
{
	struct table_cursor *c = &s->base;
	struct heard heard;
	int status;

	listen(&heard);
	s->in = input_open(path);
	status = tell(c, &heard);
	if (s->in == NULL)
		return status != SQLITE_OK ? status : SQLITE_CANTOPEN;
	lines_begin(&s->lines, s->in);
	reports_begin(&s->reports);
	c->record.file = path;
	/* Who forbids it is not asked. */
	sqlite3_prepare_v2(table_db(c), "SELECT 1", -1, &s->asks, NULL);
	return status;
}

/* ---- rows */

/* Between two rows SQLite looks whether it was interrupted, or a handler of progress
 * ends the statement; a log may go on for long without one. */
static bool
is_interrupted(struct scan_cursor *s)
{
	int status = sqlite3_step(s->asks);

	sqlite3_reset(s->asks);
	return status == SQLITE_INTERRUPT;
}

/* Have the next block of lines, if there is one. */
static int
read_block(struct scan_cursor *s)
{
	struct table_cursor *c = &s->base;
	struct heard heard;
	const char *text;
	size_t length;

	if (s->asks != NULL && is_interrupted(s))
		return SQLITE_INTERRUPT;
	lines_keep(&s->lines, reports_rest(&s->reports));
	listen(&heard);
	c->has_ended = !lines_next(&s->lines, &text, &length);
	if (!c->has_ended)
		reports_feed(&s->reports, text, length, lines_have_more(&s->lines));
	return tell(c, &heard);
}

static int
next_report(struct table_cursor *c)
{
	struct scan_cursor *s = (struct scan_cursor *)c;
	int status = SQLITE_OK;

	while (!bouncecode_scan_next(&s->reports.scan, &s->report)) {
		status = read_block(s);
		if (status != SQLITE_OK || c->has_ended)
			return status;
	}
	record_of_report(&c->record, &s->report);
	return SQLITE_OK;
}

static int
start_scan(struct table_cursor *c)
{
	struct scan_cursor *s = (struct scan_cursor *)c;
	struct text path;
	int status;

	/* Of a blob as well: a path ends with a NUL. */
	path.bytes = (const char *)sqlite3_value_text(c->arguments[0]);
	path.length = (size_t)sqlite3_value_bytes(c->arguments[0]);
	if (path.bytes == NULL)
		return SQLITE_NOMEM;
	status = check_path(c, &path);
	if (status == SQLITE_OK)
		status = open_log(s, path.bytes);
	return status == SQLITE_OK ? next_report(c) : status;
}

static void
stop_scan(struct table_cursor *c)
{
	struct scan_cursor *s = (struct scan_cursor *)c;

	if (s->in == NULL)
		return;
	sqlite3_finalize(s->asks);
	reports_end(&s->reports);
	lines_end(&s->lines);
	input_close(s->in);
	s->in = NULL;
	s->asks = NULL;
}

const struct table_kind table_scan = {
	.name = "bouncecode_scan", .fields = FIELDS_TEXTS | FIELDS_OF_LINES | FIELDS_OF_SCAN,
	.trust = SQLITE_VTAB_DIRECTONLY, .rows = 1000000, .arguments = { "log" },
	.needs = "give the path of a log", .size = sizeof(struct scan_cursor),
	.start = start_scan, .next = next_report, .stop = stop_scan
};
