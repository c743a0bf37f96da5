/*
 * A record as one line of JSON, TSV or CSV. A field without a value is null
 * in JSON and empty in the others, which join the members of a list by "; ".
 */
#include "cli/output/format.h"
#include "cli/output/format_list.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "cli/output/utf8.h"

#include <stdio.h>
#include <string.h>

struct format {
	const char *name;
	const char *begin, *between, *end; /* around and in a record */
	bool has_header; /* else each value has its name before it */
	const char *none;
	void (*put_string)(const char *s);
	void (*put_list)(const struct format *f, const struct list *list,
	    const struct record *r);
	/* aligns what stands behind a field of a known width, or NULL */
	void (*align)(size_t began, unsigned width);
};

/* ---- what is put */

/* A record has some 60 parts, and asking the stream for each took half of what a
 * record costs: they come together here, and the stream is asked once. */
static _Thread_local struct {
	size_t length, flushed; /* bytes that are here, and those of before */
	char text[4096];
} record;

static void
flush_record(void)
{
	fwrite(record.text, 1, record.length, out);
	record.flushed += record.length;
	record.length = 0;
}

static void
put_bytes(const char *s, size_t n)
{
	if (n > sizeof record.text - record.length)
		flush_record();
	if (n > sizeof record.text) {
		fwrite(s, 1, n, out);
		record.flushed += n;
		return;
	}
	memcpy(record.text + record.length, s, n);
	record.length += n;
}

static void
put_char(char c)
{
	if (record.length == sizeof record.text)
		flush_record();
	record.text[record.length++] = c;
}

/* Names, and what stands between them, have a few bytes each: one loop costs a
 * third of strlen() and memcpy(). */
static void
put_text(const char *s)
{
	size_t n = record.length;

	for (; *s != '\0' && n < sizeof record.text; s++)
		record.text[n++] = *s;
	record.length = n;
	if (*s != '\0')
		put_bytes(s, strlen(s));
}

/* ---- parts of all formats */

/* Digits of a number, written backwards into the end of some room. */
enum { NUMBER_SIZE = 24 };

static const char *
write_digits(uint64_t n, char text[NUMBER_SIZE])
{
	char *p = text + NUMBER_SIZE - 1;

	*p = '\0';
	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	return p;
}

static void
put_number(uint64_t n)
{
	char text[NUMBER_SIZE];

	put_text(write_digits(n, text));
}

static bool
is_none(const struct cell *cell)
{
	return cell->type != CELL_NUMBER &&
	    (cell->text == NULL || *cell->text == '\0');
}

static void
put_cell(const struct format *f, const struct cell *cell)
{
	if (is_none(cell))
		put_text(f->none);
	else if (cell->type == CELL_NUMBER)
		put_number(cell->number);
	else if (cell->type == CELL_LITERAL)
		put_text(cell->text);
	else
		f->put_string(cell->text);
}

/* ---- JSON, RFC 8259 */

/* Put what is ASCII and neither of control nor one of these, in one pass: most
 * strings are that. Returns what is left, which need not begin with another byte
 * where the room ended. */
static inline const char *
put_plain(const char *s, char quote, char escape)
{
	size_t n = record.length;

	for (; *s >= ' ' && *s < 0x7f && *s != quote && *s != escape &&
	     n < sizeof record.text;
	     s++)
		record.text[n++] = *s;
	record.length = n;
	return s;
}

static void
put_escaped(char c)
{
	put_char('\\');
	put_char(c);
}

/* A character of control of n bytes. */
static void
put_control(const char *s, size_t n)
{
	char text[8];

	snprintf(text, sizeof text, "\\u%04x", (unsigned char)s[n - 1]);
	put_text(text);
}

/* Bytes that are no character, as a file name may have, are U+FFFD. */
static const char *
put_json_character(const char *s)
{
	size_t n = utf8_length(s, 4); /* ends before a NUL */

	if (*s == '"' || *s == '\\')
		put_escaped(*s);
	else if (n == 1 && (unsigned char)*s >= 0x80)
		put_text("\357\277\275");
	else if (utf8_is_control(s, n))
		put_control(s, n);
	else
		put_bytes(s, n);
	return s + n;
}

static void
put_json(const char *s)
{
	put_char('"');
	while (*(s = put_plain(s, '"', '\\')) != '\0')
		s = put_json_character(s);
	put_char('"');
}

static void
put_name(const char *name)
{
	put_char('"');
	put_text(name);
	put_text("\": ");
}

/* A member of one cell without a name is a value, any other an object. */
static void
put_json_member(
    const struct format *f, const struct cell *cells, size_t n)
{
	if (cells[0].name == NULL) {
		put_cell(f, &cells[0]);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		put_text(i ? ", " : "{ ");
		put_name(cells[i].name);
		put_cell(f, &cells[i]);
	}
	put_text(" }");
}

static void
put_json_list(const struct format *f, const struct list *list,
    const struct record *r)
{
	struct cell cells[MEMBER_CELLS];
	size_t n;

	put_char('[');
	for (size_t i = 0; (n = list->member(r, i, cells)) > 0; i++) {
		put_text(i ? ", " : "");
		put_json_member(f, cells, n);
	}
	put_char(']');
}

/* ---- CSV as RFC 4180; TSV escapes what would break a row */

/* Terminals obey it. Other bytes that are no character stay, so that a name is
 * that of its file. */
static bool
is_harmful(const char *s, size_t n)
{
	return utf8_is_control(s, n) && (n > 1 || (unsigned char)*s < 0x80);
}

/* Put what has to be quoted (RFC 4180 section 2, rule 6), or escaped. */
static void
put_csv_slowly(const char *s)
{
	bool quote = strpbrk(s, ",\"\r\n") != NULL;

	if (quote)
		put_char('"');
	for (size_t n; *(s = put_plain(s, '"', '"')) != '\0'; s += n) {
		n = utf8_length(s, 4);
		if (*s == '"')
			put_char('"');
		if (is_harmful(s, n) && strchr("\t\r\n", *s) == NULL)
			put_char('?');
		else
			put_bytes(s, n);
	}
	if (quote)
		put_char('"');
}

/* Most have no comma. What was put of others is taken back: strpbrk() for each field
 * took more than all else of it. */
static void
put_csv(const char *s)
{
	size_t before = record.length;

	if (*put_plain(s, '"', ',') == '\0')
		return;
	record.length = before;
	put_csv_slowly(s);
}

static void
put_tsv(const char *s)
{
	static const char special[] = "\t\n\r\\", letters[] = "tnr\\";

	for (size_t n; *(s = put_plain(s, '\\', '\\')) != '\0'; s += n) {
		const char *p = strchr(special, *s);

		n = utf8_length(s, 4);
		if (p != NULL)
			put_escaped(letters[p - special]);
		else if (is_harmful(s, n))
			put_control(s, n);
		else
			put_bytes(s, n);
	}
}

/* The members of a list so far, and one more behind them. What is too long is
 * cut. */
struct joined {
	char text[2000];
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
join_member(struct joined *j, const struct list *list, const struct cell *cells)
{
	const char *before = "";

	for (size_t i = 0; i < list->njoined; i++) {
		char number[NUMBER_SIZE];

		if (is_none(&cells[i]))
			continue;
		join(j, before);
		join(j, cells[i].type == CELL_NUMBER
			? write_digits(cells[i].number, number)
			: cells[i].text);
		before = list->joint;
	}
}

static void
join_list(struct joined *j, const struct list *list, const struct record *r)
{
	struct cell cells[MEMBER_CELLS];

	j->length = 0;
	j->text[0] = '\0';
	for (size_t i = 0; list->member(r, i, cells) > 0; i++) {
		join(j, i ? "; " : "");
		join_member(j, list, cells);
	}
}

/* A list that has become one string. */
static void
put_flat_list(const struct format *f, const struct list *list,
    const struct record *r)
{
	struct joined j;

	join_list(&j, list, r);
	f->put_string(j.text);
}

/* ---- text */

/* What may not be shown, and what ends a line, is a '?'. */
static void
put_column(const char *s)
{
	if (*s == '\0')
		put_char('-');
	for (size_t n; *(s = put_plain(s, '\0', '\0')) != '\0'; s += n) {
		n = utf8_length(s, 4);
		if (is_shown(s, n))
			put_bytes(s, n);
		else
			put_char('?');
	}
}

/* How many bytes were put so far. */
static size_t
put_so_far(void)
{
	return record.flushed + record.length;
}

/* Blanks up to the width of a column that began there. */
static void
align(size_t began, unsigned width)
{
	while (put_so_far() - began < width)
		put_char(' ');
}

/* ---- the table */

#define FORMAT(name, begin, between, end, has_header, none, string, list) \
	{ name, begin, between, end, has_header, none, string, list, NULL },
static const struct format formats[] = { FORMAT_LIST(FORMAT) };
#undef FORMAT

/* Fields that were chosen, for people. */
static const struct format columns = { "", "", "  ", "\n", true, "-", put_column,
	put_flat_list, align };

const struct format *
format_columns(void)
{
	return &columns;
}

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
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
put_head(const struct format *f, size_t n, const char *name)
{
	put_text(n > 0 ? f->between : "");
	if (!f->has_header)
		put_name(name);
}

/* ---- answers */

static void
put_value(const struct format *f, const struct value *v, const struct record *r)
{
	switch (v->type) {
	case NONE:
		put_text(f->none);
		break;
	case NUMBER:
		put_number(v->number);
		break;
	case STRING:
		f->put_string(v->string);
		break;
	case TRUTH:
		put_text(v->number ? "true" : "false");
		break;
	case LIST:
		f->put_list(f, v->list, r);
		break;
	}
}

void
record_put_header(const struct view *v)
{
	const struct format *f = v->format;
	const struct field *field;

	if (!f->has_header || v->no_header)
		return;
	for (size_t i = 0, n = 0; (field = record_next_field(v, &i)) != NULL; n++) {
		put_text(n > 0 ? f->between : "");
		put_text(field->name);
	}
	put_text(f->end);
	flush_record();
}

void
record_put(const struct view *v, const struct record *r)
{
	const struct format *f = v->format;
	const struct field *field, *next;
	size_t i = 0, n = 0;

	put_text(f->begin);
	for (field = record_next_field(v, &i); field != NULL; field = next, n++) {
		struct value value;
		size_t began;

		value.type = NONE;
		if (field_is_there(field, v))
			field->get(&value, r, v);
		put_head(f, n, field->name);
		began = put_so_far();
		put_value(f, &value, r);
		next = record_next_field(v, &i);
		if (f->align != NULL && next != NULL)
			f->align(began, field->width);
	}
	put_text(f->end);
	flush_record();
}

/* ---- records that are no answers */

static void
put_names(const struct format *f, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		put_text(i > 0 ? f->between : "");
		put_text(cells[i].name);
	}
	put_text(f->end);
}

void
format_begin_cells(struct cell_writer *w, const struct cell *cells, size_t n)
{
	if (!w->begun && w->format->has_header)
		put_names(w->format, cells, n);
	w->begun = true;
	flush_record();
}

void
format_put_cells(void *writer, const struct cell *cells, size_t n)
{
	struct cell_writer *w = writer;

	format_begin_cells(w, cells, n);
	put_text(w->format->begin);
	for (size_t i = 0; i < n; i++) {
		put_head(w->format, i, cells[i].name);
		put_cell(w->format, &cells[i]);
	}
	put_text(w->format->end);
	flush_record();
}
