/*
 * One array of exact size for each string (C99 section 5.2.4.1 promises only
 * 4095 characters in one literal), one after another without padding.
 */
#include "gen/emit/pool.h"

#include "gen/base/print.h"
#include "gen/emit/room.h"
#include "src/list/list.h"

#include <string.h>

struct pool_string {
	const char *s;
	size_t offset;
};

struct pool
empty_pool(const struct model *m, const char *name, const char *what)
{
	struct pool p = { .name = name, .what = what, .model = m };

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
	need_room(p->model, p->line, p->what, offset, p->size, BC_POOL_MAX);
	return offset;
}

void
put_pool(FILE *out, const struct pool *p)
{
	fprintf(out, "/* %s: strings, each at its offset */\n", p->name);
	fprintf(out, "static const struct %s {\n", p->name);
	for (size_t i = 0; i < p->n; i++)
		fprintf(out, "\tchar s%zu[%zu];\n", p->strings[i].offset,
		    strlen(p->strings[i].s) + 1);
	fprintf(out, "} %s = {\n", p->name);
	for (size_t i = 0; i < p->n; i++) {
		fputc('\t', out);
		put_c_string(out, p->strings[i].s);
		fputs(",\n", out);
	}
	fprintf(out, "};\ntypedef char %s_has_no_padding[sizeof %s == %zu ? 1 : -1];\n\n",
	    p->name, p->name, p->size);
}
