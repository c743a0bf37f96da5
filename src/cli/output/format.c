/*
 * A record as one line of JSON, TSV or CSV. A field without a value is null
 * in JSON and empty in the others, which join the members of a list by "; ".
 */
#include "cli/output/format.h"
#include "cli/output/stream.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
put_text(const char *s)
{
	fwrite(s, 1, strlen(s), out);
}

/* What needs no escape goes out in one piece: most strings are that. */
static void
put_json_string(const char *s)
{
	putc('"', out);
	while (*s != '\0') {
		size_t n = 0;

		while ((unsigned char)s[n] >= ' ' && s[n] != '"' &&
		    s[n] != '\\' && s[n] != 0x7f)
			n++;
		fwrite(s, 1, n, out);
		s += n;
		if (*s == '"' || *s == '\\')
			fprintf(out, "\\%c", *s++);
		else if (*s != '\0')
			fprintf(out, "\\u%04x", (unsigned char)*s++);
	}
	putc('"', out);
}

static void
put_number(unsigned long n)
{
	char text[24], *p = text + sizeof text;

	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	fwrite(p, 1, (size_t)(text + sizeof text - p), out);
}

static void
put_name(const char *before, const char *name)
{
	put_text(before);
	putc('"', out);
	put_text(name);
	put_text("\": ");
}

static void
put_json_member(const char *before, const char *name, const char *value)
{
	put_name(before, name);
	if (value != NULL)
		put_json_string(value);
	else
		fputs("null", out);
}

static void
put_json_references(const struct record *r)
{
	struct bouncecode_reference reference;

	putc('[', out);
	for (size_t i = 0; r->answer.entry != NULL &&
	     bouncecode_reference_at(r->answer.entry, i, &reference);
	     i++) {
		put_json_member(i ? ", { " : "{ ", "name", reference.name);
		put_json_member(", ", "section", reference.section);
		put_json_member(", ", "url", reference.url);
		fputs(" }", out);
	}
	putc(']', out);
}

static void
put_json_remarks(const struct record *r)
{
	const char *before = "";

	putc('[', out);
	for (unsigned n = 0; n < 8; n++)
		if (r->answer.remarks & 1u << n) {
			fputs(before, out);
			put_json_string(bouncecode_name(BOUNCECODE_REMARKS, n));
			before = ", ";
		}
	putc(']', out);
}

static void
put_json_also(const struct record *r)
{
	const struct bouncecode_entry *e;

	putc('[', out);
	for (size_t i = 0;
	     (e = bouncecode_spelling(r->answer.entry, i)) != NULL; i++) {
		fputs(i ? ", " : "", out);
		put_json_string(bouncecode_key(e));
	}
	putc(']', out);
}

static void
put_json_match(const char *before, const struct bouncecode_match *m)
{
	put_text(before);
	put_json_member("{ ", "what", record_evidence(m));
	put_name(", ", "offset");
	put_number((unsigned long)m->offset);
	put_name(", ", "length");
	put_number((unsigned long)m->length);
	put_text(" }");
}

static void
put_json_matched(const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;

	putc('[', out);
	for (unsigned i = 0; r->has_text && i < a->nmatches; i++)
put_json_match(i ? ", " : "", &a->matches[i]);
	putc(']', out);
}

static void
put_json_value(const struct value *v, const struct record *r)
{
	switch (v->type) {
	case NONE:
		fputs("null", out);
		break;
	case NUMBER:
		put_number(v->number);
		break;
	case STRING:
		put_json_string(v->string);
		break;
	case TRUTH:
		fputs(v->number ? "true" : "false", out);
		break;
	case REFERENCES:
		put_json_references(r);
		break;
	case MATCHED:
		put_json_matched(r);
		break;
	case REMARKS:
		put_json_remarks(r);
		break;
	case ALSO:
		put_json_also(r);
		break;
	}
}

static void
put_json(const struct options *o, const struct record *r)
{
	const struct field *f;
	const char *before = "{ ";
	size_t i = 0;

	while ((f = record_next_field(o, &i)) != NULL) {
		struct value v;

		v.type = NONE;
		f->get(&v, r, o);
		put_name(before, f->name);
		put_json_value(&v, r);
		before = ", ";
	}
	fputs(" }\n", out);
}

/* CSV as RFC 4180; TSV escapes what would break a row. */
static void
put_csv(const char *s)
{
	bool quote = strpbrk(s, ",\"\r\n") != NULL;

	if (quote)
		putc('"', out);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			putc('"', out);
		putc(*s, out);
	}
	if (quote)
		putc('"', out);
}

static void
put_tsv(const char *s)
{
	static const char special[] = "\t\n\r\\", letters[] = "tnr\\";

	for (; *s != '\0'; s++) {
		const char *p = strchr(special, *s);

		if (p != NULL)
			fprintf(out, "\\%c", letters[p - special]);
		else
			putc(*s, out);
	}
}

/* The members of a list so far, and one more behind them. */
struct joined {
	char text[2000];
	size_t length;
};

__attribute__((format(printf, 2, 3))) static void
join(struct joined *j, const char *format, ...)
{
	va_list ap;
	int n = 0;

	if (j->length > 0 && j->length < sizeof j->text)
		j->length += (size_t)snprintf(j->text + j->length,
		    sizeof j->text - j->length, "; ");
	va_start(ap, format);
	if (j->length < sizeof j->text)
		n = vsnprintf(j->text + j->length,
		    sizeof j->text - j->length, format, ap);
	va_end(ap);
	j->length += (size_t)n;
}

static void
join_list(struct joined *j, enum type type, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	struct bouncecode_reference reference;
	const struct bouncecode_entry *e;

	for (size_t i = 0; type == ALSO &&
	     (e = bouncecode_spelling(a->entry, i)) != NULL;
	     i++)
		join(j, "%s", bouncecode_key(e));
	if (type == REFERENCES && a->entry != NULL)
		for (size_t i = 0;
		     bouncecode_reference_at(a->entry, i, &reference); i++)
			join(j, "%s%s%s", reference.name,
			    reference.section ? " " : "",
			    reference.section ? reference.section : "");
	if (type == REMARKS)
		for (unsigned n = 0; n < 8; n++)
			if (a->remarks & 1u << n)
				join(j, "%s",
				    bouncecode_name(BOUNCECODE_REMARKS, n));
	for (unsigned i = 0;
	     type == MATCHED && r->has_text && i < a->nmatches; i++)
		join(j, "%s:%zu:%zu", record_evidence(&a->matches[i]),
		    a->matches[i].offset, a->matches[i].length);
}

static void
put_flat(const struct options *o, const struct record *r)
{
	const struct field *f;
	const char *before = "";
	size_t i = 0;

	while ((f = record_next_field(o, &i)) != NULL) {
		struct value v;
		struct joined j;

		v.type = NONE;
		j.length = 0;
		*j.text = '\0';
		f->get(&v, r, o);
		fputs(before, out);
		before = o->format == FORMAT_CSV ? "," : "\t";
		if (v.type == STRING)
			join(&j, "%s", v.string);
		else if (v.type == NUMBER)
			join(&j, "%lu", v.number);
		else if (v.type == TRUTH)
			join(&j, "%s", v.number ? "true" : "false");
		else
			join_list(&j, v.type, r);
		(o->format == FORMAT_CSV ? put_csv : put_tsv)(j.text);
	}
	putc('\n', out);
}

void
record_put_header(const struct options *o)
{
	const struct field *f;
	const char *before = "";
	size_t i = 0;

	if (o->format == FORMAT_JSON)
		return;
	while ((f = record_next_field(o, &i)) != NULL) {
		fprintf(out, "%s%s", before, f->name);
		before = o->format == FORMAT_CSV ? "," : "\t";
	}
	putc('\n', out);
}

void
record_put(const struct options *o, const struct record *r)
{
	if (o->format == FORMAT_JSON)
		put_json(o, r);
	else
		put_flat(o, r);
}

/* ---- records that are no answers */

static void
cell_text(const struct cell *cell, char number[24], const char **text)
{
	*text = cell->text;
	if (cell->type == CELL_NUMBER) {
		snprintf(number, 24, "%llu", (unsigned long long)cell->number);
		*text = number;
	}
}

void
format_put_names(const struct options *o, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n && o->format != FORMAT_JSON; i++)
		fprintf(out, "%s%s", i == 0 ? "" : o->format == FORMAT_CSV ? "," : "\t",
		    cells[i].name);
	if (o->format != FORMAT_JSON)
		putc('\n', out);
}

void
format_put_cells(const struct options *o, const struct cell *cells, size_t n)
{
	bool json = o->format == FORMAT_JSON;

	for (size_t i = 0; i < n; i++) {
		char number[24];
		const char *text;

		cell_text(&cells[i], number, &text);
		if (json)
			put_name(i ? ", " : "{ ", cells[i].name);
		else if (i > 0)
			putc(o->format == FORMAT_CSV ? ',' : '\t', out);
		if (json && *text == '\0')
			fputs("null", out);
		else if (json && cells[i].type == CELL_STRING)
			put_json_string(text);
		else if (json)
			fputs(text, out);
		else
			(o->format == FORMAT_CSV ? put_csv : put_tsv)(text);
	}
	fputs(json ? " }\n" : "\n", out);
}
