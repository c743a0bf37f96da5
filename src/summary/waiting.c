/* Rows without a header: how they are known, and where they wait for it. */
#include "summary/waiting.h"

#include "base/ascii.h"
#include "log/field.h"
#include "log/formats.h"
#include "log/sign.h"
#include "summary/reports.h"

#include <stdlib.h>
#include <string.h>

typedef char columns_fit[(int)WAITING_COLUMNS == (int)BC_COLUMNS ? 1 : -1];

static const unsigned char no_columns[WAITING_COLUMNS];

void
waiting_end(struct waiting *w)
{
	free(w->text);
}

static size_t
line_length(const char *text, size_t length)
{
	const char *newline = memchr(text, '\n', length);

	return newline != NULL ? (size_t)(newline - text) : length;
}

/* ---- the look of a row */

/* Where the comma stands behind a cell that is nothing but a time; 0 where it is not. */
static size_t
time_cell(const char *s, size_t n)
{
	size_t begins = n > 0 && *s == '"', ends;
	const char *comma = begins < n && bc_is_digit(s[begins]) ? memchr(s, ',', n) : NULL;

	if (comma == NULL)
		return 0;
	ends = (size_t)(comma - s);
	ends -= begins && s[ends - 1] == '"';
	return bc_is_time(s + begins, ends - begins) ? (size_t)(comma - s) : 0;
}

/* A time stands in its first cell, or behind the letters of a type. */
bool
waiting_is_row(const char *line, size_t length)
{
	enum { TYPE_MAX = 8 };
	size_t at = 0;

	while (at < length && at < TYPE_MAX && bc_is_letter(line[at]))
		at++;
	if (at > 0 && (at == length || line[at] != ','))
		return false;
	return time_cell(line + at + (at > 0), length - at - (at > 0)) > 0;
}

/* Only a line with a sign of a status says anything. */
static bool
has_sign(const char *text, size_t length, size_t at, size_t end)
{
	uint64_t lines = 0;
	size_t sign = bc_find_sign(text, length < end + 1 ? length : end + 1, at, &lines);

	return lines == 0 && sign < end;
}

/* ---- waiting */

void
waiting_add(struct waiting *w, const char *row, size_t length)
{
	size_t wanted = w->length + length + 1;

	if (length > 0 && row[length - 1] == '\r')
		length--;
	if (length > WAITING_LINE_MAX || wanted > WAITING_MAX) {
		w->lost++;
		return;
	}
	if (wanted > w->size) {
		char *grown = realloc(w->text, 2 * wanted);

		if (grown == NULL) {
			w->lost++;
			w->failed = true;
			return;
		}
		w->text = grown;
		w->size = 2 * wanted;
	}
	memcpy(w->text + w->length, row, length);
	w->length += length;
	w->text[w->length++] = '\n';
}

/* ---- headers */

/* The cell of a number, from 1; false where there is none. */
static bool
find_cell(const char *row, size_t length, unsigned number, const char **cell, size_t *n)
{
	size_t at = 0;
	bool is_quoted = false;

	*cell = row;
	for (; at <= length; at++) {
		if (at < length && row[at] == '"')
			is_quoted = !is_quoted;
		if (at < length && (row[at] != ',' || is_quoted))
			continue;
		*n = (size_t)(row + at - *cell);
		if (--number == 0)
			return true;
		*cell = row + at + 1;
	}
	return false;
}

/* How many cells a row has, or as many as are looked at. */
static unsigned
count_cells(const char *row, size_t length)
{
	enum { CELLS_MAX = 255 };
	unsigned cells = 1;
	bool is_quoted = false;

	for (size_t i = 0; i < length && cells < CELLS_MAX; i++) {
		is_quoted ^= row[i] == '"';
		cells += row[i] == ',' && !is_quoted;
	}
	return cells;
}

/* As the scan knows one: where it stands behind others by the sign that it has
 * (log/scan.c). */
static bool
is_header(const char *text, size_t n, bool is_first, struct waiting_table *table)
{
	struct bouncecode_report report = { .text = text };
	struct bc_line line = { .text = text, .length = n, .report = &report };
	bool is_named = is_first || bc_stands_at(&line, 0, "#Fields: ", 9);

	memset(table, 0, sizeof *table);
	line.length -= n > 0 && text[n - 1] == '\r';
	for (size_t at = 0; !is_named && at < line.length; at++) {
		at = bc_find_byte(&line, at, line.length, 'd');
		is_named = bc_stands_at(&line, at, "dsnStatus,", 10);
	}
	table->n = (unsigned char)count_cells(text, line.length);
	return is_named && bc_read_header(&line, table->columns);
}

/* The header that the scan has found in the first lines, of which it has no more than
 * its columns. */
static void
read_first(struct waiting *w, const char *text, size_t length)
{
	enum { LINES = 8 };
	struct waiting_table table;
	size_t n;

	for (int i = 0; i < LINES && length > 0; i++) {
		n = line_length(text, length);
		if (is_header(text, n, true, &table)) {
			waiting_know(w, &table);
			return;
		}
		n += n < length;
		text += n;
		length -= n;
	}
}

/* What is read next by the scan, which knows what was read before. */
static void
look(struct waiting *w, const char *text, size_t length)
{
	bool has_header = memcmp(w->scan->columns, no_columns, sizeof no_columns) != 0;
	struct waiting_table table;
	size_t at = 0, n;

	w->end = text;
	if (has_header && w->scan->line == 1)
		read_first(w, text, length);
	for (; !has_header && at < length; at += n + 1) {
		const char *line = text + at;

		n = line_length(line, length - at);
		if (waiting_is_row(line, n)) {
			if (has_sign(text, length, at, at + n))
				waiting_add(w, line, n);
		} else if (n > 0 && (*line == '#' || bc_is_letter(*line)) &&
		    memchr(line, ',', n < 20 ? n : 20) != NULL &&
		    is_header(line, n, false, &table)) {
			waiting_know(w, &table);
			has_header = table.columns[0] != 0;
		}
		w->end = line + n;
	}
}

void
waiting_look(struct waiting *w, struct reports *reports)
{
	reports->look = w != NULL ? look : NULL;
	reports->waiting = w;
	if (w != NULL)
		w->scan = &reports->scan;
}

void
waiting_know(struct waiting *w, const struct waiting_table *table)
{
	size_t at = 0;
	int order = 1;

	while (at < w->ntables && (order = memcmp(&w->tables[at], table, sizeof *table)) < 0)
		at++;
	if ((at < w->ntables && order == 0) || w->ntables == WAITING_TABLES_MAX ||
	    table->columns[0] == 0)
		return;
	memmove(w->tables + at + 1, w->tables + at, (w->ntables - at) * sizeof *table);
	w->tables[at] = *table;
	w->ntables++;
}

static void
know_columns(struct waiting *w, const unsigned char columns[WAITING_COLUMNS], unsigned n)
{
	struct waiting_table table = { .n = (unsigned char)n };

	for (size_t i = 0; i < w->ntables; i++)
		if (memcmp(w->tables[i].columns, columns, WAITING_COLUMNS) == 0 &&
		    (n == 0 || w->tables[i].n == n))
			return;
	memcpy(table.columns, columns, WAITING_COLUMNS);
	waiting_know(w, &table);
}

void
waiting_finish(struct waiting *w, const struct bouncecode_scan *scan)
{
	know_columns(w, scan->columns, 0);
}

bool
waiting_has(struct waiting *w, const struct bouncecode_report *r)
{
	if (!waiting_is_row(r->text, r->length))
		return false;
	if (r->text < w->end)
		return true;
	know_columns(w, w->scan->columns, count_cells(r->text, r->length));
	return false;
}

void
waiting_merge(struct waiting *w, const struct waiting *other)
{
	size_t n;

	for (size_t at = 0; at < other->length; at += n + 1) {
		n = line_length(other->text + at, other->length - at);
		waiting_add(w, other->text + at, n);
	}
	w->lost += other->lost;
	w->failed |= other->failed;
	for (size_t i = 0; i < other->ntables; i++)
		waiting_know(w, &other->tables[i]);
}

/* ---- the header of a row */

/* A time stands where the header says, and an address, if anything, where it is. */
static bool
fits(const struct waiting_table *table, const char *row, size_t length)
{
	const unsigned char *columns = table->columns;
	const char *cell;
	size_t n;

	if ((table->n != 0 && table->n != count_cells(row, length)) ||
	    !find_cell(row, length, columns[BC_TIME], &cell, &n) ||
	    time_cell(cell, length - (size_t)(cell - row)) != n)
		return false;
	return columns[BC_RECIPIENT] == 0 ||
	    (find_cell(row, length, columns[BC_RECIPIENT], &cell, &n) &&
		(n == 0 || memchr(cell, '@', n) != NULL));
}

/* Is the same known with the number of its columns? */
static bool
is_known_better(const struct waiting *w, const struct waiting_table *table)
{
	for (size_t i = 0; table->n == 0 && i < w->ntables; i++)
		if (w->tables[i].n != 0 && memcmp(w->tables[i].columns, table->columns,
						WAITING_COLUMNS) == 0)
			return true;
	return false;
}

const unsigned char *
waiting_table(const struct waiting *w, const char *row, size_t length)
{
	const unsigned char *found = no_columns;

	for (size_t i = 0; i < w->ntables; i++) {
		const struct waiting_table *table = &w->tables[i];

		if (!fits(table, row, length) || is_known_better(w, table) ||
		    memcmp(found, table->columns, WAITING_COLUMNS) == 0)
			continue;
		if (found != no_columns)
			return no_columns;
		found = table->columns;
	}
	return found;
}
