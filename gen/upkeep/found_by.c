/*
 * Sets of texts are compared: what only one of two lists has.
 */
#include "gen/upkeep/found_by.h"

#include "gen/base/items.h"
#include "gen/base/strings.h"

struct texts {
	struct strings all;
	struct dictionary by_name;
};

static void
add(struct texts *t, const char *text)
{
	dictionary_add(&t->by_name, text, t->all.n);
	strings_add(&t->all, text);
}

static struct texts
only_in(const struct texts *a, const struct texts *b)
{
	struct texts only = { .all = { NULL, 0 } };

	for (size_t i = 0; i < a->all.n; i++)
		if (dictionary_find(&b->by_name, a->all.list[i]) == NOT_FOUND)
			add(&only, a->all.list[i]);
	return only;
}

static void
add_patterns(struct texts *t, const struct patterns *p, const char *of)
{
	for (size_t i = 0; i < p->n; i++)
		add(t, xprintf("%s\"%s\"%s", of, p->list[i].text,
			   p->list[i].kind == BC_TOPIC ? " in a subject" : ""));
}

/* Of a wording also the codes, which make it weigh more. */
static struct texts
finders_of(const struct entry *e)
{
	struct texts t = { .all = { NULL, 0 } };
	const char *rest = e->behind, *code;

	if (!is_worded(e))
		return t;
	add_patterns(&t, &e->patterns, "");
	if (e->token != NULL)
		add(&t, xprintf("the token \"%s\"", e->token));
	if (e->command != NULL)
		add(&t, xprintf("the command %s", e->command));
	while ((code = next_item(&rest, ' ')) != NULL)
		add(&t, xprintf("unknown words behind %s", code));
	if (e->reply > 0)
		add(&t, xprintf("the code %u", e->reply));
	if (e->class_digit > 0)
		add(&t, xprintf("the code %u.%u.%u%s", e->class_digit, e->subject, e->detail,
			   e->last_detail > e->detail ? xprintf("-%u", e->last_detail) : ""));
	return t;
}

const char *
other_wording(const struct entry *e, const struct entry *before)
{
	struct texts now = finders_of(e), then = finders_of(before);
	struct strings new = only_in(&now, &then).all, gone = only_in(&then, &now).all;

	if (new.n == 0 && gone.n == 0)
		return NULL;
	if (gone.n == 0)
		return xprintf("is found by %s, too", strings_joined(&new, ", "));
	if (new.n == 0)
		return xprintf("is no longer found by %s", strings_joined(&gone, ", "));
	return xprintf("is found by %s, no longer by %s", strings_joined(&new, ", "), strings_joined(&gone, ", "));
}

static struct texts
lines_of(const struct model *m)
{
	struct texts t = { .all = { NULL, 0 } };

	for (size_t i = 0; i < m->nlines; i++)
		add(&t, xprintf("%s: %s", m->lines[i].category_id ? m->lines[i].category_id : "",
			   m->lines[i].text));
	return t;
}

static struct texts
headlines_of(const struct model *m)
{
	struct texts t = { .all = { NULL, 0 } };

	for (size_t i = 0; i < m->nheadlines; i++) {
		const struct entry *e = &m->headlines[i].entry;

		add_patterns(&t, &e->patterns, e->provider_id ? e->provider_id : "");
	}
	return t;
}

static struct texts
signs_of(const struct model *m)
{
	struct texts t = { .all = { NULL, 0 } };

	for (size_t i = 0; i < m->nproviders; i++) {
		const struct provider *p = &m->providers[i];

		for (size_t k = 0; k < p->patterns.n; k++)
			add(&t, xprintf("%s %d %s", p->word->id, (int)p->patterns.list[k].kind,
				   p->patterns.list[k].text));
	}
	return t;
}

void
put_others(const struct model *old, const struct model *new, FILE *out)
{
	static const struct {
		const char *what;
		struct texts (*of)(const struct model *m);
	} others[] = { { "lines to learn from", lines_of }, { "headlines", headlines_of },
		{ "signs of providers", signs_of } };
	bool first = true;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct texts now = others[i].of(new), then = others[i].of(old);
		size_t added = only_in(&now, &then).all.n, gone = only_in(&then, &now).all.n;

		if (added == 0 && gone == 0)
			continue;
		fprintf(out, "%s- %s: %zu new, %zu gone\n",
		    first ? "What texts are explained by, beside the answers:\n\n" : "",
		    others[i].what, added, gone);
		first = false;
	}
	if (!first)
		fputc('\n', out);
}
