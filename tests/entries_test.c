/*
 * Every entry of the list, looked up through the runtime and read back equal.
 * What is expected is generated from the list by another way than the tables.
 */
#include "tap.h"

#include "entries.h"

enum { N = sizeof expected / sizeof *expected };

static int
reads_back(const struct expected *x, const struct bouncecode_entry *e)
{
	struct bouncecode_reference r;

	return same(bouncecode_key(e), x->key) &
	    same(bouncecode_title(e), x->title) &
	    same(bouncecode_meaning(e), x->meaning) &
	    same(bouncecode_cause(e), x->cause) &
	    same(bouncecode_advice(e), x->advice) &
	    same(bouncecode_note(e), x->note) &
	    same(bouncecode_reason(e), x->reason) &
	    same_number("kind", (long)bouncecode_kind_of(e), x->kind) &
	    (bouncecode_reference_at(e, x->references - 1, &r) == 1 &&
		r.name != NULL && r.url != NULL) &
	    (bouncecode_reference_at(e, x->references, &r) == 0);
}

static int
is_judged(const struct expected *x, const struct bouncecode_answer *a)
{
	return same_number("category", a->category, (long)x->category) &
	    same_number("fault", a->fault, x->fault) &
	    same_number("bounce", a->bounce, x->bounce) &
	    same_number("action", a->action, x->action) &
	    same_number("permanent", a->permanent, x->permanent) &
	    same_number("remarks", a->remarks, (long)x->remarks) &
	    same_number("confidence", a->confidence, x->confidence);
}

/* Does the entry explain its sample, and leave its counter-sample alone? A
 * headline explains nothing, but is known. */
static int
holds(const struct sample *s, const struct bouncecode_answer *a)
{
	int mine = 0;

	if (s->headline > 0)
		return a->entry == NULL && a->headline == s->headline;
	for (size_t i = 0; i < N && a->entry != NULL; i++)
		if (bouncecode_at(i) == a->entry)
			mine = expected[i].entry == s->entry;

	if (s->counter)
		return s->bounce >= 0 ? a->bounce != s->bounce : !mine;
	return mine && (s->category < 0 || a->category == s->category) &&
	    (s->bounce < 0 || a->bounce == s->bounce);
}

/* A line to learn from teaches all others like it; the list and its weights need
 * not say the same of the line itself. Who adds one in an overlay is warned. */
static void
warn_of(const struct labelled *l)
{
	struct bouncecode_answer a;

	bouncecode_explain(l->text, strlen(l->text), &a);
	if (a.category == l->category)
		return;
	fprintf(l->local ? stderr : stdout,
	    "%s:%d: warning: answered %s, not %s: \"%s\"\n",
	    l->local ? "overlay" : "# codes.xml", l->line,
	    a.entry ? bouncecode_name(BOUNCECODE_CATEGORIES, a.category)
		    : "nothing",
	    l->category ? bouncecode_name(BOUNCECODE_CATEGORIES, l->category)
			: "nothing",
	    l->text);
}

/* A line more to learn from may teach something else of a sample that says next
 * to nothing. That is no mistake of its entry, but it must not cost an address. */
static int
is_learned_otherwise(const struct sample *s, const struct bouncecode_answer *a)
{
	return s->unsure && a->basis <= BOUNCECODE_BASIS_WORDS &&
	    a->confidence < BOUNCECODE_CONFIDENCE_HIGH &&
	    a->bounce != BOUNCECODE_BOUNCE_HARD;
}

int
main(void)
{
	ok(same_number("count", (long)bouncecode_count(), N),
	    "as many entries as in the list");
	ok(same(bouncecode_data_digest(), expected_digest),
	    "made from the same list");
	ok(bouncecode_at(N) == NULL, "no entry behind the last");
	for (size_t i = 0; i < N; i++) {
		const struct expected *x = &expected[i];
		const struct bouncecode_entry *e = bouncecode_at(i);
		struct bouncecode_answer a;

		ok(e != NULL && reads_back(x, e), "%s reads back",
		    x->key ? x->key : x->title);
		if (x->number != 0)
			ok(bouncecode_find(x->number) == e, "%s by number",
			    x->key);
		if (x->kind <= BOUNCECODE_KIND_PAIR)
			ok(bouncecode_lookup(x->key, strlen(x->key), &a) == 1 &&
			a.entry == e && is_judged(x, &a),
		    "%s by text, with its verdict", x->key);
	}
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *s = &samples[i];
		struct bouncecode_answer a;

		bouncecode_explain(s->text, strlen(s->text), &a);
		if (!ok(holds(s, &a) || is_learned_otherwise(s, &a), "%s:%d: the %s",
			s->local ? "overlay" : "codes.xml", s->line,
			s->counter ? "counter-sample is answered otherwise"
				   : "sample is explained by its entry"))
			printf("# got %s, %s, %s, %s\n",
			    a.entry ? bouncecode_key(a.entry) : "nothing",
			    a.entry ? bouncecode_title(a.entry) : "",
			    bouncecode_name(BOUNCECODE_CATEGORIES, a.category),
			    bouncecode_name(BOUNCECODE_BOUNCES, a.bounce));
	}
	for (const struct labelled *l = labelled; l->text != NULL; l++)
		warn_of(l);
	return done();
}
