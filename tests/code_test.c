/*
 * Reading a code: every spelling, and near misses. Each text lies against an
 * unreadable page, first with its end, then with its beginning, so that one
 * byte too far is a crash.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <bouncecode.h>

#include <sys/mman.h>
#include <unistd.h>

#include "tap.h"

#define X BOUNCECODE_ANY_CLASS
#define OPEN BOUNCECODE_OPEN

static const struct {
	const char *text;
	size_t read; /* bytes; 0 = no code */
	unsigned reply, class_digit, subject, detail;
	size_t reply_at, enhanced_at, enhanced_length;
} cases[] = {
	/* the two halves alone */
	{ "550", 3, 550, 0, 0, 0, 0, 0, 0 },
	{ "101", 3, 101, 0, 0, 0, 0, 0, 0 },
	{ "999", 3, 999, 0, 0, 0, 0, 0, 0 },
	{ "5.1.1", 5, 0, 5, 1, 1, 0, 0, 5 },
	{ "5.7.26", 6, 0, 5, 7, 26, 0, 0, 6 },
	{ "4.7.650", 7, 0, 4, 7, 650, 0, 0, 7 },
	{ "5.999.999", 9, 0, 5, 999, 999, 0, 0, 9 },
	{ "2.0.0", 5, 0, 2, 0, 0, 0, 0, 5 },
	{ "X.7.26", 6, 0, X, 7, 26, 0, 0, 6 },
	{ "x.7.26", 6, 0, X, 7, 26, 0, 0, 6 },
	/* together */
	{ "550 5.7.26", 10, 550, 5, 7, 26, 0, 4, 6 },
	{ "550-5.7.26", 10, 550, 5, 7, 26, 0, 4, 6 },
	{ "550 #5.1.1", 10, 550, 5, 1, 1, 0, 5, 5 },
	{ "550-#5.1.1", 10, 550, 5, 1, 1, 0, 5, 5 },
	{ "550 (5.7.1)", 11, 550, 5, 7, 1, 0, 5, 5 },
	{ "550 (#5.7.1)", 12, 550, 5, 7, 1, 0, 6, 5 },
	{ "550 [5.7.1]", 11, 550, 5, 7, 1, 0, 5, 5 },
	{ "550, 5.7.1", 10, 550, 5, 7, 1, 0, 5, 5 },
	{ "550: 5.7.1", 10, 550, 5, 7, 1, 0, 5, 5 },
	{ "550/5.7.1", 9, 550, 5, 7, 1, 0, 4, 5 },
	{ "550=5.7.1", 9, 550, 5, 7, 1, 0, 4, 5 },
	{ "550  5.7.1", 10, 550, 5, 7, 1, 0, 5, 5 },
	{ "550\t5.7.1", 9, 550, 5, 7, 1, 0, 4, 5 },
	{ "550 X.7.1", 9, 550, X, 7, 1, 0, 4, 5 },
	/* around */
	{ " 550", 4, 550, 0, 0, 0, 1, 0, 0 },
	{ "\t550\t", 5, 550, 0, 0, 0, 1, 0, 0 },
	{ "550\r\n", 5, 550, 0, 0, 0, 0, 0, 0 },
	{ "#5.1.1", 6, 0, 5, 1, 1, 0, 1, 5 },
	{ "(5.7.1)", 7, 0, 5, 7, 1, 0, 1, 5 },
	{ "(#5.1.1)", 8, 0, 5, 1, 1, 0, 2, 5 },
	{ "[5.1.1]", 7, 0, 5, 1, 1, 0, 1, 5 },
	{ "<5.1.1>", 7, 0, 5, 1, 1, 0, 1, 5 },
	{ "\"550 5.1.1\"", 11, 550, 5, 1, 1, 1, 5, 5 },
	{ "'550'", 5, 550, 0, 0, 0, 1, 0, 0 },
	/* whole classes and subjects */
	{ "5xx", 3, 5, 0, 0, 0, 0, 0, 0 },
	{ "4XX", 3, 4, 0, 0, 0, 0, 0, 0 },
	{ "5yz", 3, 5, 0, 0, 0, 0, 0, 0 },
	{ "5.XXX.YYY", 9, 0, 5, OPEN, OPEN, 0, 0, 9 },
	{ "5.x.x", 5, 0, 5, OPEN, OPEN, 0, 0, 5 },
	{ "X.7.YYY", 7, 0, X, 7, OPEN, 0, 0, 7 },
	{ "5.7.x", 5, 0, 5, 7, OPEN, 0, 0, 5 },
	{ "5.7", 3, 0, 5, 7, OPEN, 0, 0, 3 },
	/* a reply line: RFC 5321 section 4.2 */
	{ "550 No such user", 4, 550, 0, 0, 0, 0, 0, 0 },
	{ "550-No such user", 3, 550, 0, 0, 0, 0, 0, 0 },
	{ "550 5.1.1 No such user", 10, 550, 5, 1, 1, 0, 4, 5 },
	{ "550-5.1.1 No such user", 10, 550, 5, 1, 1, 0, 4, 5 },
	{ "550 5.1.1: no", 9, 550, 5, 1, 1, 0, 4, 5 },
	{ "550 5.1.1.", 9, 550, 5, 1, 1, 0, 4, 5 },
	{ "550.", 3, 550, 0, 0, 0, 0, 0, 0 },
	{ "550 5.1.1\303\251", 9, 550, 5, 1, 1, 0, 4, 5 },
	/* the second half is none: the first stands */
	{ "550 5.1", 7, 550, 5, 1, OPEN, 0, 4, 3 },
	{ "550 5.1.1.1", 4, 550, 0, 0, 0, 0, 0, 0 },
	{ "550 3.1.1", 4, 550, 0, 0, 0, 0, 0, 0 },
	{ "550 5.01.1", 4, 550, 0, 0, 0, 0, 0, 0 },
	{ "550 5.1.1234", 4, 550, 0, 0, 0, 0, 0, 0 },
	/* near misses */
	{ "", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ " ", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "55", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5501", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "050", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "550x", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "550_1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "550@example.com", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "550-5", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "550,000", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "550%", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5505.7.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "x550", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5x5", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5..1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.1.", 3, 0, 5, 1, OPEN, 0, 0, 3 },
	{ ".5.1.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.1.1.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.1.10.21", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "[5.1.1.10]", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "1.1.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "3.1.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "7.7.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.07.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.7.01", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.7.1000", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.1000.1", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.XXX.26", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "5.7.1a", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "mailbox full", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "\303\251550", 0, 0, 0, 0, 0, 0, 0, 0 },
};

enum { NCASES = sizeof cases / sizeof *cases };

static int
reads(const char *text, size_t length, size_t i)
{
	struct bouncecode_code c;
	size_t n = bouncecode_read(text, length, &c);

	return same_number("bytes", (long)n, (long)cases[i].read) &
	    same_number("reply", c.reply, cases[i].reply) &
	    same_number("class", c.class_digit, cases[i].class_digit) &
	    same_number("subject", c.subject, cases[i].subject) &
	    same_number("detail", c.detail, cases[i].detail) &
	    same_number("reply at", (long)c.reply_offset,
		(long)cases[i].reply_at) &
	    same_number("enhanced at", (long)c.enhanced_offset,
		(long)cases[i].enhanced_at) &
	    same_number("enhanced length", (long)c.enhanced_length,
		(long)cases[i].enhanced_length);
}

int
main(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *guarded = mmap(NULL, 3 * page, PROT_NONE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *readable = guarded + page;
	struct bouncecode_code c;

	if (guarded == MAP_FAILED || mprotect(readable, page,
					 PROT_READ | PROT_WRITE) != 0)
		return 1;
	for (size_t i = 0; i < NCASES; i++) {
		size_t n = strlen(cases[i].text);
		char *at_end = readable + page - n;

		memcpy(readable, cases[i].text, n);
		memcpy(at_end, cases[i].text, n);
		ok(reads(at_end, n, i) & reads(readable, n, i), "\"%s\"",
		    cases[i].text);
	}
	ok(bouncecode_read(NULL, 0, &c) == 0, "NULL of length 0");
	ok(bouncecode_read("550\0005.7.1", 9, &c) == 3 && c.reply == 550 &&
		c.class_digit == 0,
	    "a NUL byte is data: it ends the code, not the text");
	ok(bouncecode_read("\000550", 4, &c) == 0, "nor is it a blank");
	return done();
}
