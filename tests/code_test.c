/*
 * Reading a code: every spelling, and near misses. Each text lies against an
 * unreadable page, first with its end, then with its beginning, so that one
 * byte too far is a crash.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <bouncecode.h>

#include <sys/mman.h>
#include <unistd.h>

#include "code/code.h"
#include "code/look.h"
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
	{ "554.5.6.2", 9, 554, 5, 6, 2, 0, 4, 5 },
	{ "250.2.0.0", 0, 0, 0, 0, 0, 0, 0, 0 },
	{ "554.4.6.2", 0, 0, 0, 0, 0, 0, 0, 0 },
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
	    same_number("reply", c.reply, (long)cases[i].reply) &
	    same_number("class", c.class_digit, (long)cases[i].class_digit) &
	    same_number("subject", c.subject, (long)cases[i].subject) &
	    same_number("detail", c.detail, (long)cases[i].detail) &
	    same_number("reply at", (long)c.reply_offset,
		(long)cases[i].reply_at) &
	    same_number("enhanced at", (long)c.enhanced_offset,
		(long)cases[i].enhanced_at) &
	    same_number("enhanced length", (long)c.enhanced_length,
		(long)cases[i].enhanced_length);
}

/* ---- what all readers of codes share */

static const struct {
	unsigned reply, class_digit, first;
} digits[] = {
	{ 0, 0, 0 }, { 550, 0, 5 }, { 450, 5, 4 }, { 5, 0, 5 }, { 4, 5, 4 },
	{ 0, 5, 5 }, { 0, X, X }, { 100, 0, 1 }, { 999, 2, 9 },
};

static void
test_digits(void)
{
	size_t differ = 0;

	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
		struct bouncecode_code c = {
			.reply = (uint16_t)digits[i].reply,
			.class_digit = (uint16_t)digits[i].class_digit
		};

		ok(same_number("first", (long)bc_first_digit(&c),
		       (long)digits[i].first) &
			same_number("of the reply", (long)bc_reply_digit(&c),
			    (long)(c.reply > 0 ? digits[i].first : 0)),
		    "the first digit of %u and %u", digits[i].reply,
		    digits[i].class_digit);
	}
	for (int c = 0; c < 256; c++) {
		unsigned class_digit = c != 0 && strchr("245", c) != NULL
		    ? (unsigned)c - '0'
		    : c == 'x' || c == 'X' ? X
					   : 0;

		differ += bc_class_of((char)c) != class_digit;
	}
	ok(differ == 0, "the classes are 2, 4, 5 and X");
	ok(bc_is_smtp_reply(200) && bc_is_smtp_reply(599) &&
		!bc_is_smtp_reply(199) && !bc_is_smtp_reply(600),
	    "a reply is 200 to 599");
	ok(bc_is_plausible_reply(550) && bc_is_plausible_reply(459) &&
		bc_is_plausible_reply(571) && !bc_is_plausible_reply(569),
	    "a second digit above 5 must be one that somebody sends");
}

static void
test_neighbours(void)
{
	static const char apart[] = " \t\n\"'#<>[](){}:;,=-_*!?|~`^&\\";

	size_t differ = 0;

	for (int c = 0; c < 256; c++)
		differ += bc_may_precede_code(' ', (char)c) !=
		    (c < ' ' || c == 127 || strchr(apart, c) != NULL);
	ok(differ == 0, "bytes that a code may stand behind");
	ok(bc_may_precede_code('\\', 'n') && bc_may_precede_code('\\', 'r') &&
		!bc_may_precede_code('\\', 'x') && !bc_may_precede_code('a', 'n'),
	    "a code behind a line end of two characters");
	ok(bc_goes_on('.', '7') && !bc_goes_on('.', ' ') && !bc_goes_on(',', '7'),
	    "an address goes on behind a dot");
	ok(bc_joins_numbers('5', '7') && bc_joins_numbers('X', '7') &&
		bc_joins_numbers('7', 'y') && !bc_joins_numbers('y', '7') &&
		!bc_joins_numbers('5', ' ') && !bc_joins_numbers('e', 'c'),
	    "a dot between numbers");
}

/* The numbers of the list, and their digits back. */
static void
test_numbers(void)
{
	size_t differ = 0;

	for (unsigned reply = 0; reply < 1000; reply += 37)
		for (unsigned detail = 0; detail < 1000; detail += 3)
			for (unsigned subject = 0; subject < 8; subject++) {
				struct bouncecode_code c;

				bc_code_of_number(BOUNCECODE_PAIR(reply, 5,
						      subject, detail),
				    &c);
				differ += c.reply != reply ||
				    c.class_digit != 5 ||
				    c.subject != subject || c.detail != detail;
			}
	ok(differ == 0, "the digits of a number are those that made it");
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
	test_digits();
	test_neighbours();
	test_numbers();
	return done();
}
