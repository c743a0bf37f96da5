/*
 * A record as one line of JSON, TSV or CSV. A field without a value is null
 * in JSON and empty in the others, which join the members of a list by "; ".
 */
#include "record.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
put_json_string(const char *s)
{
	putchar('"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < ' ' || c == 0x7f)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static void
put_json_member(const char *before, const char *name, const char *value)
{
	printf("%s\"%s\": ", before, name);
	if (value != NULL)
		put_json_string(value);
	else
		fputs("null", stdout);
}

static void
put_json_references(const struct record *r)
{
	struct bouncecode_reference reference;

	putchar('[');
	for (size_t i = 0; r->answer.entry != NULL &&
	     bouncecode_reference_at(r->answer.entry, i, &reference);
	     i++) {
		put_json_member(i ? ", { " : "{ ", "name", reference.name);
		put_json_member(", ", "section", reference.section);
		put_json_member(", ", "url", reference.url);
		fputs(" }", stdout);
	}
	putchar(']');
}

static void
put_json_remarks(const struct record *r)
{
	const char *before = "";

	putchar('[');
	for (unsigned n = 0; n < 8; n++)
		if (r->answer.remarks & 1u << n) {
			fputs(before, stdout);
			put_json_string(bouncecode_name(BOUNCECODE_REMARKS, n));
			before = ", ";
		}
	putchar(']');
}

static void
put_json_also(const struct record *r)
{
	const struct bouncecode_entry *e;

	putchar('[');
	for (size_t i = 0;
	     (e = bouncecode_spelling(r->answer.entry, i)) != NULL; i++) {
		fputs(i ? ", " : "", stdout);
		put_json_string(bouncecode_key(e));
	}
	putchar(']');
}

static void
put_json_matched(const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;

	putchar('[');
	for (unsigned i = 0; r->has_text && i < a->nmatches; i++)
		printf("%s{ \"what\": \"%s\", \"offset\": %zu, \"length\": %zu }",
		    i ? ", " : "", record_evidence(&a->matches[i]),
		    a->matches[i].offset, a->matches[i].length);
	putchar(']');
}

static void
put_json_value(const struct value *v, const struct record *r)
{
	switch (v->type) {
	case NONE:
		fputs("null", stdout);
		break;
	case NUMBER:
		printf("%lu", v->number);
		break;
	case STRING:
		put_json_string(v->string);
		break;
	case TRUTH:
		fputs(v->number ? "true" : "false", stdout);
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
		struct value v = { .type = NONE };

		f->get(&v, r, o);
		printf("%s\"%s\": ", before, f->name);
		put_json_value(&v, r);
		before = ", ";
	}
	puts(" }");
}

/* CSV as RFC 4180; TSV escapes what would break a row. */
static void
put_csv(const char *s)
{
	bool quote = strpbrk(s, ",\"\r\n") != NULL;

	if (quote)
		putchar('"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			putchar('"');
		putchar(*s);
	}
	if (quote)
		putchar('"');
}

static void
put_tsv(const char *s)
{
	static const char special[] = "\t\n\r\\", letters[] = "tnr\\";

	for (; *s != '\0'; s++) {
		const char *p = strchr(special, *s);

		if (p != NULL)
			printf("\\%c", letters[p - special]);
		else
			putchar(*s);
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
		struct value v = { .type = NONE };
		struct joined j = { .length = 0 };

		f->get(&v, r, o);
		fputs(before, stdout);
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
	putchar('\n');
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
		printf("%s%s", before, f->name);
		before = o->format == FORMAT_CSV ? "," : "\t";
	}
	putchar('\n');
}

void
record_put(const struct options *o, const struct record *r)
{
	if (o->format == FORMAT_JSON)
		put_json(o, r);
	else
		put_flat(o, r);
}
