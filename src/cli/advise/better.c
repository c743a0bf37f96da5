/*
 * Rules by which one answer is better to send than another, each with the RFC
 * that it rests on. The first rule that decides counts; none of them compares
 * answers that say different things, of which only who sends them knows the right
 * one.
 */
#include "cli/advise/better.h"

#include <string.h>

#define RFC(number, part) \
	"RFC " #number " section " part, \
	    "https://www.rfc-editor.org/rfc/rfc" #number ".html#section-" part

bool
side_read(struct side *s, const char *text, size_t length)
{
	char code[BOUNCECODE_WRITE_SIZE];
	size_t n;

	if (bouncecode_explain(text, length, &s->answer) != 1)
		return false;
	n = bouncecode_write(&s->answer.code, code, sizeof code);
	s->has_code = n > 0 && bouncecode_lookup(code, n, &s->code) == 1;
	return true;
}

/* ---- what is asked of one */

static unsigned
first_digit(const struct side *s)
{
	const struct bouncecode_code *c = &s->answer.code;

	return c->reply >= 100 ? c->reply / 100u : c->reply > 0 ? c->reply
								 : c->class_digit;
}

static bool
has_enhanced(const struct side *s)
{
	return s->answer.code.class_digit != 0;
}

/* Do the words tell what the code leaves open, or deny? */
static bool
has_words(const struct side *s)
{
	return s->answer.basis >= BOUNCECODE_BASIS_PHRASE;
}

/* X.7.1, most of X.n.0 and a bare 550 cover a lot: the list is not sure of them. */
static bool
is_general(const struct side *s)
{
	return !s->has_code || s->code.confidence <= BOUNCECODE_CONFIDENCE_LOW ||
	    (has_enhanced(s) && s->answer.code.detail == 0 &&
		s->code.confidence < BOUNCECODE_CONFIDENCE_HIGH);
}

static bool
is_mismatched(const struct side *s)
{
	return (s->answer.remarks & BOUNCECODE_REMARK_CLASS_MISMATCH) != 0;
}

static bool
contradicts_itself(const struct side *s)
{
	return s->has_code && has_words(s) && !is_general(s) &&
	    s->code.confidence == BOUNCECODE_CONFIDENCE_HIGH &&
	    s->answer.category != s->code.category;
}

static bool
is_unregistered(const struct side *s)
{
	enum { NONE_OF_THEM = BOUNCECODE_REMARK_UNREGISTERED |
		    BOUNCECODE_REMARK_DOTS_GUESSED | BOUNCECODE_REMARK_DE_FACTO |
		    BOUNCECODE_REMARK_OBSOLETE };

	return s->has_code && (s->code.remarks & NONE_OF_THEM) != 0;
}

/* Refused for good by its number, while what it says may pass. */
static bool
gives_up_too_early(const struct side *s)
{
	return first_digit(s) == 5 && s->answer.bounce == BOUNCECODE_BOUNCE_SOFT;
}

/* Do the registry or an RFC know both codes together? */
static bool
is_standard_pair(const struct side *s)
{
	struct bouncecode_reference r;

	if (!s->has_code || s->code.kind != BOUNCECODE_KIND_PAIR)
		return false;
	for (size_t i = 0; bouncecode_reference_at(s->code.entry, i, &r); i++)
		if (strncmp(r.name, "RFC ", 4) == 0 || strncmp(r.name, "IANA ", 5) == 0)
			return true;
	return false;
}

static bool
has_a_code(const struct side *s)
{
	return s->has_code;
}

/* ---- what is asked of two */

static bool
has_same_detail(const struct side *a, const struct side *b)
{
	const struct bouncecode_code *c = &a->answer.code, *d = &b->answer.code;

	return has_enhanced(a) && has_enhanced(b) && c->subject == d->subject &&
	    c->detail == d->detail;
}

/* May what a leaves open be what b says? A code without an enhanced one, and
 * X.0.0, leave all open; others their subject. */
static bool
covers(const struct side *a, const struct side *b)
{
	const struct bouncecode_code *c = &a->answer.code, *d = &b->answer.code;

	if (!is_general(a))
		return false;
	if (has_words(a))
		return a->answer.category == b->answer.category;
	if (first_digit(a) != first_digit(b))
		return false;
	return !has_enhanced(a) || c->subject == 0 ||
	    (has_enhanced(b) && c->subject == d->subject);
}

static bool
are_same(const struct side *a, const struct side *b)
{
	const struct bouncecode_code *c = &a->answer.code, *d = &b->answer.code;

	return a->answer.entry == b->answer.entry && c->reply == d->reply &&
	    c->class_digit == d->class_digit &&
	    a->answer.category == b->answer.category &&
	    (has_same_detail(a, b) || !has_enhanced(a));
}

static bool
are_different(const struct side *a, const struct side *b)
{
	if (covers(a, b) || covers(b, a))
		return false;
	if (a->answer.category != b->answer.category)
		return true;
	return !has_words(a) && !has_words(b) && has_enhanced(a) && has_enhanced(b) &&
	    !has_same_detail(a, b);
}

static bool
have_other_classes(const struct side *a, const struct side *b)
{
	return first_digit(a) != first_digit(b);
}

/* One enhanced code is as specific as itself. */
static bool
have_other_details(const struct side *a, const struct side *b)
{
	return !has_same_detail(a, b);
}

static bool
is_specific(const struct side *s)
{
	return !is_general(s);
}

/* ---- the rules */

/* A rule decides where the fault, or the virtue, is of one side alone, and what it
 * asks of both is so; one that asks for neither finds no side better. */
static const struct rule {
	const char *name;
	bool (*of_both)(const struct side *a, const struct side *b);
	bool (*fault)(const struct side *s);
	bool (*virtue)(const struct side *s);
	const char *why, *source, *url;
} rules[] = {
	{ "same", are_same, NULL, NULL, "they say the same", NULL, NULL },
	{ "different", are_different, NULL, NULL,
	    "they answer different things: send the one that is true", NULL, NULL },
	{ "has-code", NULL, NULL, has_a_code,
	    "the other one has no code for the client to act by", RFC(5321, "4.2") },
	{ "class-mismatch", NULL, is_mismatched, NULL,
	    "the other one's two codes begin with different digits, which have to agree",
	    RFC(2034, "4") },
	{ "contradiction", NULL, contradicts_itself, NULL,
	    "the other one's words say something else than its code, and clients act by the code",
	    RFC(5321, "4.2") },
	{ "registered", NULL, is_unregistered, NULL,
	    "the other one's code is in no RFC that stands, or not registered",
	    RFC(5248, "2") },
	{ "may-pass", NULL, gives_up_too_early, NULL,
	    "what happened may pass, and 5yz makes the client give up at once", RFC(5321, "4.2.1") },
	{ "class", have_other_classes, NULL, NULL,
	    "one asks to try again, the other to give up: it depends on whether this may pass",
	    RFC(5321, "4.2.1") },
	{ "enhanced", NULL, NULL, has_enhanced,
	    "it has an enhanced code, which says more than the reply code alone", RFC(2034, "4") },
	{ "specific", have_other_details, NULL, is_specific,
	    "it is more specific: the other code leaves open what happened", RFC(3463, "3.1") },
	{ "pair", NULL, NULL, is_standard_pair,
	    "its reply code is one that the standards have with this enhanced code",
	    RFC(5248, "2.4") },
	{ "equal", NULL, NULL, NULL, "no rule prefers one of them", NULL, NULL },
};

/* 1 or 2 for the better side; 0 where neither is; -1 where the rule says nothing. */
static int
decide(const struct rule *r, const struct side *a, const struct side *b)
{
	bool (*ask)(const struct side *) = r->fault ? r->fault : r->virtue;

	if (r->of_both != NULL && !r->of_both(a, b))
		return -1;
	if (ask == NULL)
		return 0;
	if (ask(a) == ask(b))
		return -1;
	return ask(a) == (r->fault == NULL) ? 1 : 2;
}

struct preference
better_of(const struct side *a, const struct side *b)
{
	const struct rule *r = rules;
	int better;

	while ((better = decide(r, a, b)) == -1)
		r++;
	return (struct preference){ r->name, better, r->why, r->source, r->url };
}
