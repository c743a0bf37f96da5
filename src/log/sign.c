/*
 * The first stage of reading a log: most lines report nothing, and this is
 * all that is done with them. Blocks of 16 bytes are tested for what every
 * sign has, and then a few places are looked at one by one.
 */
#include "log/sign.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/simd.h"
#include "code/look.h"

#include <string.h>

/* Words of lines that may tell of a failure without a code; at is the offset
 * of the letters that they are found by. */
static const struct {
	char word[11];
	unsigned char length, at;
} bc_sign_words[] = {
	{ " ** ", 4, 0 }, { " == ", 4, 0 }, /* Exim */
	{ " => ", 4, 0 }, { " -> ", 4, 0 }, { " >> ", 4, 0 },
	{ "rejected ", 9, 1 },              /* Exim */
	{ "did_", 4, 0 },                   /* qmail */
	{ "dsnStatus,", 10, 4 },            /* PowerMTA: of a header */
	{ "#Fields: ", 9, 0 },              /* Exchange: the same */
	{ "status=", 7, 1 },                /* Postfix */
	{ "stat=", 5, 1 }                   /* Sendmail, OpenSMTPD */
};

static int
bc_is_sign_word(const char *text, size_t length, size_t at)
{
	for (size_t i = 0; i < sizeof bc_sign_words / sizeof *bc_sign_words; i++) {
		size_t before = bc_sign_words[i].at, n = bc_sign_words[i].length;

		if (at >= before && length - (at - before) >= n &&
		    bc_are_same(text + at - before, bc_sign_words[i].word, n))
			return 1;
	}
	return 0;
}

/* May a code stand behind this? Stricter than elsewhere, since most numbers of
 * a log are none: a port or a time stands directly behind a colon. */
static int
bc_may_follow(const char *text, size_t at)
{
	char c = at > 0 ? text[at - 1] : '\n';
	char before = at > 1 ? text[at - 2] : '\n';

	if (!bc_may_precede_code(before, c))
		return 0;
	switch (c) {
	case '_': /* "said:_550_" is qmail, "AES_256_GCM" a cipher */
		return !bc_is_letter(before) && !bc_is_digit(before);
	case '-':
		return before == ' ' || before == '\t';
	case ':':
		return before == '"' || before == ' ' || bc_is_letter(before);
	}
	return 1;
}

static char
bc_char_at(const char *text, size_t length, size_t at)
{
	return at < length ? text[at] : '\n';
}

/* May this stand behind a reply code? */
static int
bc_may_end(char c)
{
	if ((unsigned char)c < '0')
		return c != '/' && c != '%' && c != '+';
	return (unsigned char)c >= 0x80 || c == ':' || c == ';' || c == '>' ||
	    c == '_';
}

static int
bc_is_reply(const char *text, size_t length, size_t at)
{
	char third = bc_char_at(text, length, at + 2);
	char c = bc_char_at(text, length, at + 3);

	if (!bc_is_digit(third) || !bc_may_end(c) ||
	    bc_goes_on(c, bc_char_at(text, length, at + 4)))
		return 0;
	return bc_is_plausible_reply(100u * (unsigned)(text[at] - '0') +
	    10u * (unsigned)(text[at + 1] - '0') + (unsigned)(third - '0'));
}

/* "5.1.1" is a code, "5.1.1.10" an address. */
static int
bc_is_enhanced(const char *text, size_t length, size_t at)
{
	size_t end = at + 5;

	if (!bc_is_digit(bc_char_at(text, length, at + 2)) ||
	    bc_char_at(text, length, at + 3) != '.' ||
	    !bc_is_digit(bc_char_at(text, length, at + 4)))
		return 0;
	while (end < at + 7 && bc_is_digit(bc_char_at(text, length, end)))
		end++;
	return !bc_goes_on(
	    bc_char_at(text, length, end), bc_char_at(text, length, end + 1));
}

static int
bc_begins_line(const char *text, size_t at)
{
	return at == 0 || text[at - 1] == '\n';
}

/* An object or a list of them may be an event, whatever it says, if a line
 * begins with it. */
static int
bc_opens_json(const char *text, size_t length, size_t at)
{
	char second = bc_char_at(text, length, at + 1);

	return bc_begins_line(text, at) &&
	    (second == (text[at] == '{' ? '"' : '{') || second == ' ' ||
		second == '\n' || second == '\r' || second == '\t');
}

int
bc_is_sign(const char *text, size_t length, size_t at)
{
	char c = text[at], second = bc_char_at(text, length, at + 1);

	if (bc_is_class((unsigned)c - '0'))
		return bc_may_follow(text, at) &&
		    (second == '.' ? bc_is_enhanced(text, length, at)
				   : bc_is_digit(second) &&
				bc_is_reply(text, length, at));
	if (c == '{' || c == '[')
		return bc_opens_json(text, length, at);
	return (c == ' ' || c == 'e' || c == 't' || c == 'd' ||
		   (c == '#' && bc_begins_line(text, at))) &&
	    bc_is_sign_word(text, length, at);
}

/* One by one, as far as a place. */
static size_t
bc_find_slowly(const char *text, size_t length, size_t from, size_t to,
    uint64_t *lines)
{
	for (; from < to; from++) {
		if (bc_is_sign(text, length, from))
			return from;
		*lines += text[from] == '\n';
	}
	return to;
}

#ifdef BC_BLOCKS

enum { BC_REACH = 3, BC_PAIRS_MAX = 255 / 2 - 1 };

/* The places of a block at which a sign may stand, as bytes of ones. All that
 * bc_is_sign() takes are among them:
 *     a code is "2" to "5", "." or a digit, a digit, and one of " ._:;>-"; no
 *     digit, "." or "/" stands before
 *     " ** " and " => " are two of "()*+,-./89:;<=>?" between blanks
 *     "rejected" has "eje", "status" has "tat": two of the same around, as "did"
 *     "{", "[" and "#" begin a line, and are some of eight, most of them rare */
static inline bc_bytes
bc_may_be_sign(const char *p)
{
	bc_bytes before = bc_load(p - 1);
	bc_bytes a = bc_load(p), b = bc_load(p + 1), c = bc_load(p + 2), d = bc_load(p + 3);
	bc_bytes ends = (bc_bytes)(d < '0') | (bc_bytes)((d & (signed char)0x9a) == 0x1a);
	bc_bytes code = bc_is_between(a, '2', '5') & bc_is_between(b, '.', '9') &
	    bc_is_between(c, '0', '9') & ends & ~bc_is_between(before, '.', '9');
	/* One comparison for several is an "or" of what differs. */
	bc_bytes marker = (a ^ ' ') | ((b & c & (signed char)0xe8) ^ 0x28) | (d ^ ' ');
	/* Six letters share those bits with "a" and "j": few words have one of
	 * them between two of the same. */
	bc_bytes word = (a ^ c) | ((b ^ 'a') & (signed char)0xf4);
	bc_bytes object = (before ^ '\n') |
	    (bc_bytes)(((bc_ubytes)a - 0x1b) & (unsigned char)0x97);

	return code | (bc_bytes)(marker == 0) | (bc_bytes)(word == 0) |
	    (bc_bytes)(object == 0);
}

static uint64_t
bc_sum_of(bc_ubytes counts)
{
	const uint64_t even = 0x00ff00ff00ff00ffu;
	uint64_t half[2], sum = 0;

	memcpy(half, &counts, sizeof half);
	for (int i = 0; i < 2; i++)
		sum += (half[i] & even) + (half[i] >> 8 & even);
	return sum * 0x0001000100010001u >> 48;
}

/* The first sign of a block that may have one; length where it has none. */
static size_t
bc_look_at_block(const char *text, size_t length, size_t at, bc_bytes places)
{
	uint64_t half[2];

	memcpy(half, &places, sizeof half);
	for (size_t i = 0; i < 2; i++)
		while (half[i] != 0) {
			unsigned k = bc_first_byte(half[i]);
			size_t place = at + 8 * i + k;

			if (bc_is_sign(text, length, place))
				return place;
			half[i] &= ~bc_byte_mask(k);
		}
	return length;
}

/* The line ends among the first bytes of a block, as bytes of ones. */
static inline bc_bytes
bc_line_ends(const char *p, size_t n)
{
	static const bc_bytes places = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
		12, 13, 14, 15 };
	signed char first = BC_BLOCK;

	if (n < BC_BLOCK)
		first = (signed char)n;
	return (bc_bytes)(bc_load(p) == '\n') & (bc_bytes)(places < first);
}

/* Pairs of blocks, as many as one byte each can count the line ends of. */
static size_t
bc_find_in_pairs(const char *text, size_t length, size_t *from, uint64_t *lines)
{
	size_t at = *from, n = (length - at - BC_REACH) / (2 * BC_BLOCK);
	size_t place = length, rest = 0;
	bc_ubytes counts = { 0 };

	if (n > BC_PAIRS_MAX)
		n = BC_PAIRS_MAX;
	for (; n > 0; n--, at += 2 * BC_BLOCK) {
		bc_bytes one = bc_may_be_sign(text + at);
		bc_bytes two = bc_may_be_sign(text + at + BC_BLOCK);

		if (__builtin_expect(bc_is_any(one | two), 0)) {
			place = bc_look_at_block(text, length, at, one);
			if (place == length)
				place = bc_look_at_block(
				    text, length, at + BC_BLOCK, two);
			if (place < length)
				break;
		}
		counts -= (bc_ubytes)(bc_load(text + at) == '\n');
		counts -= (bc_ubytes)(bc_load(text + at + BC_BLOCK) == '\n');
	}
	if (place < length) {
		rest = place - at;
		counts -= (bc_ubytes)bc_line_ends(text + at, rest);
		if (rest > BC_BLOCK)
			counts -= (bc_ubytes)bc_line_ends(
			    text + at + BC_BLOCK, rest - BC_BLOCK);
	}
	*from = at + rest;
	*lines += bc_sum_of(counts);
	return place;
}

size_t
bc_find_sign(const char *text, size_t length, size_t from, uint64_t *lines)
{
	size_t place;

	/* A block is looked at with the byte before it. */
	if (from == 0 && length > 0) {
		if (bc_find_slowly(text, length, 0, 1, lines) == 0)
			return 0;
		from = 1;
	}
	while (length - from >= 2 * BC_BLOCK + BC_REACH) {
		place = bc_find_in_pairs(text, length, &from, lines);
		if (place < length)
			return place;
	}
	return bc_find_slowly(text, length, from, length, lines);
}

size_t
bc_line_start(const char *text, size_t from, size_t at)
{
	while (at - from >= BC_BLOCK &&
	    !bc_is_any(bc_equals(bc_load(text + at - BC_BLOCK), '\n')))
		at -= BC_BLOCK;
	while (at > from && text[at - 1] != '\n')
		at--;
	return at;
}

#else

size_t
bc_find_sign(const char *text, size_t length, size_t from, uint64_t *lines)
{
	return bc_find_slowly(text, length, from, length, lines);
}

size_t
bc_line_start(const char *text, size_t from, size_t at)
{
	while (at > from && text[at - 1] != '\n')
		at--;
	return at;
}

#endif
