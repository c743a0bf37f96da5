/*
 * The entries as CSV (RFC 4180, with a header line and LF line ends): fields of
 * the JSON, references as "RFC 7372 3.4; ...", wordings joined by " | ", which
 * no wording holds today.
 */
#include "gen/emit/emit.h"
#include "gen/emit/field.h"
#include "gen/base/print.h"

static const char *
joined_references(const struct entry *e)
{
	char *s = xstrdup("");

	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];

		s = xprintf("%s%s%s%s%s", s, i ? "; " : "", r->source->name,
		    r->section ? " " : "", r->section ? r->section : "");
	}
	return s;
}

static const char *
joined_strings(const struct value *v)
{
	char *s = xstrdup("");

	for (size_t i = 0; i < v->n; i++)
		s = xprintf("%s%s%s", s, i ? v->separator : "", v->strings[i]);
	return s;
}

static const char *
text_of(const struct value *v, const struct entry *e)
{
	switch (v->type) {
	case STRING:
		return v->string;
	case NUMBER:
		return xprintf("%lu", v->number);
	case TRUTH:
		return v->number ? "true" : "false";
	case STRINGS:
		return joined_strings(v);
	case REFERENCES:
		return joined_references(e);
	default:
		return NULL;
	}
}

/* The field of a column; NULL behind the last one. */
static const struct field *
field_of_column(unsigned column)
{
	const struct field *f = fields;

	while (f->name != NULL && f->column != column)
		f++;
	return f->name ? f : NULL;
}

void
emit_csv(const struct model *m, FILE *out)
{
	const struct field *f;

	for (unsigned c = 1; (f = field_of_column(c)) != NULL; c++)
		fprintf(out, "%s%s", c > 1 ? "," : "", f->name);
	fputc('\n', out);
	for (size_t i = 0; i < m->nrows; i++) {
		struct subject s = subject_of(m, &m->rows[i]);

		for (unsigned c = 1; (f = field_of_column(c)) != NULL; c++) {
			struct value v = f->value_of(&s);

			if (c > 1)
				fputc(',', out);
			put_csv_field(out, text_of(&v, s.entry));
		}
		fputc('\n', out);
	}
}
