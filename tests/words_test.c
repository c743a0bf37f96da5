/* The names of categories, actions and the rest, and the header's numbers. */
#include <bouncecode.h>

#include "tap.h"

#define WORD(vocabulary, name, number) \
	{ BOUNCECODE_##vocabulary, name, BOUNCECODE_##number }

static const struct {
	enum bouncecode_vocabulary v;
	const char *name;
	unsigned number;
} words[] = {
	WORD(CATEGORIES, "ok", CATEGORY_OK),
	WORD(CATEGORIES, "bad-mailbox", CATEGORY_BAD_MAILBOX),
	WORD(CATEGORIES, "inactive-mailbox", CATEGORY_INACTIVE_MAILBOX),
	WORD(CATEGORIES, "mailbox-full", CATEGORY_MAILBOX_FULL),
	WORD(CATEGORIES, "mailbox-moved", CATEGORY_MAILBOX_MOVED),
	WORD(CATEGORIES, "recipient-refused", CATEGORY_RECIPIENT_REFUSED),
	WORD(CATEGORIES, "bad-domain", CATEGORY_BAD_DOMAIN),
	WORD(CATEGORIES, "not-accepting", CATEGORY_NOT_ACCEPTING),
	WORD(CATEGORIES, "invalid-sender", CATEGORY_INVALID_SENDER),
	WORD(CATEGORIES, "auth-failed", CATEGORY_AUTH_FAILED),
	WORD(CATEGORIES, "rdns-failed", CATEGORY_RDNS_FAILED),
	WORD(CATEGORIES, "tls-failed", CATEGORY_TLS_FAILED),
	WORD(CATEGORIES, "login-failed", CATEGORY_LOGIN_FAILED),
	WORD(CATEGORIES, "relay-denied", CATEGORY_RELAY_DENIED),
	WORD(CATEGORIES, "blocklisted", CATEGORY_BLOCKLISTED),
	WORD(CATEGORIES, "reputation", CATEGORY_REPUTATION),
	WORD(CATEGORIES, "rate-limited", CATEGORY_RATE_LIMITED),
	WORD(CATEGORIES, "greylisted", CATEGORY_GREYLISTED),
	WORD(CATEGORIES, "too-many-recipients", CATEGORY_TOO_MANY_RECIPIENTS),
	WORD(CATEGORIES, "message-too-large", CATEGORY_MESSAGE_TOO_LARGE),
	WORD(CATEGORIES, "spam-content", CATEGORY_SPAM_CONTENT),
	WORD(CATEGORIES, "virus", CATEGORY_VIRUS),
	WORD(CATEGORIES, "content-rejected", CATEGORY_CONTENT_REJECTED),
	WORD(CATEGORIES, "unsupported", CATEGORY_UNSUPPORTED),
	WORD(CATEGORIES, "policy", CATEGORY_POLICY),
	WORD(CATEGORIES, "suppressed", CATEGORY_SUPPRESSED),
	WORD(CATEGORIES, "dns-failure", CATEGORY_DNS_FAILURE),
	WORD(CATEGORIES, "network", CATEGORY_NETWORK),
	WORD(CATEGORIES, "routing", CATEGORY_ROUTING),
	WORD(CATEGORIES, "expired", CATEGORY_EXPIRED),
	WORD(CATEGORIES, "system-full", CATEGORY_SYSTEM_FULL),
	WORD(CATEGORIES, "system-error", CATEGORY_SYSTEM_ERROR),
	WORD(CATEGORIES, "protocol-error", CATEGORY_PROTOCOL_ERROR),
	WORD(CATEGORIES, "other", CATEGORY_OTHER),
	WORD(FAULTS, "none", FAULT_NONE),
	WORD(FAULTS, "recipient", FAULT_RECIPIENT),
	WORD(FAULTS, "sender", FAULT_SENDER),
	WORD(FAULTS, "message", FAULT_MESSAGE),
	WORD(FAULTS, "receiver", FAULT_RECEIVER),
	WORD(FAULTS, "network", FAULT_NETWORK),
	WORD(FAULTS, "protocol", FAULT_PROTOCOL),
	WORD(FAULTS, "unknown", FAULT_UNKNOWN),
	WORD(BOUNCES, "none", BOUNCE_NONE),
	WORD(BOUNCES, "soft", BOUNCE_SOFT),
	WORD(BOUNCES, "block", BOUNCE_BLOCK),
	WORD(BOUNCES, "hard", BOUNCE_HARD),
	WORD(ACTIONS, "none", ACTION_NONE),
	WORD(ACTIONS, "retry", ACTION_RETRY),
	WORD(ACTIONS, "slow-down", ACTION_SLOW_DOWN),
	WORD(ACTIONS, "pause", ACTION_PAUSE),
	WORD(ACTIONS, "fix-sender", ACTION_FIX_SENDER),
	WORD(ACTIONS, "fix-message", ACTION_FIX_MESSAGE),
	WORD(ACTIONS, "suppress", ACTION_SUPPRESS),
	WORD(ACTIONS, "investigate", ACTION_INVESTIGATE),
	WORD(CONFIDENCES, "none", CONFIDENCE_NONE),
	WORD(CONFIDENCES, "low", CONFIDENCE_LOW),
	WORD(CONFIDENCES, "medium", CONFIDENCE_MEDIUM),
	WORD(CONFIDENCES, "high", CONFIDENCE_HIGH),
	WORD(KINDS, "none", KIND_NONE),
	WORD(KINDS, "class", KIND_CLASS),
	WORD(KINDS, "reply", KIND_REPLY),
	WORD(KINDS, "enhanced", KIND_ENHANCED),
	WORD(KINDS, "pair", KIND_PAIR),
	WORD(KINDS, "phrase", KIND_PHRASE),
	WORD(KINDS, "provider", KIND_PROVIDER),
	WORD(BASES, "none", BASIS_NONE),
	WORD(BASES, "class", BASIS_CLASS),
	WORD(BASES, "reply", BASIS_REPLY),
	WORD(BASES, "enhanced", BASIS_ENHANCED),
	WORD(BASES, "pair", BASIS_PAIR),
	WORD(BASES, "words", BASIS_WORDS),
	WORD(BASES, "phrase", BASIS_PHRASE),
	WORD(BASES, "provider-phrase", BASIS_PROVIDER_PHRASE),
	WORD(BASES, "vendor-code", BASIS_VENDOR_CODE),
};

static const struct {
	const char *name;
	unsigned bit;
} remarks[] = {
	{ "unregistered", BOUNCECODE_REMARK_UNREGISTERED },
	{ "unforeseen-class", BOUNCECODE_REMARK_UNFORESEEN_CLASS },
	{ "class-mismatch", BOUNCECODE_REMARK_CLASS_MISMATCH },
	{ "dots-guessed", BOUNCECODE_REMARK_DOTS_GUESSED },
	{ "de-facto", BOUNCECODE_REMARK_DE_FACTO },
	{ "obsolete", BOUNCECODE_REMARK_OBSOLETE },
};

static void
test_word(enum bouncecode_vocabulary v, const char *name, unsigned number)
{
	ok(same(bouncecode_name(v, number), name) &&
		bouncecode_number(v, name, strlen(name)) == (int)number &&
		number <= bouncecode_last(v) &&
		bouncecode_explanation(v, number) != NULL,
	    "%s is %u", name, number);
}

static const struct {
	const char *text, *system, *term;
} terms[] = {
	{ "5.1.1", "kumo", "InvalidRecipient" },
	{ "5.1.1", "momentum", "10" }, /* the first of "10, 30" */
	{ "5.1.1", "sendgrid", "Invalid Address" },
	{ "5.4.0", "sisimai", "networkerror" },
	{ "5.4.4", "sisimai", "hostunknown" }, /* an entry of its own word */
	{ "250 5.4.4", "sisimai", "delivered" },
	{ "5.3.4", "postalsys", NULL },
};

static void
test_term(size_t i)
{
	struct bouncecode_answer a;
	int system = bouncecode_number(
	    BOUNCECODE_SYSTEMS, terms[i].system, strlen(terms[i].system));

	bouncecode_lookup(terms[i].text, strlen(terms[i].text), &a);
	ok(system >= 0 && same(bouncecode_as(&a, (unsigned)system), terms[i].term),
	    "%s as %s", terms[i].text, terms[i].system);
}

/* Every name of a vocabulary leads back to its number. */
static void
test_round_trip(enum bouncecode_vocabulary v)
{
	unsigned wrong = 0, named = 0;

	for (unsigned n = 0; n <= bouncecode_last(v); n++) {
		const char *s = bouncecode_name(v, n);

		named += s != NULL;
		wrong += s != NULL &&
		    bouncecode_number(v, s, strlen(s)) != (int)n;
	}
	ok(named > 0 && wrong == 0 &&
		bouncecode_name(v, bouncecode_last(v)) != NULL &&
		bouncecode_name(v, bouncecode_last(v) + 1) == NULL,
	    "vocabulary %d: every name leads back to its number", (int)v);
}

static void
test_urls(void)
{
	const char *url = bouncecode_url(BOUNCECODE_BLOCKLISTS,
	    (unsigned)bouncecode_number(BOUNCECODE_BLOCKLISTS, "spamhaus-zen", 12));

	ok(url != NULL && strncmp(url, "https://", 8) == 0,
	    "a blocklist has the address of its removal form");
	url = bouncecode_url(BOUNCECODE_PROVIDERS,
	    (unsigned)bouncecode_number(BOUNCECODE_PROVIDERS, "google", 6));
	ok(url != NULL && strncmp(url, "https://", 8) == 0,
	    "a provider that of its page");
	ok(bouncecode_url(BOUNCECODE_PROVIDERS, 9999) == NULL &&
		bouncecode_url((enum bouncecode_vocabulary)99, 0) == NULL &&
		bouncecode_url(BOUNCECODE_BOUNCES, 1) == NULL,
	    "what is none has none");
}

/* Who sent one message keeps no list and runs no server. */
static void
test_advice(void)
{
	static const char *const forbidden[] = { "uppress", "the list", "PTR", "SPF",
		"DKIM", "queue", "MX", "SMTP", "DNS", "DMARC", "TLS", "HELO", "relay",
		"envelope", "domain", "eputation", "postmaster", "IP ", "tenant" };

	for (size_t i = 0; i < bouncecode_count(); i++) {
		struct bouncecode_answer a;
		const char *advice;
		int plain;

		bouncecode_answer_entry(bouncecode_at(i), &a);
		advice = bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON);
		plain = advice != NULL && *advice != '\0';
		for (size_t k = 0; plain && k < sizeof forbidden / sizeof *forbidden; k++)
			plain = strstr(advice, forbidden[k]) == NULL;
		if (!plain || bouncecode_advice_for(&a, BOUNCECODE_READER_SENDER) != bouncecode_advice(a.entry))
			ok(0, "advice for a person: %s", advice);
	}
	ok(1, "all entries advise a person as well");
}

static int
begins(const char *s, const char *start)
{
	return s != NULL && strncmp(s, start, strlen(start)) == 0;
}

/* Whoever runs a server and whoever sends to a list is told what the action is, and
 * nothing that the bounce denies: only a dead address leaves the list. */
static void
test_tells(void)
{
	unsigned wrong = 0;

	for (size_t i = 0; i < bouncecode_count(); i++) {
		struct bouncecode_answer a;
		const char *server, *list;
		int keeps;

		bouncecode_answer_entry(bouncecode_at(i), &a);
		server = bouncecode_advice_for(&a, BOUNCECODE_READER_SERVER);
		list = bouncecode_advice_for(&a, BOUNCECODE_READER_LIST);
		keeps = begins(list, "Keep the address");
		if (server == NULL || list == NULL ||
		    keeps != (a.bounce != BOUNCECODE_BOUNCE_HARD)) {
			printf("# %s: %s\n", bouncecode_title(a.entry), list);
			wrong++;
		}
	}
	ok(wrong == 0, "all entries tell a server and a list, and only dead addresses leave it");
}

/* What passes, or may be about something else, is not told as a dead address. */
static void
test_milder(void)
{
	static const char hard[] = "550 5.1.1", soft[] = "450 4.1.1", vague[] = "550";
	static const char soft_of_sender[] = "450 4.7.25", several[] = "550 5.7.1";
	static const char moved[] = "551 User has moved to <b@example.org>; please update your address book";
	static const char unwanted[] = "Not delivering to unsubscribed address";
	struct bouncecode_answer a;

	bouncecode_lookup(hard, strlen(hard), &a);
	ok(begins(bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON), "Compare the address") &&
		begins(bouncecode_advice_for(&a, BOUNCECODE_READER_LIST), "Take the address off"),
	    "a dead address is to be compared, and leaves the list");
	bouncecode_lookup(soft, strlen(soft), &a);
	ok(begins(bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON), "The mail did not get through for now") &&
		begins(bouncecode_advice_for(&a, BOUNCECODE_READER_SERVER), "Try again later"),
	    "the same for now: the mail is tried again");
	bouncecode_lookup(vague, strlen(vague), &a);
	ok(begins(bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON), "The message was refused"),
	    "what may be a dead address is a message that was refused");
	bouncecode_explain(moved, strlen(moved), &a);
	ok(a.bounce == BOUNCECODE_BOUNCE_BLOCK &&
		begins(bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON), "Send to the new address"),
	    "who may have moved is asked for the new address");
	bouncecode_lookup(several, strlen(several), &a);
	ok(bouncecode_could_be(&a, 0) != BOUNCECODE_CATEGORY_NONE &&
		begins(bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON), "The message was refused"),
	    "what could be several things is not told as one");
	bouncecode_explain(unwanted, strlen(unwanted), &a);
	ok(strstr(bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON), "wanted no more") != NULL,
	    "who unsubscribed is not written to again for a right address alone");
	bouncecode_lookup(soft_of_sender, strlen(soft_of_sender), &a);
	ok(begins(bouncecode_advice_for(&a, BOUNCECODE_READER_PERSON), "The server that sends") &&
		begins(bouncecode_advice_for(&a, BOUNCECODE_READER_SERVER), "Repair your side"),
	    "what the sending side has to repair it has to repair for later, too");
}

static void
test_could_be(void)
{
	static const char vague[] = "550", sure[] = "550 5.1.1", text[] = "550 Message rejected";
	struct bouncecode_answer a;
	size_t n = 0;

	bouncecode_lookup(vague, strlen(vague), &a);
	ok(bouncecode_could_be(&a, 0) == BOUNCECODE_CATEGORY_BAD_MAILBOX,
	    "550 is mostly an address that does not exist");
	while (bouncecode_could_be(&a, n) != BOUNCECODE_CATEGORY_NONE)
		n++;
	ok(n > 1 && n < 10 && bouncecode_could_be(&a, 9999) == BOUNCECODE_CATEGORY_NONE,
	    "but it could be %u categories", (unsigned)n);
	bouncecode_explain(text, strlen(text), &a);
	ok(a.confidence == BOUNCECODE_CONFIDENCE_LOW &&
		bouncecode_could_be(&a, 0) == BOUNCECODE_CATEGORY_BAD_MAILBOX,
	    "so could be words that say nothing behind it");
	bouncecode_lookup(sure, strlen(sure), &a);
	ok(bouncecode_could_be(&a, 0) == BOUNCECODE_CATEGORY_NONE, "what is sure is nothing else");
	bouncecode_lookup("", 0, &a);
	ok(bouncecode_could_be(&a, 0) == BOUNCECODE_CATEGORY_NONE, "nor is nothing");
}

int
main(void)
{
	struct bouncecode_answer nothing;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		test_word(words[i].v, words[i].name, words[i].number);
	for (unsigned i = 0; i < sizeof remarks / sizeof *remarks; i++)
		ok(same(bouncecode_name(BOUNCECODE_REMARKS, i), remarks[i].name) &&
			remarks[i].bit == 1u << i,
		    "remark %s is bit %u", remarks[i].name, i);
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		test_term(i);
	for (int v = 0; v <= BOUNCECODE_BLOCKLISTS; v++)
		test_round_trip((enum bouncecode_vocabulary)v);
	test_urls();
	test_advice();
	test_tells();
	test_milder();
	test_could_be();
	for (int v = 0; v <= BOUNCECODE_BLOCKLISTS; v++)
		ok(bouncecode_name((enum bouncecode_vocabulary)v, 0) != NULL,
		    "vocabulary %d: number 0 has a name", v);
	ok(same(bouncecode_name(BOUNCECODE_CATEGORIES, 0), "none") &&
		same(bouncecode_name(BOUNCECODE_PROVIDERS, 0), "none") &&
		same(bouncecode_name(BOUNCECODE_BLOCKLISTS, 0), "none") &&
		bouncecode_explanation(BOUNCECODE_CATEGORIES, 0) == NULL,
	    "which is none where the list has no word for that");
	ok(bouncecode_name(BOUNCECODE_ACTIONS, 99) == NULL &&
		bouncecode_explanation(BOUNCECODE_ACTIONS, 99) == NULL,
	    "a number too large has no name");
	ok(bouncecode_name((enum bouncecode_vocabulary)99, 0) == NULL &&
		bouncecode_last((enum bouncecode_vocabulary)99) == 0,
	    "nor has a vocabulary that does not exist");
	ok(bouncecode_number(BOUNCECODE_BOUNCES, "har", 3) == -1 &&
		bouncecode_number(BOUNCECODE_BOUNCES, "hard ", 5) == -1 &&
		bouncecode_number(BOUNCECODE_BOUNCES, NULL, 0) == -1,
	    "a name is taken whole");
	ok(bouncecode_number(BOUNCECODE_BOUNCES, "harder", 4) ==
		BOUNCECODE_BOUNCE_HARD,
	    "and only as long as it is said to be");
	bouncecode_lookup("", 0, &nothing);
	ok(bouncecode_as(&nothing, 0) == NULL, "nothing has no term");
	ok(bouncecode_advice_for(&nothing, BOUNCECODE_READER_PERSON) == NULL, "and no advice");
	ok(bouncecode_as(&nothing, 99) == NULL, "in no system");
	return done();
}
