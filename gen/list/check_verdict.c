/*
 * The rules of verdicts: what may call an address dead, and what of a verdict,
 * its advice and its codes must agree. Numbers are those of the rules in the
 * first comment of codes.xml.
 */
#include "gen/list/check_verdict.h"

#include <string.h>
#include <strings.h>

static bool
begins_with(const char *s, const char *start)
{
	return s != NULL && strncasecmp(s, start, strlen(start)) == 0;
}

/* The first digit of what it answers: of the reply, else the class; 0 where a
 * wording has no code. */
static unsigned
first_digit(const struct entry *e)
{
	return e->reply > 9 ? e->reply / 100
	    : e->reply > 0  ? e->reply
			    : e->class_digit;
}

static void
check_override(struct model *m, const struct entry *e)
{
	const struct verdict *usual = &e->category->verdict;

	if (e->has_verdict && e->verdict.permanent == usual->permanent &&
	    (e->verdict.transient == usual->transient || usual->transient < 0) &&
	    e->verdict.action == usual->action)
		model_error(m, e->line,
		    "\"%s\": the verdict is that of category \"%s\": leave it out",
		    label_of(e), e->category->word->id);
}

/* Rule 5: a wrong answer of these two kinds deletes live addresses from lists. */
static void
check_dead(struct model *m, const struct entry *e)
{
	const struct entry *p = e->parent;
	bool dead = e->verdict.permanent == BOUNCECODE_BOUNCE_HARD ||
	    e->verdict.action == BOUNCECODE_ACTION_SUPPRESS;
	bool sender = e->category->fault == BOUNCECODE_FAULT_SENDER;

	if (p != NULL && e->category == p->category && !e->has_verdict &&
	    e->confidence == p->confidence)
		return; /* inherited, and checked there */
	if (dead && e->confidence == BOUNCECODE_CONFIDENCE_LOW)
		model_error(m, e->line,
		    "\"%s\": an address must not be called dead with low confidence",
		    label_of(e));
	/* A platform's own suppression list is the one exception: the address
	 * bounced before, and the sender holds the list. */
	if (dead && sender && strcmp(e->category->word->id, "suppressed") != 0)
		model_error(m, e->line,
		    "\"%s\": an address must not be called dead for what is the sender's fault",
		    label_of(e));
}

/* Rule 21: a text without its code is not worse than one with it. */
static void
check_temporary(struct model *m, const struct entry *e)
{
	if (is_worded(e) && first_digit(e) == 4 &&
	    e->verdict.permanent == BOUNCECODE_BOUNCE_HARD)
		model_error(m, e->line,
		    "\"%s\": its usual code begins with 4, so that it is never hard: a <verdict> must say what it is",
		    label_of(e));
}

/* What a category or an entry says of an address, and tells to do. */
struct stance {
	int line;
	const char *what, *name, *advice;
	int bounce, action;
};

static struct stance
stance_of_category(const struct category *c)
{
	return (struct stance){ c->word->line, "category ", c->word->id,
		c->text[ADVICE], c->verdict.permanent, c->verdict.action };
}

static struct stance
stance_of(const struct model *m, const struct entry *e)
{
	struct judgement j = judge(m, e, first_digit(e));

	return (struct stance){ e->line, "", label_of(e), e->text[ADVICE],
		j.bounce, j.action };
}

static bool
has_same_verdict(const struct stance *a, const struct stance *b)
{
	return a->bounce == b->bounce && a->action == b->action;
}

/* Rule 22: the action that an entry has of its category counts as well. */
static void
check_suppressing(struct model *m, const struct stance *s)
{
	if (s->action == BOUNCECODE_ACTION_SUPPRESS &&
	    s->bounce != BOUNCECODE_BOUNCE_HARD)
		model_error(m, s->line,
		    "%s\"%s\": the action is \"suppress\", but the bounce \"%s\": only what is hard is suppressed",
		    s->what, s->name, word_id(m, BOUNCECODE_BOUNCES, s->bounce));
}

/* Rule 23. */
static void
check_idle(struct model *m, const struct stance *s)
{
	if (begins_with(s->advice, "Nothing to do") &&
	    s->action != BOUNCECODE_ACTION_NONE &&
	    s->action != BOUNCECODE_ACTION_RETRY &&
	    s->action != BOUNCECODE_ACTION_SLOW_DOWN)
		model_error(m, s->line,
		    "%s\"%s\": the advice is \"Nothing to do\", but the action is \"%s\"",
		    s->what, s->name, word_id(m, BOUNCECODE_ACTIONS, s->action));
}

/* Rule 24: an address that is not dead is not given up after one answer. */
static void
check_hasty(struct model *m, const struct stance *s)
{
	static const char *const beginnings[] = { "Suppress the address",
		"Stop sending to the address", "Remove the address" };
	bool hasty = s->advice != NULL &&
	    strstr(s->advice, "uppress it at once") != NULL;

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		hasty = hasty || begins_with(s->advice, beginnings[i]);
	if (hasty && s->bounce != BOUNCECODE_BOUNCE_HARD)
		model_error(m, s->line,
		    "%s\"%s\": the advice gives up the address at once, but the bounce is \"%s\"",
		    s->what, s->name, word_id(m, BOUNCECODE_BOUNCES, s->bounce));
}

/* Rule 39: how advice begins that says otherwise than the action. */
static const struct contrary {
	const char *action, *start;
} contraries[] = {
	{ "retry", "Do not" },
	{ "retry", "Remove" },
	{ "retry", "Repair" },
	{ "retry", "Send to fewer" },
	{ "retry", "Split the message" },
	{ "retry", "Split the recipients" },
	{ "retry", "Stop" },
	{ "retry", "Use fewer" },
	{ "slow-down", "Do not" },
	{ "slow-down", "Send from" },
	{ "pause", "Reduce" },
	{ "pause", "Retry" },
	{ "pause", "Send less" },
	{ "pause", "Send more slowly" },
	{ "pause", "Slow down" },
	{ "pause", "Try again" },
	{ "fix-sender", "Ask the owner" },
	{ "fix-sender", "Ask the recipient" },
	{ "fix-sender", "Retry" },
	{ "fix-sender", "Wait" },
	{ "fix-message", "Ask" },
	{ "fix-message", "Retry" },
	{ "fix-message", "Wait" },
	{ "suppress", "Ask" },
	{ "suppress", "Keep" },
	{ "suppress", "Retry" },
	{ "suppress", "Send" },
	{ "suppress", "Try again" },
	{ "suppress", "Wait" },
};

static void
check_contrary(struct model *m, const struct stance *s)
{
	const char *action = word_id(m, BOUNCECODE_ACTIONS, s->action);

	for (size_t i = 0; i < sizeof contraries / sizeof *contraries; i++)
		if (strcmp(contraries[i].action, action ? action : "") == 0 &&
		    begins_with(s->advice, contraries[i].start))
			model_error(m, s->line,
			    "%s\"%s\": the advice begins with \"%s\", but the action is \"%s\"",
			    s->what, s->name, contraries[i].start, action);
}

static void
check_advice(struct model *m, const struct stance *s)
{
	check_idle(m, s);
	check_hasty(m, s);
	check_contrary(m, s);
}

/* What is wrong with a category or a more general entry is said there, and not
 * again of each that has it from there. */
static void
check_stance(struct model *m, const struct entry *e)
{
	const struct entry *p = e->parent;
	struct stance own = stance_of(m, e);
	struct stance usual = stance_of_category(e->category);

	if (p != NULL && p->category == e->category && !e->has_verdict)
		usual = stance_of(m, p);
	if (!has_same_verdict(&own, &usual))
		check_suppressing(m, &own);
	if (!has_same_verdict(&own, &usual) || own.advice != usual.advice)
		check_advice(m, &own);
}

/* Rule 27: who calls it by the pair's own title means the same. An overlay may
 * know better than the list, and says so with overrides="". */
static void
check_pair_of(struct model *m, const struct entry *e)
{
	const struct entry *pair;

	if (!is_worded(e) || e->reply == 0 || e->class_digit == 0 ||
	    e->last_detail > e->detail)
		return;
	pair = find_entry(m, BOUNCECODE_KIND_PAIR,
	    xprintf("%u %u.%u.%u", e->reply, e->class_digit, e->subject,
		e->detail));
	if (pair != NULL && pair->category != e->category &&
	    is_local(pair->line) == is_local(e->line) &&
	    pair->text[TITLE] != NULL && e->text[TITLE] != NULL &&
	    strcasecmp(pair->text[TITLE], e->text[TITLE]) == 0)
		model_error(m, e->line,
		    "\"%s\" has codes and title of \"%s\", but not its category (%s)",
		    e->text[TITLE], pair->code,
		    place_of(m, pair->line, e->line));
}

void
check_verdicts(struct model *m)
{
	static void (*const rules[])(struct model *, const struct entry *) = {
		check_override, check_dead, check_temporary, check_stance,
		check_pair_of,
	};

	for (size_t i = 0; i < m->ncategories; i++) {
		struct stance s = stance_of_category(&m->categories[i]);

		check_suppressing(m, &s);
		check_advice(m, &s);
	}
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		if (e->category == NULL)
			continue; /* which is said elsewhere */
		for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
			rules[k](m, e);
	}
}
