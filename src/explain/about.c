/*
 * What a sentence is about: whether "unknown" is said of the recipient, of
 * the sender, or of nothing that was refused.
 */
#include "explain/reading.h"

#include "base/ascii.h"

/* How far behind its topic the rest of a sentence may stand. */
enum { BC_TOPIC_REACH = 60 };

/* The end of a line is one byte, however it is written. */
static int
bc_is_in_reach(const char *text, size_t from, size_t to)
{
	size_t n = 0;

	if (to > from + (size_t)2 * BC_TOPIC_REACH)
		return 0;
	for (size_t at = from; at < to; at++)
		n += text[at] != '\r';
	return n <= BC_TOPIC_REACH;
}

/* Does the text between name a recipient after all, or another reply? */
static int
bc_names_another(const char *text, size_t from, size_t to)
{
	static const char words[][8] = { "recip", "rcpt", "said", "to=" };

	for (size_t at = from; at < to; at++)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (bc_begins(text + at, text + to, words[i]))
				return 1;
	return 0;
}

/* "User unknown" is said of recipients, but "sender address <a@example.com>:
 * user unknown" is not: what stands nearest before it is its topic. */
void
bc_find_topic(struct bc_text_reading *r, const char *text, struct bc_choice *c)
{
	const struct bc_finding *h = c->finding, *nearest = NULL;

	if (c->entry == NULL || bc_is_catch_all(c->entry) ||
	    bc_kind(h->pattern) == BC_TOKEN ||
	    bc_categories[c->entry->category].fault !=
		BOUNCECODE_FAULT_RECIPIENT)
		return;
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct bc_finding *s = &r->findings.list[i];

		if (bc_kind(s->pattern) == BC_TOPIC &&
		    s->offset < h->offset + h->length &&
		    bc_is_in_reach(text, s->offset + s->length, h->offset) &&
		    (nearest == NULL || s->offset > nearest->offset) &&
		    !bc_names_another(text, s->offset + s->length, h->offset))
			nearest = s;
	}
	if (nearest != NULL) {
		r->said_of_topic = h;
		c->finding = nearest;
		c->entry =
		    &bc_entries[bc_owner_at(nearest->pattern, 0)];
	}
}

/* The second letters of the stems below, by their first one; of both the lowest five
 * bits. Few places of a text have both, so that most are passed over with a branch
 * that is foreseen. */
#define BC_BIT(c) ((uint32_t)1 << ((c) & 31))
static const uint32_t bc_second_letters[32] = {
	0, BC_BIT('b'), BC_BIT('a') | BC_BIT('l') | BC_BIT('o'), BC_BIT('a'), /* a to c */
	BC_BIT('e') | BC_BIT('i') | BC_BIT('r'), BC_BIT('r') | BC_BIT('x'),
	BC_BIT('a') | BC_BIT('u'), BC_BIT('e'), 0, BC_BIT('n'), 0, /* d to j */
	BC_BIT('e'), BC_BIT('i'), 0, BC_BIT('\'') | BC_BIT('i') | BC_BIT('o'),
	BC_BIT('d') | BC_BIT('v'), 0, 0, BC_BIT('e') | BC_BIT('i'), /* k to r */
	BC_BIT('u'), BC_BIT('o'), BC_BIT('n'), BC_BIT('o') /* s to v */
};
#undef BC_BIT

/* Single words say something only where something was refused. In what is not
 * written in ASCII alone they say more: it was not written by a program that
 * tells what it does. */
int
bc_is_refusal(const char *text, size_t length)
{
	static const char stems[][12] = { "abgelehnt", "ban", "block", "bounc",
		"cannot", "defer", "deni", "deny", "desconoc", "disabled",
		"dropped", "error", "exceed", "fail", "full", "geweig",
		"inconnu", "inexist", "introuv", "invalid", "kein", "limit",
		"n't", "nicht", "nie ", "niet ", "no existe", "no such", "non ",
		"not ", "odrzuc", "over", "rechaz", "recus", "refus", "reject",
		"returned", "rifiut", "suspend", "too ", "unable", "undeliver",
		"unknown", "unreach", "unrout", "voll " };
	/* The first stem of each letter, and the end behind "z". */
	static const unsigned char from[27] = { 0, 1, 4, 5, 11, 13, 15, 16, 16, 20, 20, 21, 22,
		22, 30, 32, 32, 32, 38, 39, 40, 45, 46, 46, 46, 46, 46 };

	for (size_t at = 0; at < length; at++) {
		unsigned c = (unsigned char)text[at];
		unsigned second = at + 1 < length ? (unsigned char)text[at + 1] : 0;

		if (c >= 0xc3)
			return 1;
		if (!(bc_second_letters[c & 31] >> (second & 31) & 1) || !bc_is_letter(text[at]))
			continue;
		c = (unsigned)(bc_lower(text[at]) - 'a');
		for (unsigned i = from[c]; i < from[c + 1]; i++)
			if (bc_begins(text + at, text + length, stems[i]))
				return 1;
	}
	return 0;
}
