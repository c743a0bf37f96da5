/*
 * What follows from the list: names resolved, entries inherited, one row for
 * each code that can be asked for.
 */
#include "gen/list/derive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
resolve_references(struct model *m, struct entry *e)
{
	for (size_t i = 0; i < e->nreferences; i++) {
		struct reference *r = &e->references[i];
		struct source *s = find_source(m, r->ref);

		r->source = s;
		if (s != NULL)
			s->used = true;
		else
			model_error(m, r->line,
			    "ref=\"%s\": there is no such source", r->ref);
	}
}

static void
resolve_category(struct model *m, struct entry *e)
{
	if (e->category_id == NULL || *e->category_id == '\0')
		return;
	e->category = find_category(m, e->category_id);
	if (e->category == NULL)
		model_error(m, e->line,
		    "category=\"%s\": there is no such category",
		    e->category_id);
}

static void
resolve_provider(struct model *m, struct entry *e)
{
	const struct word *word;

	if (e->provider_id == NULL)
		return;
	word = find_word(m, BOUNCECODE_PROVIDERS, e->provider_id);
	if (word != NULL)
		e->provider = word->number;
	else
		model_error(m, e->line,
		    "provider=\"%s\": there is no such provider",
		    e->provider_id);
}

/* The more general entry: "550 5.7.1" has "5.7.1", that one has "X.7.1". */
static const struct entry *
general(const struct model *m, const struct entry *e)
{
	const struct entry *found = NULL;
	const char *enhanced = e->code;

	if (e->kind == BOUNCECODE_KIND_PAIR) {
		enhanced += 4;
		found = find_entry(m, BOUNCECODE_KIND_ENHANCED, enhanced);
	} else if (e->kind != BOUNCECODE_KIND_ENHANCED ||
	    e->class_digit == BOUNCECODE_ANY_CLASS) {
		return NULL;
	}
	if (found == NULL)
		found = find_entry(m, BOUNCECODE_KIND_ENHANCED,
		    xprintf("X%s", enhanced + 1));
	return found;
}

static void
inherit_text(struct model *m, struct entry *e)
{
	const struct entry *p = e->parent;

	/* What a response leaves out it takes from its category. */
	for (int t = MEANING; is_worded(e) && e->category && t <= ADVICE; t++)
		if (e->text[t] == NULL)
			e->text[t] = e->category->text[t];
	for (int t = 0; p != NULL && t < NTEXTS; t++) {
		if (e->text[t] == NULL)
			e->text[t] = p->text[t];
		else if (p->text[t] && strcmp(e->text[t], p->text[t]) == 0)
			model_error(m, e->line,
			    "\"%s\" repeats the %s of \"%s\": leave it out",
			    e->code, text_names[t], p->code);
	}
}

/* The category's verdict, but for what the entry overrides. */
static void
settle_verdict(struct entry *e)
{
	const struct verdict *usual = &e->category->verdict;
	struct verdict *v = &e->verdict;

	if (v->permanent < 0)
		v->permanent = usual->permanent;
	if (v->transient < 0)
		v->transient = usual->transient;
	/* A category that knows no 4yz form has its 5yz one there, but for
	 * calling an address dead, which nothing temporary does. */
	if (v->transient < 0)
		v->transient = v->permanent == BOUNCECODE_BOUNCE_HARD
		    ? BOUNCECODE_BOUNCE_SOFT
		    : v->permanent;
	if (v->action < 0)
		v->action = usual->action;
	/* A temporary refusal never takes an address off a list. */
	v->transient_action = v->action == BOUNCECODE_ACTION_SUPPRESS
	    ? BOUNCECODE_ACTION_RETRY
	    : v->action;
}

static void
inherit_verdict(struct entry *e)
{
	const struct entry *p = e->parent;

	if (e->category_id == NULL && p != NULL) {
		take_category(e, p);
		if (e->confidence < 0)
			e->confidence = p->confidence;
		if (e->vague < 0)
			e->vague = p->vague;
		if (e->category == p->category)
			e->precise |= p->precise;
	}
	if (e->confidence < 0)
		e->confidence = e->kind == BOUNCECODE_KIND_CLASS
		    ? BOUNCECODE_CONFIDENCE_LOW
		    : BOUNCECODE_CONFIDENCE_HIGH;
	if (e->vague < 0)
		e->vague = 0;
	if (e->category != NULL)
		settle_verdict(e);
}

static void
resolve_names(struct model *m, struct entry *e)
{
	resolve_references(m, e);
	resolve_category(m, e);
	resolve_provider(m, e);
	e->parent = general(m, e);
}

static void
inherit(struct model *m, struct entry *e)
{
	inherit_text(m, e);
	inherit_verdict(e);
}

static void
resolve_line(struct model *m, struct labelled *l)
{
	struct source *s = l->ref ? find_source(m, l->ref) : NULL;

	if (s != NULL)
		s->used = true;
	if (l->made && l->ref != NULL)
		model_error(m, l->line, "a line that was made has no source");
	else if (!l->made && l->ref == NULL)
		model_error(m, l->line,
		    "a line has source=\"...\", or made=\"yes\" where it has none");
	else if (!l->made && s == NULL)
		model_error(m, l->line, "source=\"%s\": there is no such source",
		    l->ref);
	if (l->category_id == NULL)
		return;
	l->category = find_category(m, l->category_id);
	if (l->category == NULL)
		model_error(m, l->line,
		    "category=\"%s\": there is no such category", l->category_id);
}

void
resolve(struct model *m)
{
	for (size_t i = 0; i < m->nentries; i++)
		resolve_names(m, &m->entries[i]);
	for (size_t i = 0; i < m->nlines; i++)
		resolve_line(m, &m->lines[i]);
	/* From the general to the special, whatever the order in the file. */
	for (int depth = 0; depth < 3; depth++)
		for (size_t i = 0; i < m->nentries; i++) {
			struct entry *e = &m->entries[i];
			int is = e->kind == BOUNCECODE_KIND_PAIR ? 2
			    : e->parent != NULL			 ? 1
								 : 0;

			if (is == depth)
				inherit(m, e);
		}
	for (size_t i = 0; i < m->nheadlines; i++) {
		resolve_references(m, &m->headlines[i].entry);
		resolve_provider(m, &m->headlines[i].entry);
	}
	for (size_t i = 0; i < m->nsituations; i++) {
		struct entry *e = &m->situations[i].entry;

		resolve_references(m, e);
		e->parent = find_entry(m, BOUNCECODE_KIND_PAIR, e->code);
		if (e->parent == NULL)
			e->parent = general(m, e);
	}
	/* What was replaced is still compared with what replaced it. */
	for (size_t i = 0; i < m->nreplaced; i++) {
		struct entry *old = &m->replaced[i].old;

		resolve_category(m, old);
		old->parent = general(m, old);
		inherit_verdict(old);
	}
}

static void
add_row(struct model *m, const struct entry *e, unsigned class_digit)
{
	struct row r = { .entry = e, .class_digit = class_digit };
	bool has_number = e->kind != BOUNCECODE_KIND_CLASS && !is_worded(e);

	r.key = e->code;
	if (class_digit != e->class_digit)
		r.key = xprintf("%u%s", class_digit, e->code + 1);
	r.digit = e->reply > 9 ? e->reply / 100
	    : e->reply > 0     ? e->reply
			       : class_digit;
	r.remarks = (unsigned)e->origin;
	if (has_number && e->reply > 0)
		r.number |= BOUNCECODE_REPLY(e->reply);
	if (has_number && class_digit > 0)
		r.number |=
		    BOUNCECODE_ENHANCED(class_digit, e->subject, e->detail);
	/* "4.7.1" may have an entry although the registry knows only 5.7.1 */
	for (; e != NULL; e = e->parent) {
		if (e->deprecated != NULL)
			r.remarks |= BOUNCECODE_REMARK_OBSOLETE;
		if (e->classes != 0 && class_digit != BOUNCECODE_ANY_CLASS &&
		    (e->classes & 1u << class_digit) == 0)
			r.remarks |= BOUNCECODE_REMARK_UNFORESEEN_CLASS;
	}
	if (r.entry->mismatch)
		r.remarks |= BOUNCECODE_REMARK_CLASS_MISMATCH;
	m->rows = xgrow(m->rows, m->nrows, sizeof *m->rows);
	m->rows[m->nrows++] = r;
}

/* The groups of a table for people: 5yz, 4yz, 2yz, 3yz, the rest. */
static int
group(unsigned digit)
{
	static const int order[10] = { 6, 5, 3, 4, 2, 1, 6, 7, 6, 6 };

	return order[digit];
}

static int
compare_rows(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	const struct entry *e = x->entry, *f = y->entry;

	/* Worded entries come last, in the order of the list. */
	if (is_worded(e) || is_worded(f))
		return is_worded(e) != is_worded(f) ? is_worded(e) - is_worded(f)
		    : e < f			    ? -1
						    : e > f;

#define COMPARE(p, q)  \
	if ((p) != (q)) \
		return (p) < (q) ? -1 : 1
	COMPARE(group(x->digit), group(y->digit));
	COMPARE(e->kind, f->kind);
	COMPARE(e->reply, f->reply);
	COMPARE(x->class_digit, y->class_digit);
	COMPARE(e->subject, f->subject);
	COMPARE(e->detail, f->detail);
#undef COMPARE
	return strcmp(x->key, y->key);
}

void
derive(struct model *m)
{
	static const unsigned digits[] = { 5, 4, 2 };

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		add_row(m, e, e->class_digit);
		if (e->class_digit != BOUNCECODE_ANY_CLASS || is_worded(e))
			continue;
		/* An entry of its own for the class goes before the X. one. */
		for (size_t k = 0; k < 3; k++) {
			unsigned d = digits[k];
			char *own = xprintf("%u%s", d, e->code + 1);

			if ((e->kind == BOUNCECODE_KIND_CLASS ||
				(e->classes & 1u << d) != 0) &&
			    find_entry(m, e->kind, own) == NULL)
				add_row(m, e, d);
		}
	}
	qsort(m->rows, m->nrows, sizeof *m->rows, compare_rows);
}
