/*
 * How much each wording that stands in a text has to say: the most decides.
 * The points were chosen by what real replies need, one rule each.
 */
#include "explain/reading.h"

#include "code/code.h"
#include "code/look.h"
#include "explain/range.h"

#include <string.h>

/* What speaks for a wording, in points; the most decides. */
enum {
	BC_POINTS_TOKEN = 400,      /* a private code */
	BC_POINTS_BLOCKLIST = 330,  /* the name of a list */
	BC_POINTS_OWN = 220,        /* a phrase of the recognised provider */
	BC_POINTS_ANYBODY = 150,    /* a phrase that means the same from all */
	BC_POINTS_UNKNOWN = 100,    /* a provider's, and none is recognised */
	BC_POINTS_OTHER = 20,       /* a provider's, and it is another one */
	BC_POINTS_LETTER = 3,       /* for each of its letters, */
	BC_LETTERS_MAX = 50,        /* up to so many */
	BC_POINTS_SENDER = 60,      /* it names the cause, not the address */
	BC_POINTS_SAME_STATUS = 60, /* comes with the enhanced code shown */
	BC_POINTS_SAME_REPLY = 15,
	BC_POINTS_SAME_CLASS = 15,
	BC_POINTS_OTHER_CLASS = -60,
	BC_POINTS_MEDIUM = -15, /* for its confidence */
	BC_POINTS_LOW = -45,
	BC_POINTS_CATCH_ALL = -300,
	BC_POINTS_DECISIVE = 700,
	BC_POINTS_BEFORE = -60 /* stands before the reply */
};

/* 5.7.620 is as good as 5.7.606 for an entry of 5.7.606-649. */
static int
bc_is_in_range(
    const struct bouncecode_code *code, const struct bouncecode_entry *entry)
{
	size_t at = bc_range_from(code);
	const struct bc_range *range;

	while ((range = bc_next_range(code, &at)) != NULL)
		if (&bc_entries[range->entry] == entry)
			return 1;
	return 0;
}

static int
bc_has_usual_status(const struct bouncecode_entry *entry,
    const struct bouncecode_code *usual, const struct bouncecode_code *code)
{
	return usual->class_digit != 0 &&
	    usual->class_digit == code->class_digit &&
	    usual->subject == code->subject &&
	    (usual->detail == code->detail || bc_is_in_range(code, entry));
}

int
bc_comes_with(
    const struct bouncecode_entry *entry, const struct bouncecode_code *code)
{
	struct bouncecode_code usual;

	bc_code_of_number(entry->number, &usual);
	return bc_has_usual_status(entry, &usual, code);
}

static int
bc_code_points(
    const struct bouncecode_code *code, const struct bouncecode_entry *entry)
{
	struct bouncecode_code usual;
	unsigned shown = bc_first_digit(code), digit;
	int points = 0;

	bc_code_of_number(entry->number, &usual);
	digit = bc_first_digit(&usual);
	if (shown == 0 || digit == 0)
		return 0;
	points += shown == digit ? BC_POINTS_SAME_CLASS : BC_POINTS_OTHER_CLASS;
	if (usual.reply != 0 && usual.reply == code->reply)
		points += BC_POINTS_SAME_REPLY;
	if (bc_has_usual_status(entry, &usual, code))
		points += BC_POINTS_SAME_STATUS;
	return points;
}

static int
bc_points_of(const struct bc_text_reading *r, const struct bc_finding *h,
    const struct bc_pattern *p, const struct bouncecode_entry *entry)
{
	const struct bouncecode_answer *a = r->answer;
	const struct bc_response *b = bc_response_of(entry);
	int letters = (int)bc_length_of(p);
	int points = bc_code_points(&a->code, entry) + BC_POINTS_LETTER *
		(letters < BC_LETTERS_MAX ? letters : BC_LETTERS_MAX);

	if (bc_kind(p) == BC_TOKEN)
		points += BC_POINTS_TOKEN;
	else if (b->blocklist != 0)
		points += BC_POINTS_BLOCKLIST;
	else if (b->provider == 0)
		points += BC_POINTS_ANYBODY;
	else if (b->provider == a->provider)
		points += BC_POINTS_OWN;
	else
		points += a->provider ? BC_POINTS_OTHER : BC_POINTS_UNKNOWN;
	if (bc_is_sender_side(entry))
		points += BC_POINTS_SENDER;
	if (bc_confidence_of(entry) == BOUNCECODE_CONFIDENCE_MEDIUM)
		points += BC_POINTS_MEDIUM;
	else if (bc_confidence_of(entry) == BOUNCECODE_CONFIDENCE_LOW)
		points += BC_POINTS_LOW;
	if (bc_is_catch_all(entry))
		points += BC_POINTS_CATCH_ALL;
	if (bc_verdicts[entry->verdict].decisive)
		points += BC_POINTS_DECISIVE;
	else if (a->code.reply_length > 0 && h->offset < a->code.reply_offset)
		points += BC_POINTS_BEFORE;
	return points;
}

static void
bc_prefer(struct bc_choice *c, const struct bc_finding *finding,
    const struct bouncecode_entry *entry, int points)
{
	if (c->entry != NULL && c->points >= points)
		return;
	c->finding = finding;
	c->entry = entry;
	c->points = points;
}

/* A wording of a provider that only counts where that is recognised, and is
 * not: such owners are passed over, and a wording that has no other hides
 * nothing. */
static int
bc_is_unsigned(const struct bc_text_reading *r, const struct bouncecode_entry *e)
{
	const struct bc_response *b = bc_response_of(e);

	return b->needs_sign && b->provider != r->answer->provider;
}

static int
bc_has_a_say(const struct bc_text_reading *r, const struct bc_pattern *p)
{
	for (unsigned k = 0; k < bc_nowners(p); k++)
		if (!bc_is_unsigned(r, &bc_entries[bc_owner_at(p, k)]))
			return 1;
	return 0;
}

static int
bc_contains(const struct bc_finding *o, const struct bc_finding *h)
{
	return (int)(o->offset <= h->offset) &
	    (int)(o->offset + o->length >= h->offset + h->length);
}

/* A wording inside a longer one that stands there as well is part of that. */
static int
bc_is_part(const struct bc_text_reading *r, const struct bc_finding *h)
{
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct bc_finding *o = &r->findings.list[i];
		const struct bc_pattern *p = o->pattern;

		/* One branch for all of it: each by itself is often mispredicted. */
		if (((int)(bc_kind(p) == BC_PHRASE) & (int)(bc_npieces(p) == 1) &
			(int)(o->length > h->length) & bc_contains(o, h)) &&
		    bc_has_a_say(r, p))
			return 1;
	}
	return 0;
}

/* Servers break the lines of a reply where they like, and repeat its code on
 * each. A long wording that goes over such a place is meant; a short one, of
 * less than so many letters, is the end of one sentence and the beginning of
 * another: "The sender must / authenticate with SPF" asks for no login. */
enum { BC_LETTERS_OVER_LINES = 22 };

static int
bc_goes_over_lines(const struct bc_text_reading *r, const struct bc_finding *h)
{
	const struct bouncecode_code *c = &r->answer->code;
	const char *p = r->text + h->offset, *end = p + h->length;

	if (c->reply_length != 3 || h->offset <= c->reply_offset)
		return 0;
	for (; (p = (const char *)memchr(p, r->text[c->reply_offset], (size_t)(end - p)));
	     p++)
		if (bc_repeats_reply(r->text, h->offset + h->length,
			(size_t)(p - r->text), c))
			return 1;
	return 0;
}

/* The last one: most texts have none. */
static void
bc_find_headline(struct bc_text_reading *r)
{
	for (size_t i = 0; i < r->findings.n; i++)
		if (bc_kind(r->findings.list[i].pattern) == BC_HEADLINE)
			r->headline = &r->findings.list[i];
}

/* Does a headline have a wording in it, which says nothing of its own then? */
static int
bc_is_in_headline(const struct bc_text_reading *r, const struct bc_finding *h)
{
	const struct bc_findings *findings = &r->findings;

	for (size_t i = 0; r->headline != NULL && i < findings->n; i++) {
		const struct bc_finding *o = &findings->list[i];

		if (bc_kind(o->pattern) == BC_HEADLINE &&
		    bc_contains(o, h))
			return 1;
	}
	return 0;
}

static int
bc_is_of_nobody(const struct bc_pattern *p)
{
	return bc_kind(p) == BC_CUE ||
	    (bc_kind(p) == BC_PHRASE &&
		bc_response_of(&bc_entries[bc_owner_at(p, 0)])->provider == 0);
}

void
bc_choose(struct bc_text_reading *r)
{
	bc_find_headline(r);
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct bc_finding *h = &r->findings.list[i];
		const struct bc_pattern *p = h->pattern;

		if (bc_kind(p) >= BC_TOPIC ||
		    (bc_is_of_nobody(p) &&
			(bc_is_in_headline(r, h) ||
			    (bc_npieces(p) == 1 &&
				bc_length_of(p) < BC_LETTERS_OVER_LINES &&
				bc_goes_over_lines(r, h)))))
			continue;
		if (bc_kind(p) == BC_PHRASE && bc_is_part(r, h) &&
		    bc_response_of(&bc_entries[bc_owner_at(p, 0)])->blocklist == 0)
			continue;
		for (unsigned k = 0; k < bc_nowners(p); k++) {
			const struct bouncecode_entry *e =
			    &bc_entries[bc_owner_at(p, k)];
			const struct bc_response *b = bc_response_of(e);
			int points;

			/* A private code is evidence itself. */
			if (bc_kind(p) != BC_TOKEN && bc_is_unsigned(r, e))
				continue;
			points = bc_points_of(r, h, p, e);
			if (bc_kind(p) == BC_CUE)
				bc_prefer(&r->cue, h, e, points);
			else if (bc_is_catch_all(e))
				bc_prefer(&r->catch_all, h, e, points);
			else
				bc_prefer(&r->phrase, h, e, points);
			if (b->blocklist != 0)
				bc_prefer(bc_is_catch_all(e) ? &r->vague_blocklist
							  : &r->blocklist,
				    h, e, (int)h->length);
		}
	}
}
