/*
 * One array of exact size for each string (C99 section 5.2.4.1 promises only
 * 4095 characters in one literal), one after another.
 */
#include "gen/emit/pool.h"

#include "gen/base/print.h"
#include "gen/emit/lists.h"
#include "gen/emit/room.h"
#include "gen/emit/symbol.h"

#include <ctype.h>
#include <string.h>

struct pool_string {
	const char *s, *symbol;
};

struct pool
empty_pool(const struct model *m, const char *name, const char *macro,
    const char *what, size_t limit)
{
	struct pool p = { .name = name, .macro = macro, .what = what, .model = m,
		.limit = limit };

	pooled(&p, "", NULL);
	return p;
}

const char *
pooled(struct pool *p, const char *s, const char *symbol)
{
	size_t before = p->size, number;

	if (s == NULL)
		s = "";
	number = dictionary_add(&p->numbers, s, p->n);
	if (number < p->n)
		return p->strings[number].symbol;
	if (symbol == NULL || *s == '\0')
		symbol = text_symbol(s);
	/* 40 bits: once in a million lists. */
	if (dictionary_add(&p->symbols, symbol, p->n) < p->n)
		model_error(p->model, p->line, "\"%s\" has the symbol of another string", s);
	p->strings = xgrow(p->strings, p->n, sizeof *p->strings);
	p->strings[p->n++] = (struct pool_string){ s, symbol };
	p->size += strlen(s) + 1;
	need_room(p->model, p->line, p->what, before, p->size, p->limit);
	return symbol;
}

const char *
place_in(struct pool *p, const char *s, const char *symbol)
{
	symbol = pooled(p, s, symbol);
	return s == NULL || *s == '\0' ? "0" : xprintf("%s(%s)", p->macro, symbol);
}

void
end_codes(struct pool *p)
{
	p->ncodes = p->n;
}

static void
put_strings(FILE *out, const struct pool *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		fprintf(out, " \\\n\tS(%s, ", p->strings[i].symbol);
		put_c_text(out, p->strings[i].s);
		fputc(')', out);
	}
}

void
put_pool(FILE *out, const struct pool *p)
{
	char *name = xprintf("BC_%s_STRINGS", p->name);
	struct list list = { name, "S", "one behind the other" };

	for (char *c = name; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	begin_codes_of(out, &list);
	put_strings(out, p, 0, p->ncodes);
	begin_wordings_of(out, &list);
	put_strings(out, p, p->ncodes, p->n);
	end_list(out, &list);
	fprintf(out,
	    "static const struct bc_%s {\n"
	    "\t%s(BC_MEMBER)\n"
	    "} bc_%s = {\n"
	    "\t%s(BC_STRING)\n"
	    "};\n\n",
	    p->name, name, p->name, name);
}
