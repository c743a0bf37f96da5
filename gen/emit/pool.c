/*
 * One array of exact size for each string (C99 section 5.2.4.1 promises only
 * 4095 characters in one literal), one after another without padding.
 */
#include "gen/emit/pool.h"

#include "gen/base/print.h"
#include "gen/emit/room.h"
#include "gen/emit/tables.h"

#include <string.h>

struct pool_string {
	const char *s;
	size_t offset;
};

struct pool
empty_pool(const struct model *m, const char *name, const char *what, size_t limit)
{
	struct pool p = { .name = name, .what = what, .model = m, .limit = limit };

	pooled(&p, "");
	return p;
}

size_t
pooled(struct pool *p, const char *s)
{
	size_t offset;

	if (s == NULL)
		s = "";
	offset = dictionary_add(&p->offsets, s, p->size);
	if (offset < p->size)
		return offset;
	p->strings = xgrow(p->strings, p->n, sizeof *p->strings);
	p->strings[p->n++] = (struct pool_string){ s, offset };
	p->size += strlen(s) + 1;
	need_room(p->model, p->line, p->what, offset, p->size, p->limit);
	return offset;
}

void
end_codes(struct pool *p)
{
	p->ncodes = p->n;
	p->codes_size = p->size;
}

static void
put_member(FILE *out, const struct pool_string *string)
{
	fprintf(out, "\tchar s%zu[%zu];\n", string->offset, strlen(string->s) + 1);
}

static void
put_value(FILE *out, const struct pool_string *string)
{
	fputc('\t', out);
	put_c_string(out, string->s);
	fputs(",\n", out);
}

static void
put_strings(FILE *out, const struct pool *p,
    void (*put)(FILE *out, const struct pool_string *string))
{
	for (size_t i = 0; i < p->n; i++) {
		if (i == p->ncodes)
			fputs(BEGIN_WORDINGS, out);
		put(out, &p->strings[i]);
	}
	if (p->ncodes < p->n)
		fputs(END_WORDINGS, out);
}

static void
put_check(FILE *out, const struct pool *p, size_t size)
{
	fprintf(out, "typedef char %s_has_no_padding[sizeof %s == %zu ? 1 : -1];\n",
	    p->name, p->name, size);
}

void
put_pool(FILE *out, const struct pool *p)
{
	fprintf(out, "/* %s: strings, each at its offset */\n", p->name);
	fprintf(out, "static const struct %s {\n", p->name);
	put_strings(out, p, put_member);
	fprintf(out, "} %s = {\n", p->name);
	put_strings(out, p, put_value);
	fputs("};\n" BEGIN_WORDINGS, out);
	put_check(out, p, p->size);
	fputs(INSTEAD_OF_WORDINGS, out);
	put_check(out, p, p->codes_size);
	fputs(END_WORDINGS "\n", out);
}
