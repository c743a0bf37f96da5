/*
 * Messages that are followed: exact counts in any order and with any key, and
 * lower bounds that depend on neither where there are too many. Messages that
 * are made to look alike do not come to lie together.
 */
#include "summary/followed.h"

#include <stdlib.h>
#include <unistd.h>

#include "random.h"
#include "tap.h"

enum { NMESSAGES = 200000, NEVENTS = 2 * NMESSAGES };

static uint64_t events[NEVENTS];
static unsigned char said[NMESSAGES]; /* bits of the outcomes */
static struct deferrals truth;

/* Each message has one to three outcomes; what they add up to is counted here
 * without any hash. */
static size_t
make_events(void)
{
	size_t n = 0;

	for (unsigned i = 0; i < NMESSAGES; i++) {
		char id[16], to[40];

		snprintf(id, sizeof id, "%X", i * 2654435761u);
		snprintf(to, sizeof to, "User%u@Example.net", i % 977);
		for (unsigned k = next_random() % 3; n < NEVENTS && k < 3; k++) {
			enum bouncecode_outcome o = 1 + next_random() % 3;

			said[i] |= (unsigned char)(1u << o);
			events[n++] = followed_message(
			    id, strlen(id), to, strlen(to), o);
		}
		if (!(said[i] & 1u << BOUNCECODE_OUTCOME_DEFERRED))
			continue;
		truth.messages++;
		if (said[i] & 1u << BOUNCECODE_OUTCOME_ACCEPTED)
			truth.delivered++;
		else if (said[i] & 1u << BOUNCECODE_OUTCOME_FAILED)
			truth.failed++;
		else
			truth.waiting++;
	}
	return n;
}

static void
shuffle(size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = next_random() % i;
		uint64_t e = events[i - 1];

		events[i - 1] = events[k];
		events[k] = e;
	}
}

static struct hash_key
random_key(void)
{
	struct hash_key key;

	for (int i = 0; i < 2; i++)
		key.halves[i] = (uint64_t)next_random() << 32 | next_random();
	return key;
}

static struct deferrals
count(size_t n, size_t max)
{
	struct hash_key key = random_key();
	struct followed f;
	struct deferrals d;

	followed_begin(&f, max, &key);
	for (size_t at = 0, k; at < n; at += k) {
		k = 1 + next_random() % 5000;
		if (k > n - at)
			k = n - at;
		followed_add(&f, events + at, k);
	}
	d = followed_count(&f);
	followed_end(&f);
	return d;
}

static int
is_same(const struct deferrals *a, const struct deferrals *b)
{
	return same_number("messages", (long)a->messages, (long)b->messages) &
	    same_number("delivered", (long)a->delivered, (long)b->delivered) &
	    same_number("failed", (long)a->failed, (long)b->failed) &
	    same_number("waiting", (long)a->waiting, (long)b->waiting) &
	    same_number("bound", a->at_least, b->at_least) &
	    same_number("missing", (long)a->missing, (long)b->missing);
}

static void
test_orders(size_t n)
{
	struct deferrals first, d = count(n, FOLLOWED_MAX);

	ok(is_same(&d, &truth), "%d messages: exact", NMESSAGES);
	for (int i = 0; i < 3; i++) {
		shuffle(n);
		d = count(n, FOLLOWED_MAX);
		ok(is_same(&d, &truth), "in another order, with another key");
	}
	d = count(n, NMESSAGES);
	ok(is_same(&d, &truth), "exact with room for just as many");
	first = count(n, NMESSAGES / 3);
	ok(first.at_least && first.messages < truth.messages &&
		first.messages > truth.messages / 4 &&
		first.delivered < truth.delivered &&
		first.failed < truth.failed && first.waiting < truth.waiting,
	    "too many: lower bounds");
	ok(first.messages + first.missing > truth.messages / 10 * 9 &&
		first.messages + first.missing < truth.messages / 10 * 11,
	    "and about how many are missing");
	for (int i = 0; i < 3; i++) {
		shuffle(n);
		d = count(n, NMESSAGES / 3);
		ok(is_same(&d, &first), "the same bounds in another order");
	}
	d = count(n, 0);
	ok(d.at_least && d.messages == 0, "no room at all");
}

static void
test_names(void)
{
	static const char id[] = "4F2A1B3C", other[] = "4f2a1b3c";
	uint64_t m = followed_message(id, 8, "Jo@Example.NET", 14, BOUNCECODE_OUTCOME_DEFERRED);

	ok(m == followed_message(id, 8, "jo@example.net", 14, BOUNCECODE_OUTCOME_DEFERRED),
	    "an address is the same in both cases");
	ok(m != followed_message(other, 8, "jo@example.net", 14, BOUNCECODE_OUTCOME_DEFERRED),
	    "a queue id is not: long ones of Postfix differ by that");
	ok(m != followed_message(id, 8, "jo`example.net", 14, BOUNCECODE_OUTCOME_DEFERRED) &&
		m != followed_message(id, 8, "jo@exampl\305.net", 14, BOUNCECODE_OUTCOME_DEFERRED),
	    "nor is anything but a letter");
	ok(followed_message("ab", 2, "c", 1, BOUNCECODE_OUTCOME_FAILED) !=
		followed_message("a", 1, "bc", 2, BOUNCECODE_OUTCOME_FAILED),
	    "queue id and recipient are kept apart");
}

/* The longest row of slots that are taken. */
static size_t
longest_row(const struct followed *f)
{
	size_t longest = 0;

	for (size_t k = 0; k < FOLLOWED_TABLES; k++)
		for (size_t i = 0, row = 0; i < f->tables[k].nslots; i++) {
			row = f->tables[k].slots[i] != 0 ? row + 1 : 0;
			longest = row > longest ? row : longest;
		}
	return longest;
}

/* Hashes that share their lowest or highest bits, as one who knows the hash of a
 * message, but not the key, could make them. */
static void
test_crowds(void)
{
	static const struct {
		const char *name;
		uint64_t base, step;
	} crowds[] = {
		{ "the same lowest bits", 0x5550, UINT64_C(1) << 40 },
		{ "the same highest bits", UINT64_C(0xabcdef) << 40, 8 },
		{ "the same bits in the middle", 8, (UINT64_C(1) << 44) + 8 },
	};

	for (size_t c = 0; c < sizeof crowds / sizeof *crowds; c++) {
		struct hash_key key = random_key();
		struct followed f;

		followed_begin(&f, FOLLOWED_MAX, &key);
		for (uint64_t i = 0; i < 500000; i++) {
			uint64_t m = (crowds[c].base + i * crowds[c].step) | 2;

			followed_add(&f, &m, 1);
		}
		ok(f.n == 500000 && longest_row(&f) < 400,
		    "%s: %zu messages, at most %zu in a row", crowds[c].name, f.n,
		    longest_row(&f));
		followed_end(&f);
	}
}

enum { RECIPIENTS = 100000 };

/* Each comes twice, in another case; a quarter is dead. */
static struct followed_sums
sums_of_recipients(unsigned max, bool backwards)
{
	struct hash_key key = random_key();
	struct followed_sums sums;
	struct followed f;

	followed_begin(&f, max, &key);
	for (unsigned i = 0; i < 2 * RECIPIENTS; i++) {
		unsigned k = (backwards ? 2 * RECIPIENTS - 1 - i : i) % RECIPIENTS;
		char to[40];
		int length = snprintf(to, sizeof to,
		    i < RECIPIENTS ? "User%u@Example.net" : "user%u@example.net", k);
		uint64_t m = followed_recipient(to, (size_t)length,
		    k % 4 ? BOUNCECODE_OUTCOME_ACCEPTED : BOUNCECODE_OUTCOME_FAILED);

		followed_add(&f, &m, 1);
	}
	sums = followed_sums(&f);
	followed_end(&f);
	return sums;
}

static bool
is_near(uint64_t n, double there_are)
{
	return (double)n > there_are * 0.95 && (double)n < there_are * 1.05;
}

static void
test_recipients(void)
{
	struct followed_sums s = sums_of_recipients(RECIPIENTS, false), again;

	ok(!s.is_estimate && s.all == RECIPIENTS && s.failed == RECIPIENTS / 4 &&
		s.accepted == RECIPIENTS / 4 * 3,
	    "%lu recipients are told apart", (unsigned long)s.all);
	s = sums_of_recipients(RECIPIENTS / 5, false);
	again = sums_of_recipients(RECIPIENTS / 5, true);
	ok(s.is_estimate && is_near(s.all, RECIPIENTS) &&
		is_near(s.failed, RECIPIENTS / 4) &&
		is_near(s.accepted, RECIPIENTS / 4 * 3),
	    "of too many, about %lu", (unsigned long)s.all);
	ok(s.all == again.all && s.failed == again.failed && s.accepted == again.accepted,
	    "in any order, with any key");
}

int
main(void)
{
	size_t n = make_events();

	/* What is not linear any more would take for ever. */
	alarm(60);
	test_orders(n);
	test_names();
	test_crowds();
	test_recipients();
	return done();
}
