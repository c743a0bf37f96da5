/* From text to the digits of a code, in every spelling met in the wild. */
#include "code/look.h"

/*
 *     code     = [open] (reply [between enhanced] / enhanced) [close]
 *     reply    = "1" to "9" and two digits, or two of "x" "y" "z"
 *     enhanced = class "." subject ["." detail]
 *
 * class is 2, 4, 5 or X; subject and detail are one to three digits without
 * a leading zero (RFC 3463 section 2), or letters x and y where they are left
 * open. Open, between and close are blanks, hyphens, brackets, "#" and quotes
 * as qmail, Sendmail, log files and people put them.
 */
enum {
	DIGIT = 1,
	NAME = 2,     /* goes on after a code: then it was none */
	JOINS = 4,    /* goes on only if a digit comes next: "5.7.1.2" */
	WILD = 8,     /* leaves a number open: 5xx, 5yz, 5.XXX.YYY, 5.7.x */
	OPEN = 16,    /* may stand before a code, */
	BETWEEN = 32, /* between its halves, */
	CLOSE = 64    /* and behind it */
};

/* What a byte of ASCII is; NUL, other controls and all above are nothing. */
#define B (OPEN | BETWEEN | CLOSE)
#define O (OPEN | BETWEEN)
#define J (JOINS | BETWEEN)
#define N NAME
#define W (NAME | WILD)
static const unsigned char byte_uses[128] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, B, B, 0, 0, B, 0, 0, /* \t \n \r */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	B, 0, B, O, 0, N, 0, B,                         /* blank " # % ' */
	O, CLOSE, 0, 0, J, J, JOINS, J,                 /* ( ) , - . / */
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, J, 0, O, BETWEEN, CLOSE, 0, /* : < = > */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* @ A to O */
	N, N, N, N, N, N, N, N, W, W, W, O, 0, CLOSE, 0, J, /* X Y Z [ ] _ */
	0, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* a to o */
	N, N, N, N, N, N, N, N, W, W, W, O, 0, CLOSE, 0, 0 /* x y z { } */
};
#undef B
#undef O
#undef J
#undef N
#undef W

static unsigned
uses_of(const char *p, const char *end)
{
	return p < end && (unsigned char)*p < 128 ? byte_uses[(unsigned char)*p] : 0;
}

static const char *
skip(const char *p, const char *end, unsigned set)
{
	while (uses_of(p, end) & set)
		p++;
	return p;
}

static int
ends_here(const char *p, const char *end)
{
	unsigned uses = uses_of(p, end);

	if (uses & JOINS)
		return !(uses_of(p + 1, end) & DIGIT);
	return !(uses & (DIGIT | NAME));
}

/* One to three digits without a leading zero, or letters that leave the
 * number open. Returns the byte behind it, NULL if it is neither. */
static const char *
read_number(const char *p, const char *end, uint16_t *number)
{
	const char *start = p;
	unsigned n = 0, set = uses_of(p, end) & WILD ? WILD : DIGIT;

	for (; p - start < 3 && (uses_of(p, end) & set); p++)
		n = 10 * n + (unsigned)(*p - '0');
	*number = (uint16_t)(set == WILD ? BOUNCECODE_OPEN : n);
	if (p == start || (set == DIGIT && *start == '0' && p - start > 1))
		return NULL;
	return p;
}

static const char *
read_reply(const char *p, const char *end, struct bouncecode_code *code)
{
	unsigned rest;

	if (end - p < 3 || *p < '1' || *p > '9')
		return NULL;
	rest = uses_of(p + 1, end) & uses_of(p + 2, end);
	if (rest & DIGIT)
		code->reply = (uint16_t)(100 * (p[0] - '0') +
		    10 * (p[1] - '0') + (p[2] - '0'));
	else if (rest & WILD)
		code->reply = (uint16_t)(*p - '0');
	else
		return NULL;
	return p + 3;
}

static const char *
read_enhanced(const char *p, const char *end, struct bouncecode_code *code)
{
	uint16_t subject, detail = BOUNCECODE_OPEN;
	unsigned class_digit;

	if (end - p < 3 || p[1] != '.')
		return NULL;
	if ((class_digit = bc_class_of(*p)) == 0)
		return NULL;
	if ((p = read_number(p + 2, end, &subject)) == NULL)
		return NULL;
	if (p < end && *p == '.' && (uses_of(p + 1, end) & (DIGIT | WILD)) &&
	    (p = read_number(p + 1, end, &detail)) == NULL)
		return NULL;
	/* "5.XXX.26" names nothing. */
	if (!ends_here(p, end) ||
	    (subject == BOUNCECODE_OPEN && detail != BOUNCECODE_OPEN))
		return NULL;
	code->class_digit = (uint16_t)class_digit;
	code->subject = subject;
	code->detail = detail;
	return p;
}

BOUNCECODE_API size_t
bouncecode_read(const char *text, size_t length, struct bouncecode_code *code)
{
	static const struct bouncecode_code none = { 0, 0, 0, 0, 0, 0, 0, 0 };
	const char *end, *p, *reply_end, *enhanced_end = NULL;

	*code = none;
	if (length == 0)
		return 0;
	end = text + length;
	p = skip(text, end, OPEN);
	reply_end = read_reply(p, end, code);
	if (reply_end != NULL) {
		code->reply_offset = (size_t)(p - text);
		code->reply_length = 3;
		p = skip(reply_end, end, BETWEEN);
		/* "554.5.6.2": below 400 it may be an address of a host. */
		if (p == reply_end && code->reply >= 400 && end - p > 1 &&
		    *p == '.' && p[1] == (char)('0' + code->reply / 100))
			p++;
	}
	if (p != reply_end)
		enhanced_end = read_enhanced(p, end, code);
	if (enhanced_end != NULL) {
		code->enhanced_offset = (size_t)(p - text);
		code->enhanced_length = (size_t)(enhanced_end - p);
		return (size_t)(skip(enhanced_end, end, CLOSE) - text);
	}
	/* "550-5.7.26" is a code, "550-5" alone is not. */
	if (reply_end != NULL && ends_here(reply_end, end))
		return (size_t)(skip(reply_end, end, CLOSE) - text);
	*code = none;
	return 0;
}
