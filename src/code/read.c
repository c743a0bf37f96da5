/* From text to the digits of a code, in every spelling met in the wild. */
#include "code/look.h"
#include "code/usual.h"

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
	BC_DIGIT = 1,
	BC_NAME = 2,     /* goes on after a code: then it was none */
	BC_JOINS = 4,    /* goes on only if a digit comes next: "5.7.1.2" */
	BC_WILD = 8,     /* leaves a number open: 5xx, 5yz, 5.XXX.YYY, 5.7.x */
	BC_OPEN = 16,    /* may stand before a code, */
	BC_BETWEEN = 32, /* between its halves, */
	BC_CLOSE = 64    /* and behind it */
};

/* What a byte of ASCII is; NUL, other controls and all above are nothing. */
#define BC_B (BC_OPEN | BC_BETWEEN | BC_CLOSE)
#define BC_O (BC_OPEN | BC_BETWEEN)
#define BC_J (BC_JOINS | BC_BETWEEN)
#define BC_N BC_NAME
#define BC_W (BC_NAME | BC_WILD)
static const unsigned char bc_byte_uses[128] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, BC_B, BC_B, 0, 0, BC_B, 0, 0, /* \t \n \r */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	BC_B, 0, BC_B, BC_O, 0, BC_N, 0, BC_B, /* blank " # % ' */
	BC_O, BC_CLOSE, 0, 0, BC_J, BC_J, BC_JOINS, BC_J, /* ( ) , - . / */
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, BC_J, 0, BC_O, BC_BETWEEN, BC_CLOSE, 0, /* : < = > */
	BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, /* @ A to O */
	BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_W, BC_W, BC_W, BC_O, 0, BC_CLOSE, 0, BC_J, /* X Y Z [ ] _ */
	0, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, /* a to o */
	BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_N, BC_W, BC_W, BC_W, BC_O, 0, BC_CLOSE, 0, 0 /* x y z { } */
};
#undef BC_B
#undef BC_O
#undef BC_J
#undef BC_N
#undef BC_W

static unsigned
bc_uses_of(const char *p, const char *end)
{
	return p < end && (unsigned char)*p < 128 ? bc_byte_uses[(unsigned char)*p] : 0;
}

static const char *
bc_skip(const char *p, const char *end, unsigned set)
{
	while (bc_uses_of(p, end) & set)
		p++;
	return p;
}

static int
bc_ends_here(const char *p, const char *end)
{
	unsigned uses = bc_uses_of(p, end);

	if (uses & BC_JOINS)
		return !(bc_uses_of(p + 1, end) & BC_DIGIT);
	return !(uses & (BC_DIGIT | BC_NAME));
}

/* One to three digits without a leading zero, or letters that leave the
 * number open. Returns the byte behind it, NULL if it is neither. */
static const char *
bc_read_number(const char *p, const char *end, uint16_t *number)
{
	const char *start = p;
	unsigned n = 0, set = bc_uses_of(p, end) & BC_WILD ? BC_WILD : BC_DIGIT;

	for (; p - start < 3 && (bc_uses_of(p, end) & set); p++)
		n = 10 * n + (unsigned)(*p - '0');
	*number = (uint16_t)(set == BC_WILD ? BOUNCECODE_OPEN : n);
	if (p == start || (set == BC_DIGIT && *start == '0' && p - start > 1))
		return NULL;
	return p;
}

static const char *
bc_read_reply(const char *p, const char *end, struct bouncecode_code *code)
{
	unsigned rest;

	if (end - p < 3 || *p < '1' || *p > '9')
		return NULL;
	rest = bc_uses_of(p + 1, end) & bc_uses_of(p + 2, end);
	if (rest & BC_DIGIT)
		code->reply = (uint16_t)(100 * (p[0] - '0') +
		    10 * (p[1] - '0') + (p[2] - '0'));
	else if (rest & BC_WILD)
		code->reply = (uint16_t)(*p - '0');
	else
		return NULL;
	return p + 3;
}

static const char *
bc_read_enhanced(const char *p, const char *end, struct bouncecode_code *code)
{
	uint16_t subject, detail = BOUNCECODE_OPEN;
	unsigned class_digit;

	if (end - p < 3 || p[1] != '.')
		return NULL;
	if ((class_digit = bc_class_of(*p)) == 0)
		return NULL;
	if ((p = bc_read_number(p + 2, end, &subject)) == NULL)
		return NULL;
	if (p < end && *p == '.' && (bc_uses_of(p + 1, end) & (BC_DIGIT | BC_WILD)) &&
	    (p = bc_read_number(p + 1, end, &detail)) == NULL)
		return NULL;
	/* "5.XXX.26" names nothing. */
	if (!bc_ends_here(p, end) ||
	    (subject == BOUNCECODE_OPEN && detail != BOUNCECODE_OPEN))
		return NULL;
	code->class_digit = (uint16_t)class_digit;
	code->subject = subject;
	code->detail = detail;
	return p;
}

size_t
bc_read_any(const char *text, size_t length, struct bouncecode_code *code)
{
	static const struct bouncecode_code none = { 0, 0, 0, 0, 0, 0, 0, 0 };
	const char *end, *p, *reply_end, *enhanced_end = NULL;

	*code = none;
	if (length == 0)
		return 0;
	end = text + length;
	p = bc_skip(text, end, BC_OPEN);
	reply_end = bc_read_reply(p, end, code);
	if (reply_end != NULL) {
		code->reply_offset = (size_t)(p - text);
		code->reply_length = 3;
		p = bc_skip(reply_end, end, BC_BETWEEN);
		/* "554.5.6.2": below 400 it may be an address of a host. */
		if (p == reply_end && code->reply >= 400 && end - p > 1 &&
		    *p == '.' && p[1] == (char)('0' + code->reply / 100))
			p++;
	}
	if (p != reply_end)
		enhanced_end = bc_read_enhanced(p, end, code);
	if (enhanced_end != NULL) {
		code->enhanced_offset = (size_t)(p - text);
		code->enhanced_length = (size_t)(enhanced_end - p);
		return (size_t)(bc_skip(enhanced_end, end, BC_CLOSE) - text);
	}
	/* "550-5.7.26" is a code, "550-5" alone is not. */
	if (reply_end != NULL && bc_ends_here(reply_end, end))
		return (size_t)(bc_skip(reply_end, end, BC_CLOSE) - text);
	*code = none;
	return 0;
}

#ifdef BC_USUAL_CODES
static unsigned
bc_uses_byte(char c, unsigned set)
{
	unsigned char byte = (unsigned char)c;

	return (byte < 128) & ((bc_byte_uses[byte & 127] & set) != 0);
}

/* Up to two bytes around a code and two more between its halves are counted, not
 * skipped in a loop, whose end would be mispredicted: of all spellings in mixed order
 * one takes 233 instructions and 0.7 mispredictions instead of 313 and 2.4. */
int
bc_read_usual_within(const char *text, size_t length, struct bc_usual *usual)
{
	const struct bc_usual_shape *shape;
	const char *p, *rest, *end;
	unsigned n, is_pair, more;
	unsigned char between;

	if (length - 5 > 20 - 5)
		return 0;
	end = text + length;
	n = bc_uses_byte(text[0], BC_OPEN);
	p = text + n + (n & bc_uses_byte(text[1], BC_OPEN));
	n = bc_uses_byte(end[-1], BC_CLOSE);
	end -= n + (n & bc_uses_byte(end[-2], BC_CLOSE));
	if (end - p < BC_USUAL_MIN)
		return 0;
	n = (unsigned)(end - p);
	is_pair = (p[1] != '.') & (n > 8);
	more = is_pair & bc_uses_byte(p[4 * is_pair], BC_BETWEEN);
	more += more & bc_uses_byte(p[1 + 4 * is_pair], BC_BETWEEN);
	n -= more;
	if (n - BC_USUAL_MIN > BC_USUAL_MAX - BC_USUAL_MIN)
		return 0;
	shape = &bc_usual_shapes[n - BC_USUAL_MIN];
	/* any that may stand there counts as a blank, and all others as none */
	between = (unsigned char)(' ' + 1 - bc_uses_byte(p[shape->between], BC_BETWEEN));
	usual->reply_offset = (unsigned)(p - text) & (0u - (shape->reply_length > 0));
	usual->enhanced_offset = ((unsigned)(p - text) + more + shape->enhanced_offset) &
	    shape->front;
	rest = n > 3 ? p + more : bc_no_rest + 1;
	return bc_read_halves(p, rest + shape->enhanced_offset, rest + n - 4,
	    between, shape, usual);
}
#endif

BOUNCECODE_API size_t
bouncecode_read(const char *text, size_t length, struct bouncecode_code *code)
{
#ifdef BC_USUAL_CODES
	struct bc_usual usual;

	if (bc_read_usual(text, length, &usual)) {
		bc_code_of_usual(&usual, code);
		return length;
	}
#endif
	return bc_read_any(text, length, code);
}
