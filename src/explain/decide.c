/*
 * What decides, where several things in a text could: the rules of what
 * outvotes what, one function each, in the order in which they are asked.
 */
#include "code/look.h"
#include "explain/reading.h"

#include "base/ascii.h"
#include "code/code.h"
#include "explain/explain.h"
#include "explain/range.h"
#include "text/word.h"

#include <string.h>

/* A provider is recognised by a wording of so many letters; a general one of
 * fewer than BC_WEAK_LETTERS may stand anywhere. */
enum { BC_SIGN_LETTERS = 22, BC_WEAK_LETTERS = 16 };

/* A private enhanced code ("5.7.606") of a provider, by itself. */
static const struct bouncecode_entry *
bc_find_private(const struct bouncecode_code *c, unsigned provider)
{
	size_t at = bc_range_from(c);
	const struct bc_range *range;

	while ((range = bc_next_range(c, &at)) != NULL) {
		const struct bouncecode_entry *e = &bc_entries[range->entry];

		if (provider == 0 || bc_response_of(e)->provider == provider)
			return e;
	}
	return NULL;
}

void
bc_add_evidence(struct bouncecode_answer *a, enum bouncecode_evidence what,
    const struct bc_finding *h)
{
	if (h != NULL)
		bc_add_match(a, what, h->offset, h->length);
}

/* What is likely, but not certain. */
static void
bc_lower_high_confidence(struct bouncecode_answer *a)
{
	if (a->confidence == BOUNCECODE_CONFIDENCE_HIGH)
		a->confidence = BOUNCECODE_CONFIDENCE_MEDIUM;
}

static void
bc_decide_by(struct bc_text_reading *r, const struct bc_choice *c, enum bouncecode_basis basis)
{
	struct bouncecode_answer *a = r->answer;
	const struct bc_response *b = bc_response_of(c->entry);
	const struct bc_pattern *p = c->finding->pattern;

	a->remarks = 0;
	bc_decide(a, basis, c->entry);
	if (basis == BOUNCECODE_BASIS_PHRASE) {
		/* A long wording of one provider is a sign of it. */
		if (a->provider == 0 &&
		    (bc_kind(p) == BC_TOKEN || bc_length_of(p) >= BC_SIGN_LETTERS))
			a->provider = b->provider;
		if (b->provider != 0 && bc_kind(p) != BC_TOKEN &&
		    !r->is_recognised)
			bc_lower_high_confidence(a);
		if (bc_kind(p) == BC_TOKEN || b->blocklist != 0)
			a->basis = BOUNCECODE_BASIS_VENDOR_CODE;
		else if (b->provider != 0 && a->provider == b->provider)
			a->basis = BOUNCECODE_BASIS_PROVIDER_PHRASE;
	}
	bc_judge(a);
	if (b->blocklist == 0)
		bc_add_evidence(a,
		    bc_kind(p) == BC_TOKEN ? BOUNCECODE_EVIDENCE_VENDOR_CODE
					: BOUNCECODE_EVIDENCE_PHRASE,
		    c->finding);
}

/* The code says something of its own: no word need decide. */
static int
bc_is_specific(const struct bouncecode_answer *a)
{
	return a->entry != NULL && !bc_verdicts[a->entry->verdict].vague &&
	    a->basis != BOUNCECODE_BASIS_CLASS &&
	    !(a->remarks & (BOUNCECODE_REMARK_UNREGISTERED | BOUNCECODE_REMARK_DOTS_GUESSED)) &&
	    a->confidence >= BOUNCECODE_CONFIDENCE_MEDIUM;
}

/* A few letters that anybody may write: "access denied". */
static int
bc_is_weak(const struct bc_choice *c)
{
	const struct bc_pattern *p = c->finding->pattern;

	return bc_kind(p) == BC_PHRASE && bc_response_of(c->entry)->provider == 0 &&
	    (bc_length_of(p) < BC_WEAK_LETTERS ||
		bc_confidence_of(c->entry) == BOUNCECODE_CONFIDENCE_LOW);
}

/* A wording that anybody may send, and no private code. */
static int
bc_is_general(const struct bc_choice *c)
{
	return bc_kind(c->finding->pattern) != BC_TOKEN &&
	    bc_response_of(c->entry)->provider == 0 &&
	    bc_response_of(c->entry)->blocklist == 0 &&
	    !bc_verdicts[c->entry->verdict].decisive;
}

static unsigned
bc_fault_of(const struct bouncecode_entry *entry)
{
	return bc_categories[entry->category].fault;
}

static const struct bouncecode_entry *
bc_stand_in_for(unsigned what)
{
	for (const struct bc_stand_in *s = bc_stand_ins; s->what != 0; s++)
		if (s->what == what)
			return &bc_entries[s->entry];
	return NULL;
}

static int
bc_decide_by_stand_in(struct bc_text_reading *r, enum bouncecode_basis basis,
    const struct bouncecode_entry *entry)
{
	if (entry == NULL)
		return 0;
	r->answer->remarks = 0;
	bc_decide(r->answer, basis, entry);
	bc_judge(r->answer);
	return 1;
}

/* A code that is registered for one cause is not beaten by a general wording
 * of another category: "550 5.7.23 SPF authentication failed" is no login. Nor
 * is a code that names the sender's fault by what only a check of recipients
 * would say. */
static void
bc_drop_what_code_contradicts(struct bc_text_reading *r)
{
	const struct bouncecode_answer *c = &r->by_code;
	struct bc_choice *p = &r->phrase;

	if (!r->is_specific)
		return;
	if (p->entry != NULL && bc_is_general(p) &&
	    p->entry->category != c->category &&
	    ((bc_verdicts[c->entry->verdict].precise &&
		 !bc_comes_with(p->entry, &c->code)) ||
		(c->fault == BOUNCECODE_FAULT_SENDER &&
		    bc_fault_of(p->entry) == BOUNCECODE_FAULT_RECIPIENT)))
		p->entry = NULL;
	if (bc_verdicts[c->entry->verdict].precise)
		r->cue.entry = NULL;
}

/* The command that failed: looked for only where it can change the answer. */
static enum bouncecode_command
bc_command_of(struct bc_text_reading *r)
{
	enum { REACH = 4096 }; /* longer texts are mails, and name many */
	size_t n = r->said.length < REACH ? r->said.length : (size_t)REACH;

	/* Who names a command puts a colon behind it, or brackets around. */
	if (r->command == BOUNCECODE_COMMAND_NONE && !r->command_is_sought && n > 0 &&
	    (memchr(r->text + r->said.offset, ':', n) != NULL ||
		memchr(r->text + r->said.offset, '(', n) != NULL))
		r->command = bc_find_command(r->text + r->said.offset, n);
	r->command_is_sought = 1;
	return r->command;
}

/* Is it part of an address or the name of a host? */
static int
bc_is_of_name(const char *text, const char *p, const char *end)
{
	const char *stop = end - p > 64 ? p + 64 : end;

	if (p > text && (p[-1] == '.' || p[-1] == '@'))
		return 1;
	while (p < stop && (bc_is_letter(*p) || bc_is_digit(*p) || *p == '-' || *p == '_'))
		p++;
	return p < stop && (*p == '@' || (*p == '.' && stop - p > 1 && bc_is_letter(p[1])));
}

/* Words beside which a general wording may be about the sender, a login or a
 * passing trouble after all: then it calls no address dead. */
static int
bc_has_doubt(const char *text, const char *end)
{
	static const char stems[][12] = { "at this tim", "authenticat", "body", "busy",
		"callback", "callout", "clean your", "database", "dictionary",
		"harvest", "later", "login", "lookup", "mail from", "maintenanc",
		"number of", "our auth", "over quota", "percent", "permitted",
		"rate of", "reachable", "retry", "sender", "service is", "service tem",
		"service una", "spam", "temporar", "try again", "unreachabl",
		"you send", "your addres", "your list" };

	for (const char *p = text; (p = bc_find_stem(p, end, end, stems[0], sizeof *stems,
				       sizeof stems / sizeof *stems)) != NULL;
	     p++)
		if (!bc_is_of_name(text, p, end))
			return 1;
	return 0;
}

static void
bc_spare_in_doubt(struct bc_text_reading *r)
{
	struct bouncecode_answer *a = r->answer;

	if (a->bounce != BOUNCECODE_BOUNCE_HARD ||
	    !bc_has_doubt(r->text + r->behind_code, r->text + r->end_of_words))
		return;
	r->is_spared = 1;
	a->bounce = BOUNCECODE_BOUNCE_BLOCK;
	a->action = BOUNCECODE_ACTION_INVESTIGATE;
	bc_lower_high_confidence(a);
}

/* What was answered to HELO, AUTH or MAIL is about the host, the login or the
 * sender, even if its words would be about a recipient elsewhere. */
static int
bc_decide_before_recipients(struct bc_text_reading *r)
{
	int blames_recipient = r->phrase.entry != NULL
	    ? bc_is_general(&r->phrase) &&
		bc_fault_of(r->phrase.entry) == BOUNCECODE_FAULT_RECIPIENT
	    : r->by_code.fault == BOUNCECODE_FAULT_RECIPIENT ||
		(r->cue.entry != NULL &&
		    bc_fault_of(r->cue.entry) == BOUNCECODE_FAULT_RECIPIENT);

	enum bouncecode_command c = blames_recipient ? bc_command_of(r) : BOUNCECODE_COMMAND_NONE;

	return (c == BOUNCECODE_COMMAND_MAIL || c == BOUNCECODE_COMMAND_AUTH ||
		   c == BOUNCECODE_COMMAND_HELO) &&
	    bc_decide_by_stand_in(r, BOUNCECODE_BASIS_WORDS, bc_stand_in_for(c));
}

static int
bc_decide_by_phrase(struct bc_text_reading *r)
{
	if (r->phrase.entry == NULL ||
	    (r->private_entry != NULL && bc_is_weak(&r->phrase)))
		return 0;
	bc_decide_by(r, &r->phrase,
	    r->said_of_topic ? BOUNCECODE_BASIS_WORDS
			     : BOUNCECODE_BASIS_PHRASE);
	bc_add_evidence(r->answer, BOUNCECODE_EVIDENCE_PHRASE, r->said_of_topic);
	if (bc_is_general(&r->phrase))
		bc_spare_in_doubt(r);
	return 1;
}

/* A private enhanced code of a provider, by itself. */
static int
bc_decide_by_private_code(struct bc_text_reading *r)
{
	struct bouncecode_answer *a = r->answer;

	if (r->private_entry == NULL)
		return 0;
	bc_decide(a, BOUNCECODE_BASIS_ENHANCED, r->private_entry);
	bc_lower_high_confidence(a);
	a->provider = bc_response_of(r->private_entry)->provider;
	bc_judge(a);
	return 1;
}

static int
bc_decide_by_cue(struct bc_text_reading *r)
{
	if (r->cue.entry == NULL ||
	    (r->is_specific &&
		!(r->by_code.fault == BOUNCECODE_FAULT_RECIPIENT &&
		    bc_is_sender_side(r->cue.entry))))
		return 0;
	bc_decide_by(r, &r->cue, BOUNCECODE_BASIS_WORDS);
	return 1;
}

static int
bc_decide_by_catch_all(struct bc_text_reading *r)
{
	if (r->is_specific || r->catch_all.entry == NULL)
		return 0;
	bc_decide_by(r, &r->catch_all, BOUNCECODE_BASIS_PHRASE);
	bc_lower_high_confidence(r->answer);
	return 1;
}

/* A code that says little was answered to a command that says more: after
 * DATA no recipient is checked, and HELO is about the name of the host. */
static int
bc_decide_by_command(struct bc_text_reading *r)
{
	return !r->is_specific && bc_decide_by_stand_in(
		r, BOUNCECODE_BASIS_WORDS, bc_stand_in_for(bc_command_of(r)));
}

/* Does a word stand behind the code, other than an address or a host? */
static int
bc_has_words(const char *p, const char *end)
{
	enum { SHORTEST = 3 };

	while (p < end) {
		const char *word = p;
		int plain = 1;

		while (p < end && (unsigned char)*p > ' ') {
			plain &= *p != '@' && *p != '<' &&
			    !(*p == '.' && p + 1 < end && p[1] > ' ');
			p++;
		}
		if (plain && p - word >= SHORTEST &&
		    (bc_is_letter(*word) || (unsigned char)*word >= 0x80))
			return 1;
		p++;
	}
	return 0;
}

/* What answers for a bare reply code where unknown words stand behind it, as
 * behind 550: they say nothing of the recipient. NULL where the code does. */
static const struct bouncecode_entry *
bc_stand_in_for_words(const struct bc_text_reading *r)
{
	const struct bouncecode_code *c = &r->answer->code;

	return c->class_digit == 0 && bc_is_smtp_reply(c->reply) && r->has_words
	    ? bc_stand_in_for(c->reply)
	    : NULL;
}

static int
bc_decide_by_bare_reply(struct bc_text_reading *r)
{
	return bc_decide_by_stand_in(
	    r, BOUNCECODE_BASIS_REPLY, bc_stand_in_for_words(r));
}

static enum bc_rule
bc_decide_by_code(struct bc_text_reading *r)
{
	struct bouncecode_answer *a = r->answer;

	r->by_code.provider = a->provider;
	r->by_code.blocklist = a->blocklist;
	*a = r->by_code;
	/* Words that nothing explains stand beside it: they may be about
	 * anything, where the code is not kept to one cause. */
	if (r->has_words && a->entry != NULL &&
	    a->permanent != BOUNCECODE_PERMANENT_UNKNOWN &&
	    a->category != BOUNCECODE_CATEGORY_OK &&
	    !bc_verdicts[a->entry->verdict].precise)
		bc_lower_high_confidence(a);
	if (r->has_words)
		bc_spare_in_doubt(r);
	return BC_RULE_CODE;
}

/* The place behind a half of the code, if that stands between two others; the
 * first of them if it does not: it may stand elsewhere in a line of a log. */
static size_t
bc_behind(size_t offset, size_t length, size_t from, size_t end)
{
	return length > 0 && offset >= from && offset < end ? offset + length
							  : from;
}

void
bc_decide_reading(struct bc_text_reading *r)
{
	const struct bouncecode_code *c = &r->answer->code;
	size_t from = r->said.offset, end = r->end_of_words;

	from = bc_behind(c->reply_offset, c->reply_length, from, end);
	from = bc_behind(c->enhanced_offset, c->enhanced_length, from, end);
	bouncecode_answer_code(c, &r->by_code);
	if (c->class_digit != 0 && (r->by_code.remarks & BOUNCECODE_REMARK_UNREGISTERED))
		r->private_entry = bc_find_private(c, r->answer->provider);
	r->behind_code = from < end ? from : end;
	r->has_words = bc_has_words(r->text + r->behind_code, r->text + r->end_of_words);
	/* A word that is known says more than a code behind which there may be
	 * any. */
	r->is_specific =
	    bc_is_specific(&r->by_code) && bc_stand_in_for_words(r) == NULL;
	bc_drop_what_code_contradicts(r);
	/* In this order: each says whether it decided. No table of functions,
	 * which would have to be relocated. */
	r->rule = bc_decide_before_recipients(r) ? BC_RULE_BEFORE_RECIPIENTS
	    : bc_decide_by_phrase(r) ? BC_RULE_PHRASE
	    : bc_decide_by_private_code(r) ? BC_RULE_PRIVATE_CODE
	    : bc_decide_by_cue(r) ? BC_RULE_CUE
	    : bc_decide_by_catch_all(r) ? BC_RULE_CATCH_ALL
	    : bc_decide_by_command(r) ? BC_RULE_COMMAND
	    : bc_decide_by_bare_reply(r) ? BC_RULE_BARE_REPLY
	    : bc_decide_by_code(r);
	bc_hear_words(r);
}
