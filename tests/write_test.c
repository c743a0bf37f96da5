/* Writing a code: every code that can be read is written in its usual spelling
 * and read back equal, whatever the room. */
#include <bouncecode.h>

#include "tap.h"

static int
is_equal(const struct bouncecode_code *a, const struct bouncecode_code *b)
{
	return a->reply == b->reply && a->class_digit == b->class_digit &&
	    a->subject == b->subject && a->detail == b->detail;
}

/* Is the code written as text, and read from that again? */
static int
round_trips(const struct bouncecode_code *code, const char *text)
{
	char buffer[BOUNCECODE_WRITE_SIZE];
	struct bouncecode_code again;
	size_t n = bouncecode_write(code, buffer, sizeof buffer);

	return n == strlen(text) && strcmp(buffer, text) == 0 &&
	    bouncecode_read(buffer, n, &again) == n && is_equal(code, &again);
}

static void
test_pairs(void)
{
	static const unsigned numbers[] = { 0, 1, 7, 10, 26, 99, 100, 999 };
	static const char classes[] = "245X";
	unsigned failed = 0, n = 0;

	for (unsigned reply = 99; reply <= 999; reply += reply == 99 ? 1 : 37)
		for (unsigned c = 0; c < 4; c++)
			for (unsigned s = 0; s < 8; s++)
				for (unsigned d = 0; d < 8; d++, n++) {
					struct bouncecode_code code = { 0 };
					char text[64];
					int k = 0;

					code.reply = (uint16_t)(reply > 99 ? reply : 0);
					code.class_digit = (uint16_t)(classes[c] == 'X'
						? BOUNCECODE_ANY_CLASS
						: classes[c] - '0');
					code.subject = (uint16_t)numbers[s];
					code.detail = (uint16_t)numbers[d];
					if (code.reply > 0)
						k = snprintf(text, sizeof text, "%u ", reply);
					snprintf(text + k, sizeof text - (size_t)k, "%c.%u.%u",
					    classes[c], numbers[s], numbers[d]);
					failed += !round_trips(&code, text);
				}
	ok(failed == 0, "%u codes are written and read back, %u are not", n, failed);
}

static void
test_replies(void)
{
	unsigned failed = 0;

	for (unsigned reply = 100; reply <= 999; reply++) {
		struct bouncecode_code code = { .reply = (uint16_t)reply };
		char text[8];

		snprintf(text, sizeof text, "%u", reply);
		failed += !round_trips(&code, text);
	}
	ok(failed == 0, "all replies, %u failed", failed);
}

/* What text reads as is written as expected. */
static void
test_spelling(const char *text, const char *expected)
{
	struct bouncecode_code code;
	char buffer[BOUNCECODE_WRITE_SIZE] = "x";
	size_t n;

	bouncecode_read(text, strlen(text), &code);
	n = bouncecode_write(&code, buffer, sizeof buffer);
	ok(n == strlen(expected) && strcmp(buffer, expected) == 0,
	    "\"%s\" is written \"%s\"", text, expected);
}

static void
test_room(void)
{
	struct bouncecode_code code = { .reply = 550, .class_digit = 5,
		.subject = 7, .detail = 26 };
	char buffer[16];

	for (size_t size = 0; size <= 12; size++) {
		size_t kept = size == 0 ? 0 : size <= 10 ? size - 1 : 10;

		memset(buffer, '#', sizeof buffer);
		ok(bouncecode_write(&code, buffer, size) == 10 &&
			strncmp(buffer, "550 5.7.26", kept) == 0 &&
			(size == 0 || buffer[kept] == '\0') &&
			buffer[size] == '#',
		    "room for %zu bytes", size);
	}
	ok(bouncecode_write(&code, NULL, 0) == 10, "NULL of size 0");
	code.reply = code.class_digit = code.subject = code.detail = 65534;
	ok(bouncecode_write(&code, NULL, 0) < BOUNCECODE_WRITE_SIZE,
	    "numbers that no code has fit as well");
}

int
main(void)
{
	static const struct {
		const char *text, *expected;
	} spellings[] = {
		{ "550-5.7.26", "550 5.7.26" }, { "550 (#5.1.1)", "550 5.1.1" },
		{ "x.7.26", "X.7.26" }, { "5xx", "" }, { "5.7.x", "" },
		{ "5.XXX.YYY", "" }, { "550 5.7.x", "550" }, { "nothing", "" },
	};

	test_pairs();
	test_replies();
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		test_spelling(spellings[i].text, spellings[i].expected);
	test_room();
	return done();
}
