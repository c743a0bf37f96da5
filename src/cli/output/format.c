/*
 * A record as one line of JSON, TSV or CSV. A field without a value is null
 * in JSON and empty in the others, which join the members of a list by "; ".
 */
#include "cli/output/format.h"
#include "cli/output/format_list.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "record/json.h"
#include "record/sink.h"
#include "base/sizes.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

struct format {
	const char *name;
	const char *begin, *between, *end; /* around and in a record */
	bool has_header; /* else each value has its name before it */
	const char *none;
	void (*put_string)(struct bc_sink *to, const char *s);
	/* or NULL, where the members are joined to one string */
	void (*put_list)(struct bc_sink *to, const struct bc_list *list,
	    const struct bouncecode_answer *a);
	/* aligns what stands behind a field of a known width, or NULL */
	void (*align)(struct bc_sink *to, size_t began, unsigned width);
};

/* ---- what is put */

/* A record has some 60 parts, and asking the stream for each took half of what a
 * record costs: they come together here, and the stream is asked once. */
enum { RECORD_ROOM = 4096 };

static void
empty_into_stream(struct bc_sink *sink)
{
	fwrite(sink->text, 1, sink->length, out);
}

static struct bc_sink
begin(char room[RECORD_ROOM])
{
	return (struct bc_sink){ room, RECORD_ROOM, 0, 0, empty_into_stream };
}

/* ---- parts of all formats */

static void
put_cell(struct bc_sink *to, const struct format *f, const struct bc_cell *cell)
{
	if (bc_is_none(cell))
		bc_put_text(to, f->none);
	else if (cell->type == BC_CELL_NUMBER)
		bc_put_number(to, cell->number);
	else if (cell->type == BC_CELL_LITERAL)
		bc_put_text(to, cell->text);
	else
		f->put_string(to, cell->text);
}

/* ---- CSV as RFC 4180; TSV escapes what would break a row */

/* Terminals obey it. Other bytes that are no character stay, so that a name is
 * that of its file. */
static bool
is_harmful(const char *s, size_t n)
{
	return bc_utf8_is_control(s, n) && (n > 1 || (unsigned char)*s < 0x80);
}

/* Put what has to be quoted (RFC 4180 section 2, rule 6), or escaped. */
static void
put_csv_slowly(struct bc_sink *to, const char *s)
{
	bool quote = strpbrk(s, ",\"\n") != NULL;

	if (quote)
		bc_put_char(to, '"');
	for (size_t n; *(s = bc_put_plain(to, s, '"', '"')) != '\0'; s += n) {
		n = bc_utf8_length(s, 4);
		if (*s == '"')
			bc_put_char(to, '"');
		if (is_harmful(s, n) && strchr("\t\n", *s) == NULL)
			bc_put_char(to, '?');
		else
			bc_put_bytes(to, s, n);
	}
	if (quote)
		bc_put_char(to, '"');
}

/* Most have no comma. What was put of others is taken back: strpbrk() for each field
 * took more than all else of it. */
static void
put_csv(struct bc_sink *to, const char *s)
{
	size_t before = to->length;

	if (*bc_put_plain(to, s, '"', ',') == '\0')
		return;
	to->length = before;
	put_csv_slowly(to, s);
}

static void
put_tsv(struct bc_sink *to, const char *s)
{
	static const char special[] = "\t\n\r\\", letters[] = "tnr\\";

	for (size_t n; *(s = bc_put_plain(to, s, '\\', '\\')) != '\0'; s += n) {
		const char *p = strchr(special, *s);

		n = bc_utf8_length(s, 4);
		if (p != NULL)
			bc_put_escaped(to, letters[p - special]);
		else if (is_harmful(s, n))
			bc_json_control(to, s, n);
		else
			bc_put_bytes(to, s, n);
	}
}

/* The members of a list so far, and one more behind them. */
struct joined {
	char text[BC_LIST_SIZE];
	size_t length;
};

static void
join(struct joined *j, const char *s)
{
	while (*s != '\0' && j->length < sizeof j->text - 1)
		j->text[j->length++] = *s++;
	j->text[j->length] = '\0';
}

static void
join_member(struct joined *j, const struct bc_list *list, const struct bc_cell *cells)
{
	const char *before = "";

	for (size_t i = 0; i < list->njoined; i++) {
		char number[BC_NUMBER_SIZE];

		if (bc_is_none(&cells[i]))
			continue;
		join(j, before);
		join(j, cells[i].type == BC_CELL_NUMBER
			? bc_write_digits(cells[i].number, number)
			: cells[i].text);
		before = list->joint;
	}
}

static void
join_list(struct joined *j, const struct bc_list *list,
    const struct bouncecode_answer *a)
{
	struct bc_cell cells[BC_MEMBER_CELLS];

	j->length = 0;
	j->text[0] = '\0';
	for (size_t i = 0; list->member(a, i, cells) > 0; i++) {
		join(j, i ? "; " : "");
		join_member(j, list, cells);
	}
}

/* A list that has become one string. */
static void
put_flat_list(struct bc_sink *to, const struct format *f, const struct bc_list *list,
    const struct bouncecode_answer *a)
{
	struct joined j;

	join_list(&j, list, a);
	f->put_string(to, j.text);
}

/* ---- text */

/* What may not be shown, and what ends a line, is a '?'. */
static void
put_column(struct bc_sink *to, const char *s)
{
	if (*s == '\0')
		bc_put_char(to, '-');
	for (size_t n; *(s = bc_put_plain(to, s, '\0', '\0')) != '\0'; s += n) {
		n = bc_utf8_length(s, 4);
		if (is_shown(s, n))
			bc_put_bytes(to, s, n);
		else
			bc_put_char(to, '?');
	}
}

/* Blanks up to the width of a column that began there. */
static void
align(struct bc_sink *to, size_t began, unsigned width)
{
	while (bc_put_so_far(to) - began < width)
		bc_put_char(to, ' ');
}

/* ---- the table */

#define FORMAT(name, begin, between, end, has_header, none, string, list) \
	{ name, begin, between, end, has_header, none, string, list, NULL },
static const struct format formats[] = { FORMAT_LIST(FORMAT) };
static const struct format filters[] = { FILTER_LIST(FORMAT) };
#undef FORMAT

/* Fields that were chosen, for people. */
static const struct format columns = { "", "", "  ", "\n", true, "-", put_column,
	NULL, align };

const struct format *
format_columns(void)
{
	return &columns;
}

static const struct format *
find(const struct format *f, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(f[i].name, name) == 0)
			return &f[i];
	return NULL;
}

const struct format *
format_find(const char *name)
{
	return find(formats, sizeof formats / sizeof *formats, name);
}

const struct format *
format_find_filter(const char *name)
{
	return find(filters, sizeof filters / sizeof *filters, name);
}

bool
format_is_text(const struct format *f)
{
	return f == formats;
}

bool
format_is_report(const struct format *f)
{
	return f != formats && f->put_string == NULL;
}

const char *
format_name(const struct format *f)
{
	return f->name;
}

bool
format_has_header(const struct format *f)
{
	return f->has_header;
}

/* What stands before the n-th value. */
static void
put_head(struct bc_sink *to, const struct format *f, size_t n, const char *name)
{
	bc_put_text(to, n > 0 ? f->between : "");
	if (!f->has_header)
		bc_json_name(to, name);
}

/* ---- answers */

static void
put_value(struct bc_sink *to, const struct format *f, const struct bc_value *v,
    const struct bouncecode_answer *a)
{
	switch (v->type) {
	case BC_NO_VALUE:
		bc_put_text(to, f->none);
		break;
	case BC_NUMBER:
		bc_put_number(to, v->number);
		break;
	case BC_STRING:
		f->put_string(to, v->string);
		break;
	case BC_TRUTH:
		bc_put_text(to, v->number ? "true" : "false");
		break;
	case BC_LIST:
		if (f->put_list != NULL)
			f->put_list(to, &v->list, a);
		else
			put_flat_list(to, f, &v->list, a);
		break;
	}
}

void
record_put_header(const struct view *v)
{
	const struct format *f = v->format;
	const struct field *field;
	char room[RECORD_ROOM];
	struct bc_sink to = begin(room);

	if (!f->has_header || v->no_header)
		return;
	for (size_t i = 0, n = 0; (field = record_next_field(v, &i)) != NULL; n++) {
		bc_put_text(&to, n > 0 ? f->between : "");
		bc_put_text(&to, field->name);
	}
	bc_put_text(&to, f->end);
	bc_empty(&to);
}

static void
put_fields(struct bc_sink *to, const struct view *v, const struct record *r)
{
	const struct format *f = v->format;
	const struct field *field, *next;
	size_t i = 0, n = 0;

	for (field = record_next_field(v, &i); field != NULL; field = next, n++) {
		struct bc_value value;
		size_t began;

		value.type = BC_NO_VALUE;
		if (field_is_there(field, v))
			field->get(&value, r, v);
		put_head(to, f, n, field->name);
		began = bc_put_so_far(to);
		put_value(to, f, &value, &r->answer);
		next = record_next_field(v, &i);
		if (f->align != NULL && next != NULL)
			f->align(to, began, field->width);
	}
}

void
record_put(const struct view *v, const struct record *r)
{
	char room[RECORD_ROOM];
	struct bc_sink to = begin(room);

	bc_put_text(&to, v->format->begin);
	put_fields(&to, v, r);
	bc_put_text(&to, v->format->end);
	bc_empty(&to);
}

void
record_put_nth(const struct view *v, const struct record *r, size_t n)
{
	char room[RECORD_ROOM];
	struct bc_sink to = begin(room);

	if (n == 0)
		bc_put_text(&to, v->format->begin);
	else
		bc_put_text(&to, n == 1 ? ", \"more\": [ { " : " }, { ");
	put_fields(&to, v, r);
	bc_empty(&to);
}

void
record_put_end(const struct view *v, size_t n)
{
	if (n == 0)
		fputs("{}\n", out);
	else
		fprintf(out, "%s%s", n > 1 ? " } ]" : "", v->format->end);
}

/* ---- records that are no answers */

static void
put_names(struct bc_sink *to, const struct format *f, const struct bc_cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bc_put_text(to, i > 0 ? f->between : "");
		bc_put_text(to, cells[i].name);
	}
	bc_put_text(to, f->end);
}

void
format_begin_cells(struct cell_writer *w, const struct bc_cell *cells, size_t n)
{
	char room[RECORD_ROOM];
	struct bc_sink to = begin(room);

	if (!w->begun && w->format->has_header)
		put_names(&to, w->format, cells, n);
	w->begun = true;
	bc_empty(&to);
}

void
format_put_cells(void *writer, const struct bc_cell *cells, size_t n)
{
	struct cell_writer *w = writer;
	char room[RECORD_ROOM];
	struct bc_sink to = begin(room);

	format_begin_cells(w, cells, n);
	bc_put_text(&to, w->format->begin);
	for (size_t i = 0; i < n; i++) {
		put_head(&to, w->format, i, cells[i].name);
		put_cell(&to, w->format, &cells[i]);
	}
	bc_put_text(&to, w->format->end);
	bc_empty(&to);
}
