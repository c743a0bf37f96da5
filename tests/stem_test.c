/* The words of a text, as weights are learned of them and asked for: where they
 * stand, which are one, and that nothing outside of the text is read. Whether a
 * text speaks of a refusal at all. */
#include "explain/reading.h"
#include "explain/stem.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>

enum { STEMS_MAX = 400, TEXT_MAX = 4000 };

struct stems {
	struct bc_token list[STEMS_MAX];
	size_t n;
	int wrong; /* a word outside of the text, or before the one before it */
};

/* A text of its length. */
#define TEXT(s) s, sizeof s - 1

static const struct {
	const char *what, *text;
	size_t length;
	const char *words; /* with a bar between them */
} cases[] = {
	{ "words", TEXT("The mailbox is full"), "The|mailbox|is|full" },
	{ "signs that end a sentence", TEXT("Full. Try again: later!"), "Full|Try|again|later" },
	{ "nothing", TEXT(""), "" },
	{ "blanks alone", TEXT(" \t\r\n"), "" },
	{ "signs alone", TEXT("- / .. () <> ''"), "" },
	{ "words that a sign parts", TEXT("over-quota/full"), "over|quota|full" },
	{ "one-letter words are passed over", TEXT("a full b x"), "full" },
	{ "also between words and digits", TEXT("x1 full2b"), "full" },
	{ "an apostrophe", TEXT("doesn't can't 'til"), "doesn|can|til" },
	{ "brackets", TEXT("(one)[two]{three}<four>"), "one|two|three|four" },
	{ "quotes", TEXT("\"one\"'two'`three`"), "one|two|three" },
	{ "other signs that separate", TEXT("one,two;three=four|five*six\\seven"),
	    "one|two|three|four|five|six|seven" },
	{ "they end what stands for itself", TEXT("mx.example.com;550(5.7.1=12,192.0.2.1*551\\552"),
	    "mx.example.com|550|5.7.1|12|192.0.2.1|551|552" },
	{ "single quotation marks", TEXT("is \xe2\x80\x98" "full\xe2\x80\x99 now"), "is|full|now" },
	{ "double quotation marks", TEXT("\xe2\x80\x9c" "full\xe2\x80\x9d"), "full" },
	{ "quotation marks between words", TEXT("one\xe2\x80\x99two\xe2\x80\x9cthree"), "one|two|three" },
	{ "a host in quotation marks", TEXT("\xe2\x80\x9cmx.example.com\xe2\x80\x9d said"), "mx.example.com|said" },
	{ "a code in quotation marks", TEXT("\xe2\x80\x98" "550\xe2\x80\x99"), "550" },
	{ "an address", TEXT("<ann.lee@example.com>: full"), "ann.lee@example.com|full" },
	{ "a URL", TEXT("see https://example.com/a?b now"), "see|https://example.com/a?b|now" },
	{ "a host and its address", TEXT("mx-1.example.com[192.0.2.1]"), "mx-1.example.com|192.0.2.1" },
	{ "an IPv6 address", TEXT("[2001:db8::1]"), "2001:db8::1" },
	{ "a number", TEXT("4096 bytes"), "4096|bytes" },
	{ "a time", TEXT("at 12:34:56"), "at|12:34:56" },
	{ "codes", TEXT("550 5.7.1 no"), "550|5.7.1|no" },
	{ "codes with a hyphen", TEXT("550-5.7.1 no"), "550-5.7.1|no" },
	{ "a code in brackets", TEXT("(550) [5.7.1]"), "550|5.7.1" },
	{ "a letter behind digits is no code", TEXT("550no"), "no" },
	{ "umlauts", TEXT("Empf\xc3\xa4nger unbekannt"), "Empf\xc3\xa4nger|unbekannt" },
	{ "Latin-1", TEXT("Empf\xe4nger"), "Empf\xe4nger" },
	{ "Cyrillic", TEXT("\xd1\x8f\xd1\x89\xd0\xb8\xd0\xba \xd0\xb8 5"), "\xd1\x8f\xd1\x89\xd0\xb8\xd0\xba|5" },
	{ "Chinese", TEXT("\xe9\x82\xae\xe7\xae\xb1\xe5\xb7\xb2\xe6\xbb\xa1\xef\xbc\x8c\xe9\x80\x80"),
	    "\xe9\x82\xae|\xe7\xae\xb1|\xe5\xb7\xb2|\xe6\xbb\xa1|\xe9\x80\x80" },
	{ "Japanese behind a word", TEXT("Mail\xe3\x81\xaf\xe6\xba\x80"), "Mail|\xe3\x81\xaf|\xe6\xba\x80" },
	{ "katakana", TEXT("\xe3\x83\xa1\xe3\x83\xbc\xe3\x83\xab"), "\xe3\x83\xa1|\xe3\x83\xbc|\xe3\x83\xab" },
	{ "the first and the last signs", TEXT("\xe3\x81\x81\xe9\xbf\xbf\xea\xb0\x80\xed\x9e\xa3"),
	    "\xe3\x81\x81|\xe9\xbf\xbf|\xea\xb0\x80|\xed\x9e\xa3" },
	{ "Korean", TEXT("\xed\x8e\xb8\xec\xa7\x80 full"), "\xed\x8e\xb8|\xec\xa7\x80|full" },
	{ "a character that is cut off", TEXT("full \xe9\x82"), "full" },
	{ "a word whose last character is cut off", TEXT("voll\xc3"), "voll\xc3" },
	{ "NUL inside", TEXT("one\0two\0\0three"), "one|two|three" },
};

/* The stems of two texts, one by one: equal or, each of them, different. */
static const struct {
	int equal;
	const char *one, *other;
} pairs[] = {
	{ 1, "reject", "rejected" },
	{ 1, "reject", "Rejecting" },
	{ 1, "reject", "REJECTION" },
	{ 1, "MAILBOX full", "mailboxes Full" },
	{ 0, "reject", "refuse" },
	{ 0, "reject", "rejec" },
	{ 0, "full", "fully" },
	{ 0, "ab", "ba" },
	{ 1, "ann@example.com", "<bob@mail.example.net>" },
	{ 1, "http://example.com/", "https://a.example.net/b/c" },
	{ 1, "mx.example.com", "a1.b2.example.net" },
	{ 1, "192.0.2.1", "203.0.113.99" },
	{ 1, "192.0.2.1", "2001:db8::1" },
	{ 1, "12", "1234567" },
	{ 1, "12", "354" },
	{ 1, "550", "550:" },
	{ 1, "550", "550-5.7.1" },
	{ 1, "5.7.1", "5.7.1," },
	{ 1, "mx.example.com|ab", "a.example.net ab" },
	{ 0, "550", "551" },
	{ 0, "550", "450" },
	{ 0, "5.7.1", "5.7.2" },
	{ 0, "5.7.1", "4.7.1" },
	{ 0, "5.7.1", "5.7.10" },
	{ 0, "550", "5.5.0" },
	{ 0, "550", "5500" },
	{ 0, "5.7.1", "5.7" },
	{ 0, "ann@example.com", "example.com" },
	{ 0, "http://example.com", "example.com" },
	{ 0, "192.0.2.1", "192.0.2.example" },
	{ 0, "192.0.2.1", "12" },
	{ 0, "12", "ab" },
	{ 1, "\xc3\x89T\xc3\x89", "\xc3\xa9t\xc3\xa9" },
	{ 0, "\xc3\xa9t\xc3\xa9", "ete" },
	/* small and great in Cyrillic, with the letter that stands apart */
	{ 1, "\xd0\xaf\xd0\xa9\xd0\x98\xd0\x9a", "\xd1\x8f\xd1\x89\xd0\xb8\xd0\xba" },
	{ 1, "\xd0\x81\xd0\xb6", "\xd1\x91\xd0\xb6" },
	/* the first and the last ones that have two forms */
	{ 1, "\xd0\x90\xd0\xaf", "\xd0\xb0\xd1\x8f" },
	{ 1, "\xd0\x80\xd0\x8f", "\xd1\x90\xd1\x9f" },
	{ 1, "\xc3\x80\xc3\x9e", "\xc3\xa0\xc3\xbe" },
	{ 0, "\xd0\x95\xd0\xb6", "\xd1\x91\xd0\xb6" },
	{ 1, "\xe9\x82\xae", "\xe9\x82\xae" },
	{ 0, "\xe9\x82\xae", "\xe7\xae\xb1" },
	{ 1, "\xe2\x80\x98" "full\xe2\x80\x99", "full" },
	{ 1, "\xe2\x80\x9cmx.example.com\xe2\x80\x9d", "\"mx.example.com\"" },
};

static void
read_stems(struct stems *s, const char *text, size_t length)
{
	size_t at = 0, end = 0;

	s->n = 0;
	s->wrong = 0;
	while (s->n < STEMS_MAX && bc_next_stem(text, length, &at, &s->list[s->n])) {
		const struct bc_token *stem = &s->list[s->n++];

		s->wrong |= stem->length == 0 || stem->offset < end ||
		    stem->length > length || stem->offset > length - stem->length ||
		    at != (size_t)stem->offset + stem->length;
		end = at;
	}
	s->wrong |= at != length;
}

/* The text alone in its memory, where a sanitizer sees what is read beside it. */
static char *
alone(const char *text, size_t length)
{
	char *copy = malloc(length);

	if (length > 0)
		memcpy(copy, text, length);
	return copy;
}

static void
read_alone(struct stems *s, const char *text, size_t length)
{
	char *copy = alone(text, length);

	read_stems(s, copy, length);
	free(copy);
}

static int
are_equal(const struct stems *a, const struct stems *b)
{
	int equal = a->n == b->n;

	for (size_t i = 0; i < a->n && equal; i++)
		equal = a->list[i].hash == b->list[i].hash &&
		    a->list[i].offset == b->list[i].offset &&
		    a->list[i].length == b->list[i].length &&
		    a->list[i].letters == b->list[i].letters;
	return equal;
}

/* Is a text read the same whatever stands before it and behind it? */
static int
stands_alone(const char *text, size_t length)
{
	static const char around[] = { '\0', ' ', 'a', '5', '.', '@', ':', '/',
		'\x80', '\x98', '\xe2', '\xe9' };
	static char copy[TEXT_MAX + 4];
	struct stems expected, s;
	int passed;

	read_alone(&expected, text, length);
	passed = !expected.wrong;
	memcpy(copy + 2, text, length);
	for (size_t i = 0; i < sizeof around && passed; i++) {
		copy[0] = copy[1] = copy[length + 2] = copy[length + 3] = around[i];
		read_stems(&s, copy + 2, length);
		passed = are_equal(&expected, &s);
	}
	return passed;
}

static void
test_cases(void)
{
	struct stems s;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char words[1000];
		size_t n = 0;

		read_alone(&s, cases[i].text, cases[i].length);
		for (size_t k = 0; k < s.n; k++) {
			if (k > 0)
				words[n++] = '|';
			memcpy(words + n, cases[i].text + s.list[k].offset, s.list[k].length);
			n += s.list[k].length;
		}
		words[n] = '\0';
		ok(same(words, cases[i].words) && !s.wrong, "%s", cases[i].what);
	}
}

static void
test_pairs(void)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct stems a, b;
		size_t nequal = 0;

		read_alone(&a, pairs[i].one, strlen(pairs[i].one));
		read_alone(&b, pairs[i].other, strlen(pairs[i].other));
		for (size_t k = 0; k < a.n && k < b.n; k++)
			nequal += a.list[k].hash == b.list[k].hash;
		ok(a.n > 0 && a.n == b.n && nequal == (pairs[i].equal ? a.n : 0), "\"%s\" %s \"%s\"", pairs[i].one,
		    pairs[i].equal ? "is the same as" : "is not", pairs[i].other);
	}
}

/* What a stem says besides: its letters, and what it is with a neighbour. */
static void
test_stem(void)
{
	struct stems s;

	read_alone(&s, TEXT("mailbox 550 \xe9\x82\xae \xc3\xa9t\xc3\xa9"));
	ok(s.n == 4 && s.list[0].letters == 7 && s.list[1].letters == 0 &&
		s.list[2].letters == 2 && s.list[3].letters == 3,
	    "letters, of which a code has none and a Chinese sign enough");
	ok(bc_stem_pair(s.list[0].hash, s.list[1].hash) != bc_stem_pair(s.list[1].hash, s.list[0].hash),
	    "a pair of neighbours has an order");
}

static void
test_bounds(void)
{
	static const char long_text[] = "550-5.7.1 \xe2\x80\x98" "Empf\xc3\xa4nger\xe2\x80\x99 <ann@example.com> "
	    "\xe9\x82\xae\xe7\xae\xb1 \xf0\x9f\x93\xab http://a.example/ \xe2\x80\x9cmx.example.com\xe2\x80\x9d[192.0.2.1]";
	static const char telling[] = "a5.@:/-' \xe2\x80\x98\x99\xc3\xa9\xf0\xff";
	char text[64];
	int passed = 1;

	for (int c = 0; c < 256; c++) {
		text[0] = text[2] = (char)c;
		text[1] = 'b';
		passed &= stands_alone(text, 1) & stands_alone(text, 2) & stands_alone(text, 3);
	}
	ok(passed, "each byte, alone and before and behind a letter");
	passed = 1;
	for (size_t n = 0; n < sizeof long_text; n++)
		passed &= stands_alone(long_text, n) & stands_alone(long_text + n, sizeof long_text - 1 - n);
	ok(passed, "a text that is cut anywhere, at its end or its beginning");
	passed = 1;
	for (int i = 0; i < 20000; i++) {
		size_t n = next_random() % sizeof text;

		for (size_t k = 0; k < n; k++)
			text[k] = (char)(i % 3 == 0 ? next_random() >> 8
				: i % 3 == 1 ? 0x80 + next_random() % 128
					     : (unsigned char)telling[next_random() % (sizeof telling - 1)]);
		passed &= stands_alone(text, n);
	}
	ok(passed, "random bytes");
}

/* As they stand in the table of bc_is_refusal(). */
static const char *const refusals[] = { "abgelehnt", "ban", "block", "bounc",
	"cannot", "defer", "deni", "deny", "desconoc", "disabled", "dropped",
	"error", "exceed", "fail", "full", "geweig", "inconnu", "inexist",
	"introuv", "invalid", "kein", "limit", "n't", "nicht", "nie ", "niet ",
	"no existe", "no such", "non ", "not ", "odrzuc", "over", "rechaz",
	"recus", "refus", "reject", "returned", "rifiut", "suspend", "too ",
	"unable", "undeliver", "unknown", "unreach", "unrout", "voll " };

static int
is_refusal(const char *text, size_t length)
{
	char *copy = alone(text, length);
	int is = bc_is_refusal(copy, length);

	free(copy);
	return is;
}

/* A stem is found at the end of a text, and in capitals; without its last letter,
 * or with another one, it is not. */
static void
test_refusal(const char *stem)
{
	char text[32];
	size_t length = strlen(stem) + 3;
	int found, near;

	snprintf(text, sizeof text, "It %s", stem);
	found = is_refusal(text, length);
	near = is_refusal(text, length - 1);
	text[length - 1] = '5';
	near |= is_refusal(text, length);
	for (size_t i = 0; i < length - 3; i++)
		text[3 + i] = (char)(stem[i] >= 'a' && stem[i] <= 'z' ? stem[i] - 32 : stem[i]);
	ok(found && is_refusal(text, length) && !near, "\"%s\" speaks of a refusal, what is near it does not", stem);
}

static void
test_refusals(void)
{
	static const char *const others[] = { "", "a", "z", "Z", "{", "@", "Queued as 4F2A91C003B", "Hello, how are you?",
		"250 Requested mail action okay, completed", "nothing", "notes", "Message accepted for delivery",
		"cant", "nt" };

	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		test_refusal(refusals[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ok(!is_refusal(others[i], strlen(others[i])), "\"%s\" does not", others[i]);
	ok(!is_refusal(TEXT("\x80\xa0\xc2")), "nor do bytes that begin no letter");
	ok(is_refusal(TEXT("\xc3\xa9t\xc3\xa9")) && is_refusal(TEXT("\xe9\x82\xae")),
	    "what is not written in ASCII may be one");
}

int
main(void)
{
	test_cases();
	test_pairs();
	test_stem();
	test_bounds();
	test_refusals();
	return done();
}
