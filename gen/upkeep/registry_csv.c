/*
 * The registry as CSV (RFC 4180): one file for each table. Columns are known
 * by their titles, so that more of them do no harm.
 */
#include "gen/upkeep/registry_csv.h"

#include "gen/base/memory.h"
#include "gen/list/xml.h"
#include "src/base/utf8.h"

#include <string.h>

enum column { CODE, TITLE, REPLIES, DESCRIPTION, REFERENCE, NCOLUMNS };
enum { FIELDS_MAX = 32 };

struct reader {
	struct registry *r;
	const char *at, *end;
	int line;
	char *scratch; /* room for the longest field that there can be */
};

/* The next field, as the text it stands for; *more tells whether another one
 * of the same row follows. */
static const char *
read_field(struct reader *in, bool *more)
{
	char *out = in->scratch;
	bool quoted = in->at < in->end && *in->at == '"';
	int first = in->line;

	in->at += quoted;
	for (; in->at < in->end; in->at++) {
		if (quoted && *in->at == '"') {
			if (in->at + 1 == in->end || in->at[1] != '"') {
				quoted = false;
				continue;
			}
			in->at++;
		} else if (!quoted && strchr(",\n", *in->at) != NULL) {
			break;
		}
		in->line += *in->at == '\n';
		*out++ = *in->at;
	}
	if (quoted)
		registry_error(in->r, first,
		    "the quoted field that begins here has no end: the file is cut off");
	*more = in->at < in->end && *in->at == ',';
	in->line += in->at < in->end && *in->at == '\n';
	in->at += in->at < in->end;
	*out = '\0';
	return xstrdup(squeeze(in->scratch));
}

static size_t
read_row(struct reader *in, const char *fields[FIELDS_MAX])
{
	size_t n = 0;
	bool more = in->at < in->end;

	while (more) {
		const char *field = read_field(in, &more);

		if (n < FIELDS_MAX)
			fields[n++] = field;
	}
	return n;
}

/* Where each column is; false where one is missing that must be there. */
static bool
read_header(struct reader *in, size_t columns[NCOLUMNS])
{
	static const struct {
		const char *title;
		enum column column;
	} titles[] = { { "Code", CODE }, { "Sample Text", TITLE },
		{ "Summary", TITLE },
		{ "Associated basic status code", REPLIES },
		{ "Description", DESCRIPTION }, { "Reference", REFERENCE } };
	const char *fields[FIELDS_MAX];
	size_t n = read_row(in, fields);

	for (int c = 0; c < NCOLUMNS; c++)
		columns[c] = FIELDS_MAX;
	for (size_t i = 0; i < n; i++)
		for (size_t t = 0; t < sizeof titles / sizeof *titles; t++)
			if (strcmp(fields[i], titles[t].title) == 0)
				columns[titles[t].column] = i;
	return columns[CODE] < n && columns[TITLE] < n &&
	    columns[DESCRIPTION] < n && columns[REFERENCE] < n;
}

/* Only the table of codes has associated replies; of the two others, the one
 * of the subjects begins its codes with X. */
static enum table
table_of(const size_t columns[NCOLUMNS], const char *code)
{
	if (columns[REPLIES] < FIELDS_MAX)
		return TABLE_CODES;
	return *code == 'X' ? TABLE_SUBJECTS : TABLE_CLASSES;
}

/* Text that may stand in a list: UTF-8 without characters of control. */
static bool
is_text(struct reader *in)
{
	size_t size = (size_t)(in->end - in->at);

	memcpy(in->scratch, in->at, size);
	in->scratch[size] = '\0';
	for (size_t i = 0, n; i < size; i += n) {
		const char *s = in->scratch + i;

		n = bc_utf8_length(s, size - i);
		if (bc_utf8_is_control(s, n) && (*s == '\0' || strchr("\t\r\n", *s) == NULL))
			return false;
	}
	return true;
}

bool
registry_read_csv(struct registry *r, const char *data, size_t size)
{
	struct reader in = { r, data, data + size, 1, xcalloc(size + 1, 1) };
	size_t columns[NCOLUMNS];

	if (!is_text(&in) || !read_header(&in, columns)) {
		registry_error(r, 1,
		    "this is not the registry of IANA, neither as XML nor as CSV in UTF-8 with a header \"Code,Sample Text,...\"");
		return false;
	}
	while (in.at < in.end && r->errors == 0) {
		const char *fields[FIELDS_MAX + 1] = { 0 };
		int line = in.line;
		size_t n = read_row(&in, fields);
		enum table table;

		for (size_t i = n; i <= FIELDS_MAX; i++)
			fields[i] = "";
		if (n == 1 && *fields[0] == '\0')
			continue;
		if (n <= columns[REFERENCE]) {
			registry_error(r, line,
			    "%zu fields, expected %zu or more: the file is cut off",
			    n, columns[REFERENCE] + 1);
			break;
		}
		table = table_of(columns, fields[columns[CODE]]);
		r->has[table] = true;
		registry_add(r,
		    (struct record){
			.line = line,
			.table = table,
			.code = fields[columns[CODE]],
			.title = fields[columns[TITLE]],
			.description = fields[columns[DESCRIPTION]],
		    },
		    fields[columns[REPLIES]], fields[columns[REFERENCE]]);
	}
	if (r->errors == 0 && r->nrecords == 0)
		registry_error(r, in.line, "no row stands behind the header: the file is cut off");
	return r->errors == 0;
}
