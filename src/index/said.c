/*
 * What an entry says for keyword search, and how much it counts: its title and code
 * more than what it means, that more than what is advised.
 */
#include "index/said.h"

#include "bouncecode.h"

enum {
	NAME_WEIGHT = 4 * BC_WEIGHT_ONE,
	OWN_CODE_WEIGHT = 20 * BC_WEIGHT_ONE,
	CODE_WEIGHT = 4 * BC_WEIGHT_ONE,
	JOINED_TITLE_WEIGHT = 2 * BC_WEIGHT_ONE,
	CATEGORY_WEIGHT = 5 * BC_WEIGHT_ONE / 2,
	WORDING_WEIGHT = 3 * BC_WEIGHT_ONE / 2,
	JOINED_WORDING_WEIGHT = 7 * BC_WEIGHT_ONE / 10,
	CAUSE_WEIGHT = BC_WEIGHT_ONE,
	ADVICE_WEIGHT = 3 * BC_WEIGHT_ONE / 5,
	NOTE_WEIGHT = 2 * BC_WEIGHT_ONE / 5
};

/* Of two that fit alike, what the standards say comes before what somebody
 * sends, and what is said of a code before what is said of its class. */
static const double PHRASE_SHARE = 0.8, NO_CODE_SHARE = 0.6, PROVIDER_SHARE = 0.7,
		    CLASS_SHARE = 0.7, REPLY_SHARE = 0.9, UNDEFINED_SHARE = 0.75;

static void
bc_say(struct bc_said_list *said, const char *text, uint32_t weight)
{
	if (text == NULL)
		return;
	said->list[said->n].text = text;
	said->list[said->n++].weight = weight;
}

static int
bc_row_is_worded(const struct bc_said_row *r)
{
	return r->kind > BOUNCECODE_KIND_PAIR;
}

static char *
bc_put_decimal(char *to, unsigned n)
{
	if (n >= 10)
		to = bc_put_decimal(to, n / 10);
	*to = (char)('0' + n % 10);
	return to + 1;
}

/* The codes that a wording usually comes with, out of their number. */
static void
bc_say_usual_codes(uint32_t number, struct bc_said_list *said)
{
	unsigned reply = (number >> 3 & 31) * 100 + (number >> 8 & 0xff);
	unsigned detail = (number >> 19 & 31) * 100 + (number >> 24);
	char *p = said->enhanced;

	*bc_put_decimal(said->reply, reply) = '\0';
	p = bc_put_decimal(p, number & 7);
	*p++ = '.';
	p = bc_put_decimal(p, number >> 16 & 7);
	*p++ = '.';
	*bc_put_decimal(p, detail) = '\0';
	bc_say(said, reply > 0 ? said->reply : NULL, NOTE_WEIGHT);
	bc_say(said, (number & 7) > 0 ? said->enhanced : NULL, NOTE_WEIGHT);
}

/* "5.7.YYY" is asked for as 5.7, "5yz" as 5xx. */
static void
bc_say_class(const char *key, uint32_t weight, struct bc_said_list *said)
{
	char *p = said->class_code;
	int is_reply = key[0] != '\0' && key[1] == 'y';

	for (size_t i = 0; i < 3 && key[i] != '\0'; i++)
		*p++ = is_reply && i > 0 ? 'x' : key[i];
	*p = '\0';
	bc_say(said, said->class_code, weight);
}

static void
bc_say_code(const struct bc_said_row *r, struct bc_said_list *said)
{
	/* A query of 550 means that code, not the pairs that begin with it. */
	uint32_t weight = r->leads && r->kind < BOUNCECODE_KIND_PAIR
	    ? OWN_CODE_WEIGHT
	    : CODE_WEIGHT;

	bc_say(said, r->key, weight);
	if (r->kind == BOUNCECODE_KIND_CLASS)
		bc_say_class(r->key, weight, said);
	if (bc_row_is_worded(r))
		bc_say_usual_codes(r->number, said);
}

void
bc_say_row(const struct bc_said_row *r, struct bc_said_list *said)
{
	static const uint32_t weights[BC_NSAID] = { 0, BC_MEANING_WEIGHT,
		CAUSE_WEIGHT, ADVICE_WEIGHT, NOTE_WEIGHT };

	said->n = 0;
	bc_say(said, r->text[BC_SAID_TITLE],
	    r->leads ? BC_TITLE_WEIGHT : JOINED_TITLE_WEIGHT);
	if (r->leads || !bc_row_is_worded(r))
		bc_say_code(r, said);
	if (r->leads) {
		bc_say(said, r->provider, NAME_WEIGHT);
		bc_say(said, r->provider_name, NAME_WEIGHT);
		bc_say(said, r->category, CATEGORY_WEIGHT);
	}
	for (int i = BC_SAID_MEANING; i < BC_NSAID; i++)
		bc_say(said, r->text[i], weights[i]);
}

uint32_t
bc_wording_weight(int leads)
{
	return leads ? WORDING_WEIGHT : JOINED_WORDING_WEIGHT;
}

double
bc_share_of(const struct bc_said_row *leader)
{
	switch (leader->kind) {
	case BOUNCECODE_KIND_CLASS:
		return CLASS_SHARE;
	case BOUNCECODE_KIND_REPLY:
		return leader->remarks ? UNDEFINED_SHARE : REPLY_SHARE;
	case BOUNCECODE_KIND_PHRASE:
		return leader->key[0] != '\0' ? PHRASE_SHARE : NO_CODE_SHARE;
	case BOUNCECODE_KIND_PROVIDER:
		return PROVIDER_SHARE;
	default:
		return 1;
	}
}
