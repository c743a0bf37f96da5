/*
 * The voice of the words: where the rules are unsure, each word of a text and
 * each pair of neighbours says with its weight what the text is about. The
 * weights are learned by the compiler of the list; BOUNCECODE_NO_WEIGHTS leaves
 * them out, and the rules decide alone.
 */
#include "explain/reading.h"

#include "code/code.h"
#include "code/look.h"
#include "explain/stem.h"
#include "explain/weights.h"
#include "list/numbers.h"
#include "text/text.h"

#include <string.h>

#ifdef BOUNCECODE_NO_WEIGHTS

void
bc_hear_words(struct bc_text_reading *r)
{
	(void)r;
}

int
bc_guess_by_words(struct bc_text_reading *r)
{
	(void)r;
	return 0;
}

#else

#include "bouncecode_weights.gen.h"

/* How far words must be ahead of what a rule says, in the units of bc_lead(),
 * by how much that rule knows. Chosen on lines of sources that were left out of
 * the list: smaller ones overrule what was right, greater ones leave what was
 * wrong. */
enum {
	BC_LEAD_OVER_CODE = 8,  /* a code or a word that says little */
	BC_LEAD_OVER_RULE = 24, /* a code that says something of its own */
	BC_LEAD_ALONE = 8,      /* nothing at all was known */
	BC_LEAD_GUESS = 5,      /* nor that it is a refusal; who asks knows that */
	BC_LEAD_CONFIRM = 999,  /* a wording of the list: no word knows better */
	BC_LEAD_NEVER = 0x7fff  /* nor need any be heard */
};

/* And so much the words of a guess have to weigh together: of sentences about other
 * things one in thirteen has as much, and every fourth a lead. */
enum { BC_SUM_GUESS = 10 };

/* So many words of so many letters have to be known, or there is no sentence to
 * judge. */
enum { BC_WORDS_ENOUGH = 2, BC_WORD_LETTERS = 3 };

enum { BC_CATEGORIES = sizeof bc_learned / sizeof *bc_learned };

/* A word that was read, and where its features stand in the table, 0 = none. */
struct bc_voice_heard {
	struct bc_token stem;
	uint16_t alone, pair; /* with the word before it */
};

struct bc_voice {
	int16_t sums[BC_ROW_WIDTH]; /* 2 * BC_STEMS_READ * BC_WEIGHT_MAX at most */
	unsigned best, nstems, nwords;
	unsigned nbeside; /* so many stems first stand beside the text */
	int lead; /* of the best category over all others */
	struct bc_voice_heard heard[BC_STEMS_READ];
};

/* The numbers that follow a feature. */
static unsigned
bc_numbers_of(unsigned feature)
{
	unsigned n = bc_count_of(bc_features[feature]);

	return n == BC_FULL ? 1 : n;
}

static unsigned
bc_find_feature(uint32_t hash)
{
	uint32_t place = bc_feature_place(hash);
	unsigned at = bc_feature_places[place];
	unsigned end = bc_feature_places[place + 1];

	for (; at < end; at += 1 + bc_numbers_of(at))
		if (bc_end_of(bc_features[at]) == bc_feature_end(hash))
			return at;
	return 0;
}

static void
bc_add_feature(int16_t *sums, unsigned feature)
{
	const uint16_t *p = &bc_features[feature];
	unsigned n = bc_count_of(*p++);

	if (n == BC_FULL) {
		const int8_t *row = bc_weight_rows[*p];

		for (unsigned c = 0; c < BC_ROW_WIDTH; c++)
			sums[c] = (int16_t)(sums[c] + row[c]);
		return;
	}
	for (; n > 0; n--, p++)
		sums[bc_category_of(*p)] = (int16_t)(
		    sums[bc_category_of(*p)] + bc_weight_of(*p));
}

/* Letters beyond ASCII are bytes of more than one, and signs are words. */
static int
bc_is_of_letters(const char *text, const struct bc_token *stem)
{
	return stem->letters >= BC_WORD_LETTERS ||
	    (stem->letters > 0 && (unsigned char)text[stem->offset] >= 0x80);
}

static void
bc_listen(struct bc_voice *v, const char *text, size_t from, size_t end)
{
	struct bc_voice_heard *first = &v->heard[v->nstems], *h = first;
	int goes_on = v->nstems > 0 && v->nstems == v->nbeside;

	for (; h < v->heard + BC_STEMS_READ &&
	     bc_next_stem(text, end, &from, &h->stem);
	     h++) {
		h->alone = (uint16_t)bc_find_feature(h->stem.hash);
		h->pair = h == first && !goes_on ? 0
		    : (uint16_t)bc_find_feature(
			  bc_stem_pair(h[-1].stem.hash, h->stem.hash));
		v->nwords += h->alone != 0 && bc_is_of_letters(text, &h->stem);
		bc_add_feature(v->sums, h->alone);
		bc_add_feature(v->sums, h->pair);
	}
	v->nstems = (unsigned)(h - v->heard);
}

/* The best category, of equal ones the first, and how far it is ahead of all
 * others. */
static void
bc_find_best(struct bc_voice *v)
{
	int best = v->sums[0], second = INT16_MIN;
	unsigned found = 0;

	for (unsigned c = 1; c < BC_CATEGORIES; c++) {
		int sum = v->sums[c];

		if (sum > best) {
			second = best;
			best = sum;
			found = c;
		} else if (sum > second) {
			second = sum;
		}
	}
	v->best = found;
	v->lead = bc_lead(best, second, v->nstems);
}

static int
bc_weight_for(unsigned feature, unsigned category)
{
	const uint16_t *p = &bc_features[feature];
	unsigned n = bc_count_of(*p++);

	if (n == BC_FULL)
		return bc_weight_rows[*p][category];
	for (; n > 0; n--, p++)
		if (bc_category_of(*p) == category)
			return bc_weight_of(*p);
	return 0;
}

/* What speaks for a category: a word, or the pair that it ends. */
struct bc_reason {
	int weight;
	uint32_t offset, length;
};

static struct bc_reason
bc_reason_of(const struct bc_voice *v, unsigned i, unsigned category)
{
	const struct bc_voice_heard *h = &v->heard[i];
	struct bc_reason r = { bc_weight_for(h->alone, category), h->stem.offset,
		h->stem.length };
	int pair = bc_weight_for(h->pair, category);

	if (pair > r.weight && i > v->nbeside) {
		r.weight = pair;
		r.offset = h[-1].stem.offset;
		r.length += h->stem.offset - r.offset;
	}
	return r;
}

static int
bc_is_marked(const struct bouncecode_answer *a, const struct bc_reason *r)
{
	for (unsigned k = 0; k < a->nmatches; k++)
		if (r->offset < a->matches[k].offset + a->matches[k].length &&
		    a->matches[k].offset < r->offset + r->length)
			return 1;
	return 0;
}

/* Those that speak most, outside of what is evidence already. */
static void
bc_mark_words(const struct bc_voice *v, struct bouncecode_answer *a)
{
	enum { MARKED = 3 };

	for (int n = 0; n < MARKED; n++) {
		struct bc_reason best = { 0, 0, 0 };

		for (unsigned i = v->nbeside; i < v->nstems; i++) {
			struct bc_reason r = bc_reason_of(v, i, v->best);

			if (r.weight > best.weight && !bc_is_marked(a, &r))
				best = r;
		}
		if (best.weight == 0)
			return;
		bc_add_match(a, BOUNCECODE_EVIDENCE_WORD, best.offset, best.length);
	}
}

static unsigned
bc_confidence_of_lead(int lead)
{
	return lead >= BC_LEAD_HIGH  ? BOUNCECODE_CONFIDENCE_HIGH
	    : lead >= BC_LEAD_MEDIUM ? BOUNCECODE_CONFIDENCE_MEDIUM
				     : BOUNCECODE_CONFIDENCE_LOW;
}

/* The codes stay in evidence; whatever else was, decided nothing. */
static void
bc_forget_evidence(struct bouncecode_answer *a)
{
	while (a->nmatches > 0 &&
	    a->matches[a->nmatches - 1].what > BOUNCECODE_EVIDENCE_ENHANCED)
		a->nmatches--;
}

static void
bc_decide_by_words(struct bc_text_reading *r, const struct bc_voice *v)
{
	struct bouncecode_answer *a = r->answer;

	bc_forget_evidence(a);
	a->remarks = 0;
	bc_decide(a, BOUNCECODE_BASIS_WORDS, &bc_entries[bc_learned[v->best]]);
	bc_judge(a);
	a->confidence = (uint8_t)bc_confidence_of_lead(v->lead);
	bc_mark_words(v, a);
}

/* The words say the same as the rule, or they do not. */
static void
bc_confirm(struct bc_text_reading *r, const struct bc_voice *v)
{
	struct bouncecode_answer *a = r->answer;
	unsigned sure = bc_confidence_of_lead(v->lead);

	if (v->best != a->category) {
		if (a->confidence == BOUNCECODE_CONFIDENCE_HIGH)
			a->confidence = BOUNCECODE_CONFIDENCE_MEDIUM;
	} else if (sure > a->confidence && !r->is_spared) {
		a->confidence = (uint8_t)(sure == BOUNCECODE_CONFIDENCE_HIGH
			? sure
			: a->confidence + 1u);
	}
}

/* Does a rule leave something to say, and how far must words be ahead of it? */
static int
bc_lead_over(const struct bc_text_reading *r)
{
	const struct bouncecode_answer *a = r->answer;

	if (a->category == BOUNCECODE_CATEGORY_OK || a->basis == BOUNCECODE_BASIS_VENDOR_CODE)
		return BC_LEAD_NEVER;
	if (a->entry == NULL)
		return r->headline == NULL && (bc_first_digit(&a->code) != 0 ||
		    bc_is_refusal(r->text + r->said.offset, r->said.length))
		    ? BC_LEAD_ALONE
		    : BC_LEAD_NEVER;
	switch (r->rule) {
	case BC_RULE_PHRASE:
		return a->confidence == BOUNCECODE_CONFIDENCE_HIGH
		    ? BC_LEAD_NEVER
		    : BC_LEAD_CONFIRM;
	case BC_RULE_PRIVATE_CODE:
		return BC_LEAD_NEVER;
	case BC_RULE_CODE:
		return bc_verdicts[a->entry->verdict].precise
		    ? BC_LEAD_NEVER
		    : r->is_specific ? BC_LEAD_OVER_RULE
				     : BC_LEAD_OVER_CODE;
	case BC_RULE_CATCH_ALL:
		return a->basis == BOUNCECODE_BASIS_PROVIDER_PHRASE
		    ? BC_LEAD_CONFIRM
		    : BC_LEAD_OVER_RULE;
	case BC_RULE_COMMAND:
	case BC_RULE_BEFORE_RECIPIENTS:
		return BC_LEAD_OVER_RULE;
	default:
		return BC_LEAD_OVER_CODE;
	}
}

/* Where the words begin that say why: at the code, which a log or a mail server's
 * own words may stand before. */
static size_t
bc_beginning(const struct bc_text_reading *r)
{
	const struct bouncecode_code *c = &r->answer->code;
	size_t from = r->said.offset, end = r->end_of_words;
	size_t at = c->reply_length > 0 ? c->reply_offset : c->enhanced_offset;

	return c->reply_length + c->enhanced_length > 0 && at > from && at < end
	    ? at
	    : from;
}

/* A code that is kept apart is heard as if it stood before the text. */
static void
bc_listen_beside(const struct bc_text_reading *r, struct bc_voice *v)
{
	char written[BOUNCECODE_WRITE_SIZE];

	bc_listen(v, written, 0, bc_write_beside(&r->answer->code, written));
	v->nbeside = v->nstems;
}

/* "host mx.example.net said: 550": those are no words of the server. */
static int
bc_is_introduced(const char *text, size_t at)
{
	while (at > 0 && memchr(" \t\r\n", text[at - 1], 4) != NULL)
		at--;
	return at > 0 && text[at - 1] == ':';
}

/* Is there enough to judge? In "User unknown (550)" all stands before the
 * code. */
static int
bc_listen_to(const struct bc_text_reading *r, struct bc_voice *v)
{
	size_t from = r->said.offset, end = r->end_of_words;
	size_t at = bc_beginning(r);

	v->nstems = v->nwords = v->nbeside = 0;
	memset(v->sums, 0, sizeof v->sums);
	bc_listen_beside(r, v);
	bc_listen(v, r->text, at, end);
	if (v->nwords < BC_WORDS_ENOUGH && !bc_is_introduced(r->text, at))
		bc_listen(v, r->text, from, at);
	if (v->nwords < BC_WORDS_ENOUGH)
		return 0;
	bc_find_best(v);
	return v->best != 0;
}

/* Of what a rule said, it is enough to be ahead of that; where none did, of all
 * else. */
static int
bc_is_ahead(const struct bc_voice *v, const struct bouncecode_answer *a, int needed)
{
	return (a->entry != NULL && v->lead > 0
		       ? bc_lead(v->sums[v->best], v->sums[a->category], v->nstems)
		       : v->lead) >= needed;
}

/* Words about a recipient, of whom the server had not heard when it said them. */
static int
bc_is_too_early(const struct bc_text_reading *r, unsigned category)
{
	return bc_categories[category].fault == BOUNCECODE_FAULT_RECIPIENT &&
	    (r->command == BOUNCECODE_COMMAND_HELO ||
		r->command == BOUNCECODE_COMMAND_AUTH ||
		r->command == BOUNCECODE_COMMAND_MAIL);
}

void
bc_hear_words(struct bc_text_reading *r)
{
	struct bouncecode_answer *a = r->answer;
	struct bc_voice v;
	int needed;

	/* Most lines are as short as that, or a rule knows them. */
	if (r->said.length < BC_WORDS_ENOUGH * (BC_WORD_LETTERS + 1))
		return;
	needed = bc_lead_over(r);
	if (needed == BC_LEAD_NEVER || !bc_listen_to(r, &v))
		return;
	if (bc_is_too_early(r, v.best))
		return;
	if (v.best != a->category && bc_learned[v.best] != 0 &&
	    bc_is_ahead(&v, a, needed))
		bc_decide_by_words(r, &v);
	else if (a->entry != NULL)
		bc_confirm(r, &v);
}

int
bc_guess_by_words(struct bc_text_reading *r)
{
	struct bc_voice v;

	if (!bc_listen_to(r, &v) || bc_learned[v.best] == 0 || v.lead < BC_LEAD_GUESS ||
	    v.sums[v.best] < BC_SUM_GUESS)
		return 0;
	bc_decide_by_words(r, &v);
	r->answer->confidence = BOUNCECODE_CONFIDENCE_LOW;
	return 1;
}

#endif
