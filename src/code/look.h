/*
 * What looks like a code: the rules of digits and neighbours that a reader of
 * codes, of running text, of logs and of queries share. Where one of them has
 * to be stricter, it adds its own rule beside the one from here.
 */
#ifndef BC_LOOK_H
#define BC_LOOK_H

#include "base/ascii.h"
#include "bouncecode.h"

/* RFC 5321 section 4.2.1: the first digit of a reply is 2 to 5 (1 is no longer
 * used). In text a reply is one of these; bouncecode_read() alone, which is
 * asked for the meaning of any number, takes 100 to 999. */
enum { BC_REPLY_FIRST = 200, BC_REPLY_LAST = 599 };

static inline int
bc_is_smtp_reply(unsigned reply)
{
	return reply >= BC_REPLY_FIRST && reply <= BC_REPLY_LAST;
}

/* RFC 5321 section 4.2.1: the second digit is 0 to 5. A number with another
 * one counts only where the list knows that somebody sends it. */
static inline int
bc_is_plausible_reply(unsigned reply)
{
	return reply / 10 % 10 <= 5 ||
	    bouncecode_find(BOUNCECODE_REPLY(reply)) != NULL;
}

/* RFC 3463 section 3.1: the class of an enhanced code is 2, 4 or 5. */
static inline int
bc_is_class(unsigned digit)
{
	return digit == 2 || digit == 4 || digit == 5;
}

/* The class that a byte writes, which tables spell as X where any may stand;
 * 0 where it writes none. */
static inline unsigned
bc_class_of(char c)
{
	if (c == '2' || c == '4' || c == '5')
		return (unsigned)(c - '0');
	return bc_lower(c) == 'x' ? BOUNCECODE_ANY_CLASS : 0;
}

/* The first digit of the reply alone, be it whole ("550") or open ("5xx"); 0
 * where there is none. */
static inline unsigned
bc_reply_digit(const struct bouncecode_code *code)
{
	return code->reply > 99 ? code->reply / 100u : code->reply;
}

/* RFC 5321 section 4.2.1, RFC 3463 section 3.1: the first digit of a code says
 * whether it succeeded, and whether trying again helps. The reply's counts
 * before the enhanced code's, which may be BOUNCECODE_ANY_CLASS; 0 where there
 * is no code. */
static inline unsigned
bc_first_digit(const struct bouncecode_code *code)
{
	return code->reply > 0 ? bc_reply_digit(code) : code->class_digit;
}

/* May a code stand directly behind a byte and the one before that? Not in a
 * word, of whatever script, nor in an address, a path, an amount or a longer
 * number; but behind a line end that is written as two characters. */
static inline int
bc_may_precede_code(char before, char c)
{
	if (bc_is_letter(c))
		return before == '\\' && (c == 'n' || c == 'r' || c == 't');
	return !bc_is_digit(c) && (unsigned char)c < 0x80 && c != '.' &&
	    c != '@' && c != '/' && c != '%' && c != '+' && c != '$';
}

/* Does the reply of a text stand at another place behind it again, as on each
 * line of a multi-line one (RFC 5321 section 4.2.1)? */
static inline int
bc_repeats_reply(const char *text, size_t length, size_t at,
    const struct bouncecode_code *code)
{
	const char *p = text + at, *reply = text + code->reply_offset;

	return code->reply_length == 3 && at > code->reply_offset &&
	    length - at > 3 && p[0] == reply[0] && p[1] == reply[1] &&
	    p[2] == reply[2] && (p[3] == '-' || p[3] == ' ');
}

/* Does a number go on with a dot and a digit? "5.1.1.10" is an address and
 * "550.12" an amount. */
static inline int
bc_goes_on(char c, char next)
{
	return c == '.' && bc_is_digit(next);
}

/* Does a dot between two bytes belong to an enhanced code (RFC 3463 section
 * 2)? Its numbers may be open: "X.7.26", "5.7.x", "5.7.YYY". */
static inline int
bc_joins_numbers(char before, char behind)
{
	return (bc_is_digit(before) || bc_lower(before) == 'x') &&
	    (bc_is_digit(behind) || bc_lower(behind) == 'x' ||
		bc_lower(behind) == 'y');
}

#endif
