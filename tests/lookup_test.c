/*
 * From codes to answers: the fallbacks and their marks, and what must hold
 * for whatever code there is.
 */
#include <bouncecode.h>

#include <stdlib.h>

#include "random.h"
#include "tap.h"

#define UNREGISTERED BOUNCECODE_REMARK_UNREGISTERED
#define UNFORESEEN BOUNCECODE_REMARK_UNFORESEEN_CLASS
#define MISMATCH BOUNCECODE_REMARK_CLASS_MISMATCH
#define GUESSED BOUNCECODE_REMARK_DOTS_GUESSED
#define DE_FACTO BOUNCECODE_REMARK_DE_FACTO

static const struct {
	const char *text, *key, *basis, *category, *bounce, *action;
	unsigned remarks;
	int permanent;
} cases[] = {
	/* exactly */
	{ "550 5.1.1", "550 5.1.1", "pair", "bad-mailbox", "hard", "suppress", 0, 1 },
	{ "5.1.1", "5.1.1", "enhanced", "bad-mailbox", "hard", "suppress", 0, 1 },
	{ "X.1.1", "X.1.1", "enhanced", "bad-mailbox", "hard", "suppress", 0, -1 },
	{ "552 5.2.2", "552 5.2.2", "pair", "mailbox-full", "soft", "retry", 0, 1 },
	{ "250", "250", "reply", "ok", "none", "none", 0, -1 },
	{ "354", "354", "reply", "ok", "none", "none", 0, -1 },
	{ "2.6.0", "2.6.0", "enhanced", "ok", "none", "none", 0, -1 },
	{ "605", "605", "reply", "suppressed", "hard", "none", DE_FACTO, -1 },
	{ "5yz", "5yz", "class", "other", "block", "investigate", 0, 1 },
	{ "4.XXX.YYY", "4.XXX.YYY", "class", "other", "soft", "retry", 0, 0 },
	{ "5.7.YYY", "5.7.YYY", "class", "policy", "block", "investigate", 0, 1 },
	/* no such pair: the enhanced code decides */
	{ "554 5.7.26", "5.7.26", "enhanced", "auth-failed", "block", "fix-sender", 0, 1 },
	/* a class that the registry does not foresee */
	{ "2.7.8", "X.7.8", "enhanced", "ok", "none", "none", UNFORESEEN, -1 },
	{ "4.7.8", "X.7.8", "enhanced", "login-failed", "soft", "fix-sender", UNFORESEEN, 0 },
	{ "4.1.2", "4.1.2", "enhanced", "bad-domain", "soft", "retry", UNFORESEEN, 0 },
	/* a code of success that refuses */
	{ "5.1.5", "5.1.5", "enhanced", "other", "block", "investigate", UNFORESEEN, 1 },
	{ "5.3.6", "X.3.6", "enhanced", "other", "block", "investigate", UNFORESEEN, 1 },
	{ "450 5.1.5", "5.1.5", "enhanced", "other", "soft", "investigate", UNFORESEEN | MISMATCH, 0 },
	/* halves that contradict each other: the reply rules how final it is */
	{ "550 4.4.7", "4.4.7", "enhanced", "expired", "soft", "retry", MISMATCH, 1 },
	{ "450 5.1.1", "5.1.1", "enhanced", "bad-mailbox", "soft", "retry", MISMATCH, 0 },
	{ "250 5.1.1", "5.1.1", "enhanced", "ok", "none", "none", MISMATCH, -1 },
	/* not registered: a reply that says something, else class and subject */
	{ "5.7.999", "5.7.YYY", "class", "policy", "block", "investigate", UNREGISTERED, 1 },
	{ "4.8.0", "4.XXX.YYY", "class", "other", "soft", "retry", UNREGISTERED, 0 },
	{ "5.9.99", "5.XXX.YYY", "class", "other", "block", "investigate", UNREGISTERED, 1 },
	{ "550 5.7.999", "5.7.YYY", "class", "policy", "block", "investigate", UNREGISTERED, 1 },
	{ "550 5.9.99", "5.XXX.YYY", "class", "other", "block", "investigate", UNREGISTERED, 1 },
	{ "535 5.7.999", "535", "reply", "login-failed", "block", "fix-sender", UNREGISTERED, 1 },
	{ "552 5.9.99", "552", "reply", "mailbox-full", "soft", "retry", UNREGISTERED, 1 },
	{ "559", "5yz", "class", "other", "block", "investigate", UNREGISTERED, 1 },
	{ "199", "1yz", "class", "other", "none", "none", UNREGISTERED | BOUNCECODE_REMARK_OBSOLETE, -1 },
	/* dots lost: a guess, which never says that an address is dead */
	{ "571", "571", "reply", "policy", "block", "investigate", DE_FACTO, 1 },
	{ "572", "5.7.2", "enhanced", "recipient-refused", "block", "investigate", GUESSED, 1 },
	{ "516", "5.1.6", "enhanced", "mailbox-moved", "block", "investigate", GUESSED, 1 },
	{ "444", "4.4.4", "enhanced", "routing", "soft", "investigate", GUESSED, 0 },
	/* nothing at all */
	{ "699", NULL, "none", NULL, "none", "none", 0, -1 },
	{ "no code", NULL, "none", NULL, "none", "none", 0, -1 },
};

/* The codes of two widely read tables, which people will look up first. */
static const char *const popular[] = { "500", "501", "502", "503", "504",
	"521", "530", "535", "550", "551", "552", "553", "554", "555", "421",
	"450", "451", "452", "454", "455", "211", "214", "220", "221", "235",
	"250", "251", "252", "334", "354", "2.0.0", "2.1.5", "2.6.0", "2.7.0",
	"4.2.1", "4.2.2", "4.3.0", "4.3.1", "4.3.2", "4.4.1", "4.4.2", "4.4.5",
	"4.4.7", "4.7.0", "4.7.1", "5.0.0", "5.1.0", "5.1.1", "5.1.2", "5.1.3",
	"5.1.4", "5.1.5", "5.1.6", "5.1.7", "5.1.8", "5.1.10", "5.2.0",
	"5.2.1", "5.2.2", "5.2.3", "5.2.4", "5.3.0", "5.3.1", "5.3.2", "5.3.3",
	"5.3.4", "5.4.0", "5.4.1", "5.4.2", "5.4.3", "5.4.4", "5.4.5", "5.4.6",
	"5.4.7", "5.5.0", "5.5.1", "5.5.2", "5.5.3", "5.5.4", "5.5.5", "5.6.0",
	"5.6.1", "5.6.2", "5.6.3", "5.6.4", "5.6.5", "5.7.0", "5.7.1", "5.7.2",
	"5.7.3", "5.7.4", "5.7.5", "5.7.6", "5.7.7", "5.7.8", "5.7.9",
	"5.7.10", "5.7.11", "5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24",
	"5.7.25", "5.7.26", "421 4.7.0", "421 4.7.28", "451 4.7.1",
	"452 4.2.2", "452 4.5.3", "550 5.1.1", "550 5.2.1", "550 5.2.2",
	"550 5.7.1", "550 5.7.26", "551 5.7.1", "552 5.2.3", "553 5.1.3",
	"554 5.7.1", "554 5.7.9", "2.XXX.YYY", "4.XXX.YYY", "5.XXX.YYY",
	"1xx", "2xx", "3xx", "4xx", "5xx" };

static void
test_case(size_t i)
{
	struct bouncecode_answer a;
	int found =
	    bouncecode_lookup(cases[i].text, strlen(cases[i].text), &a);

	ok(found == (cases[i].key != NULL) &&
		(a.entry == NULL || same(bouncecode_key(a.entry), cases[i].key)) &
		    same(bouncecode_name(BOUNCECODE_BASES, a.basis), cases[i].basis) &
		    same(bouncecode_name(BOUNCECODE_CATEGORIES, a.category),
			cases[i].category ? cases[i].category : "none") &
		    same(bouncecode_name(BOUNCECODE_BOUNCES, a.bounce),
			cases[i].bounce) &
		    same(bouncecode_name(BOUNCECODE_ACTIONS, a.action),
			cases[i].action) &
		    same_number("remarks", a.remarks, (long)cases[i].remarks) &
		    same_number("permanent", a.permanent, cases[i].permanent),
	    "%s", cases[i].text);
}

/* A popular code is answered by itself, or by its X. code, or by the entry of
 * its class: never by a guess or a fallback. */
static void
test_popular(const char *text)
{
	struct bouncecode_answer a;
	const char *key;

	if (!ok(bouncecode_lookup(text, strlen(text), &a) == 1, "%s is known",
		text))
		return;
	key = bouncecode_key(a.entry);
	ok((a.remarks & (UNREGISTERED | GUESSED)) == 0 &&
		(strcmp(key, text) == 0 || strcmp(key + 1, text + 1) == 0 ||
		    strcmp(text + 1, "xx") == 0),
	    "%s is answered by %s", text, key);
}

/* The oracle of the hash: the slow and simple search. */
static const struct bouncecode_entry *
search(const uint32_t *numbers, uint32_t number)
{
	for (size_t i = 0; i < bouncecode_count(); i++)
		if (numbers[i] != 0 && numbers[i] == number)
			return bouncecode_at(i);
	return NULL;
}

static uint32_t
number_of(const struct bouncecode_entry *e)
{
	struct bouncecode_code c;
	const char *key = bouncecode_key(e);

	bouncecode_read(key, key ? strlen(key) : 0, &c);
	if (bouncecode_kind_of(e) == BOUNCECODE_KIND_CLASS ||
	    bouncecode_kind_of(e) > BOUNCECODE_KIND_PAIR)
		return 0;
	return (c.reply ? BOUNCECODE_REPLY(c.reply) : 0) |
	    (c.class_digit
		    ? BOUNCECODE_ENHANCED(c.class_digit, c.subject, c.detail)
		    : 0);
}

static void
test_oracle(void)
{
	size_t n = bouncecode_count(), wrong = 0;
	uint32_t *numbers = malloc(n * sizeof *numbers);

	for (size_t i = 0; numbers != NULL && i < n; i++)
		numbers[i] = number_of(bouncecode_at(i));
	for (unsigned reply = 0; reply < 1000; reply++)
		wrong += bouncecode_find(BOUNCECODE_REPLY(reply)) !=
		    search(numbers, BOUNCECODE_REPLY(reply));
	ok(wrong == 0, "every reply code is found as by linear search");
	wrong = 0;
	for (unsigned i = 0; i < 8 * 8 * 1000; i++) {
		uint32_t number =
		    BOUNCECODE_ENHANCED(i % 8, i / 8 % 8, i / 64);

		wrong += bouncecode_find(number) != search(numbers, number);
	}
	ok(wrong == 0, "every enhanced code is found as by linear search");
	wrong = 0;
	for (unsigned i = 0; i < 200000; i++) {
		/* any bytes, and codes with one bit flipped */
		uint32_t number = next_random();

		if (i % 2)
			number = numbers[number % n] ^ 1u << (number >> 27);
		wrong += bouncecode_find(number) != search(numbers, number);
	}
	ok(wrong == 0, "any other number is found as by linear search");
	ok(bouncecode_find(0) == NULL && bouncecode_find(~(uint32_t)0) == NULL,
	    "numbers of no code are not found");
	free(numbers);
}

/* What deletes live addresses from lists if it does not hold. */
static int
is_safe(const struct bouncecode_answer *a)
{
	int dead = a->bounce == BOUNCECODE_BOUNCE_HARD ||
	    a->action == BOUNCECODE_ACTION_SUPPRESS;

	if (a->entry == NULL)
		return a->category == 0;
	return !(dead && a->confidence <= BOUNCECODE_CONFIDENCE_LOW) &&
	    !(dead && a->fault == BOUNCECODE_FAULT_SENDER &&
		a->category != BOUNCECODE_CATEGORY_SUPPRESSED) &&
	    !(dead && a->permanent == BOUNCECODE_PERMANENT_NO) &&
	    !(dead && (a->remarks & GUESSED) != 0) &&
	    !(dead && a->basis == BOUNCECODE_BASIS_CLASS);
}

static void
test_safety(void)
{
	static const unsigned digits[] = { 0, 2, 4, 5, 7 };
	struct bouncecode_answer a;
	struct bouncecode_code c = { 0 };
	size_t unsafe = 0;

	for (unsigned reply = 0; reply < 1000; reply++)
		for (unsigned i = 0; i < 5 * 10 * 35; i++) {
			c.reply = (uint16_t)reply;
			c.class_digit = (uint16_t)digits[i % 5];
			c.subject = (uint16_t)(i / 5 % 10);
			c.detail = (uint16_t)(i / 50);
			bouncecode_answer_code(&c, &a);
			if (!is_safe(&a) && unsafe++ < 5)
				printf("# %u %u.%u.%u\n", reply, c.class_digit,
				    c.subject, c.detail);
		}
	ok(unsafe == 0, "no code calls an address dead on weak grounds");
	c = (struct bouncecode_code){ .reply = 65535, .class_digit = 65535 };
	ok(bouncecode_answer_code(&c, &a) == 0, "nonsense is not answered");
	c = (struct bouncecode_code){ .class_digit = 5,
		.subject = 65535, .detail = 1 };
	ok(bouncecode_answer_code(&c, &a) == 1 &&
		same(bouncecode_key(a.entry), "5.XXX.YYY"),
	    "a subject that does not exist is answered by its class");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		test_case(i);
	for (size_t i = 0; i < sizeof popular / sizeof *popular; i++)
		test_popular(popular[i]);
	test_oracle();
	test_safety();
	return done();
}
