/* The structs that callers allocate keep their sizes, have room to grow, and
 * are filled in whole: the number of the soname, ABI in the Makefile, counts
 * their changes. */
#include <bouncecode.h>

#include "tap.h"

/* A new member takes its room from the reserved ones. A machine of 32 bits may
 * align 64 of them as x86 does, to four bytes, or as ARM does, to eight. */
#define SIZE(name, of_64_bits, of_x86, of_arm)                               \
	_Static_assert(sizeof(struct bouncecode_##name) ==                   \
		(sizeof(void *) == 8 ? (of_64_bits)                          \
			: _Alignof(struct { uint64_t n; }) == 4 ? (of_x86)   \
								: (of_arm)), \
	    "struct bouncecode_" #name " has another size")

SIZE(reference, 40, 28, 28);
SIZE(code, 40, 24, 24);
SIZE(match, 24, 16, 16);
SIZE(answer, 240, 172, 172);
SIZE(reply, 104, 72, 72);
SIZE(dsn, 96, 64, 64);
SIZE(hit, 16, 12, 12);
SIZE(suggestion, 48, 32, 32);
SIZE(span, 16, 8, 8);
SIZE(report, 480, 328, 328);
SIZE(scan, 1048, 752, 760);

/* Are so many bytes 0? */
static int
is_zero(const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	while (n > 0 && p[n - 1] == 0)
		n--;
	return n == 0;
}

#define IS_ZERO(member) is_zero(&(member), sizeof(member))
/* Whatever stood there before. */
#define SPOIL(object) memset(&(object), 0xa5, sizeof(object))

static int
is_whole(const struct bouncecode_answer *a)
{
	int whole = IS_ZERO(a->reserved);

	for (unsigned i = 0; i < BOUNCECODE_MATCHES_MAX; i++)
		whole &= IS_ZERO(a->matches[i].reserved);
	return whole;
}

static void
test_answers(void)
{
	static const char *const texts[] = { "", "hm",
		"550 5.1.1 User unknown",
		"host gmail-smtp-in.l.google.com said: 421-4.7.28 see zen.spamhaus.org",
		"Undelivered Mail Returned to Sender" };
	struct bouncecode_answer a;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		int whole = 1;

		SPOIL(a);
		bouncecode_explain(texts[i], strlen(texts[i]), &a);
		whole &= is_whole(&a);
		SPOIL(a);
		bouncecode_guess(texts[i], strlen(texts[i]), &a);
		whole &= is_whole(&a);
		SPOIL(a);
		bouncecode_lookup(texts[i], strlen(texts[i]), &a);
		ok(whole & is_whole(&a), "an answer for \"%s\"", texts[i]);
	}
	SPOIL(a);
	bouncecode_answer_entry(bouncecode_at(bouncecode_count() - 1), &a);
	ok(is_whole(&a), "the answer of an entry");
}

static void
test_others(void)
{
	static const char line[] = "Nov 21 10:00:00 mx1 postfix/smtp[550]: 4A1F2: "
	    "to=<jo@example.net>, relay=mx.example.net[192.0.2.7]:25, dsn=5.1.1, "
	    "status=bounced (550 5.1.1 User unknown)";
	struct bouncecode_reference reference;
	struct bouncecode_scan scan;
	struct bouncecode_report report;
	uint64_t memory[4096];

	SPOIL(reference);
	ok(bouncecode_reference_at(bouncecode_at(0), 0, &reference) &&
		IS_ZERO(reference.reserved),
	    "a reference");
	SPOIL(scan);
	bouncecode_scan_start(&scan);
	ok(IS_ZERO(scan.reserved), "a log that is begun");
	bouncecode_scan_remember(&scan, memory, sizeof memory);
	for (int i = 0; i < 2; i++) {
		SPOIL(report);
		bouncecode_scan_feed(&scan, line, sizeof line - 1);
		ok(bouncecode_scan_next(&scan, &report) &&
			IS_ZERO(report.reserved) && is_whole(&report.answer),
		    "a report, %s", i ? "remembered" : "explained");
	}
}

static void
test_search(void)
{
#ifndef BOUNCECODE_NO_SEARCH
	struct bouncecode_hit hits[3];
	struct bouncecode_suggestion suggestion;
	struct bouncecode_match place;

	SPOIL(hits);
	ok(bouncecode_search("mailbox full", 12, hits, 3) == 3 &&
		IS_ZERO(hits[0].reserved) && IS_ZERO(hits[2].reserved),
	    "hits");
	SPOIL(suggestion);
	ok(bouncecode_suggest("grelyistign", 11, &suggestion) &&
		IS_ZERO(suggestion.reserved),
	    "a suggestion");
	SPOIL(place);
	ok(bouncecode_search_places("mailbox", 7, "the mailbox", 11, &place, 1) == 1 &&
		IS_ZERO(place.reserved),
	    "a place of a word");
#endif
}

int
main(void)
{
	test_answers();
	test_others();
	test_search();
	return done();
}
