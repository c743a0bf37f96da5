/*
 * Reading a text word by word, for its weights. A run of bytes without a blank
 * or a bracket is looked at once: as a whole it may be an address, a URL, a
 * host, a number or a code, else it is read as words.
 */
#include "explain/stem.h"

#ifndef BOUNCECODE_NO_WEIGHTS

#include "base/ascii.h"

/* The letters of a word that count: "reject", "rejected" and "rejecting" are
 * one. With five to eight letters no difference was measured beyond chance. */
enum { BC_STEM_LETTERS = 6 };

/* What only stands like a word; those of codes have their digits above. */
enum bc_stem_kind { BC_STEM_ADDRESS = 1, BC_STEM_URL, BC_STEM_IP, BC_STEM_HOST, BC_STEM_NUMBER, BC_STEM_CODE };

static uint32_t
bc_mix(uint32_t hash, uint32_t c)
{
	return (hash ^ c) * 0x9e3779b1u;
}

/* What a byte is: a letter is itself, small, and what begins or continues a
 * character beyond ASCII is a letter as well. */
enum bc_stem_sign {
	BC_STEM_PARTS, /* what stands in no address, host or number */
	BC_STEM_DIGIT,
	BC_STEM_DOT,
	BC_STEM_COLON,
	BC_STEM_AT,
	BC_STEM_OTHER,
	BC_STEM_HIGH,
	BC_STEM_LETTER = 'a'
};

#define BC_P BC_STEM_PARTS
#define BC_D BC_STEM_DIGIT
#define BC_O BC_STEM_OTHER
#define BC_H BC_STEM_HIGH
#define BC_H16 BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H, BC_H
static const unsigned char bc_stem_signs[256] = {
	BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P,
	BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P, BC_P,
	/*    !  "  #  $  %  &  '  (  )  *  +  ,  -  .         / */
	BC_P, BC_O, BC_P, BC_P, BC_O, BC_O, BC_O, BC_P, BC_P, BC_P, BC_P, BC_O, BC_P, BC_O, BC_STEM_DOT, BC_O,
	BC_D, BC_D, BC_D, BC_D, BC_D, BC_D, BC_D, BC_D, BC_D, BC_D, BC_STEM_COLON, BC_P, BC_P, BC_P, BC_P, BC_O,
	BC_STEM_AT, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
	'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', BC_P, BC_P, BC_P, BC_O, BC_O,
	BC_P, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
	'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', BC_P, BC_P, BC_P, BC_O, BC_O,
	BC_H16, BC_H16, BC_H16, BC_H16, BC_H16, BC_H16, BC_H16, BC_H16
};
#undef BC_P
#undef BC_D
#undef BC_O
#undef BC_H
#undef BC_H16

/* Bytes of a quotation mark. */
enum { BC_QUOTE = 3 };

/* U+2018 to U+201F */
static int
bc_is_quote(const unsigned char *p, const unsigned char *end)
{
	return *p == 0xe2 && end - p >= BC_QUOTE && p[1] == 0x80 && p[2] >= 0x98 &&
	    p[2] <= 0x9f;
}

static int
bc_separates(const unsigned char *p, const unsigned char *end)
{
	return bc_stem_signs[*p] == BC_STEM_PARTS || bc_is_quote(p, end);
}

static int
bc_begins_run(const unsigned char *start, const unsigned char *p,
    const unsigned char *end)
{
	return p == start || bc_stem_signs[p[-1]] == BC_STEM_PARTS ||
	    (p - start >= BC_QUOTE && bc_is_quote(p - BC_QUOTE, end));
}

/* What a run of bytes has in it. */
struct bc_run {
	size_t length;
	int letters, digits, dots, colons;
	int has_at, has_scheme, has_inner_dot;
};

static int
bc_is_inner(const unsigned char *run, const unsigned char *q, const unsigned char *end)
{
	return q > run && q + 1 < end && q[1] > ' ';
}

static struct bc_run
bc_look_at_run(const unsigned char *p, const unsigned char *end)
{
	struct bc_run r = { 0, 0, 0, 0, 0, 0, 0, 0 };
	const unsigned char *q = p;

	for (; q < end && !bc_separates(q, end); q++) {
		switch (bc_stem_signs[*q]) {
		case BC_STEM_DIGIT:
			r.digits++;
			break;
		case BC_STEM_DOT:
			r.dots += bc_is_inner(p, q, end);
			r.has_inner_dot |= bc_is_inner(p, q, end) &&
			    bc_is_letter((char)q[1]) &&
			    (bc_is_letter((char)q[-1]) ||
				bc_is_digit((char)q[-1]));
			break;
		case BC_STEM_COLON:
			r.colons += bc_is_inner(p, q, end);
			r.has_scheme |= end - q > 2 && q[1] == '/' && q[2] == '/';
			break;
		case BC_STEM_AT:
			r.has_at = 1;
			break;
		case BC_STEM_OTHER:
			break;
		default:
			r.letters++;
		}
	}
	r.length = (size_t)(q - p);
	return r;
}

/* "550", also before a hyphen, as in "550-5.7.1". */
static int
bc_has_reply(const unsigned char *p, const struct bc_run *r)
{
	return (r->dots == 0 && r->digits == 3) ||
	    (r->length > 3 && p[3] == '-');
}

/* The digits at the beginning of so many bytes. */
static uint32_t
bc_value_of(const unsigned char *p, size_t n)
{
	enum { DIGITS_MAX = 5 };
	uint32_t value = 0;
	int digits = 0;

	for (size_t k = 0; k < n && digits < DIGITS_MAX &&
	     (bc_is_digit((char)p[k]) || p[k] == '.'); k++)
		if (p[k] != '.') {
			value = value * 10 + p[k] - '0';
			digits++;
		}
	return value;
}

/* RFC 5321 section 4.2 and RFC 3463 section 2: is it "550" or "5.7.1", and
 * which one? 0 where it is not. */
static uint32_t
bc_code_of(const unsigned char *p, const struct bc_run *r)
{
	if (p[0] != '2' && p[0] != '4' && p[0] != '5')
		return 0;
	if (bc_has_reply(p, r))
		return bc_value_of(p, 3);
	return r->dots == 2 && r->length >= 5 && p[1] == '.' && p[3] == '.'
	    ? 1000 + bc_value_of(p, r->length)
	    : 0;
}

/* The stem of a whole run that is no word; 0 where it is read as words. */
static uint32_t
bc_stand_in_of(const unsigned char *p, const struct bc_run *r)
{
	uint32_t code;

	if (r->has_at)
		return BC_STEM_ADDRESS;
	if (r->has_scheme)
		return BC_STEM_URL;
	if (r->has_inner_dot)
		return BC_STEM_HOST;
	if (r->digits == 0 || r->letters > 0)
		return r->digits > 1 && r->colons > 1 ? BC_STEM_IP : 0;
	if (r->dots == 3)
		return BC_STEM_IP;
	code = bc_code_of(p, r);
	return code ? (uint32_t)BC_STEM_CODE + (code << 4) : (uint32_t)BC_STEM_NUMBER;
}

/* RFC 3629 section 3: the character at a place, small where it has a small
 * form here (Latin-1, Cyrillic), and its bytes. What is no UTF-8 is taken byte
 * by byte. */
static uint32_t
bc_character(const unsigned char *p, const unsigned char *end, size_t *n)
{
	uint32_t c = *p;
	size_t more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;

	*n = 1;
	if (c < 0x80)
		return (unsigned char)bc_lower((char)c);
	c &= 0x3fu >> more;
	while (*n <= more && p + *n < end && (p[*n] & 0xc0) == 0x80)
		c = c << 6 | (p[(*n)++] & 0x3fu);
	if ((c >= 0xc0 && c <= 0xde) || (c >= 0x410 && c <= 0x42f))
		c += 0x20;
	else if (c >= 0x400 && c <= 0x40f)
		c += 0x50;
	return c;
}

/* Kana, Chinese signs and Hangul, which stand without blanks. */
static int
bc_is_ideograph(uint32_t c)
{
	return (c >= 0x3041 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
}

/* What a word has been read to. */
struct bc_stem_word {
	const unsigned char *end;
	unsigned letters;
	uint32_t hash; /* of the first BC_STEM_LETTERS of them */
};

/* Most words end where their letters of ASCII do. */
static struct bc_stem_word
bc_read_ascii(const unsigned char *p, const unsigned char *end)
{
	struct bc_stem_word w = { p, 0, 0x811c9dc5u };
	const unsigned char *stop =
	    end - p > BC_STEM_LETTERS ? p + BC_STEM_LETTERS : end;

	while (w.end < stop && bc_stem_signs[*w.end] >= BC_STEM_LETTER)
		w.hash = bc_mix(w.hash, bc_stem_signs[*w.end++]);
	while (w.end < end && bc_stem_signs[*w.end] >= BC_STEM_LETTER)
		w.end++;
	w.letters = (unsigned)(w.end - p);
	return w;
}

/* Goes on with a word at a character beyond ASCII. */
static void
bc_read_wide(struct bc_stem_word *w, const unsigned char *end)
{
	while (w->end < end && bc_stem_signs[*w->end] >= BC_STEM_HIGH &&
	    !bc_is_quote(w->end, end)) {
		size_t n;
		uint32_t c = bc_character(w->end, end, &n);

		if (bc_is_ideograph(c) && w->letters > 0)
			return;
		w->end += n;
		if (w->letters++ < BC_STEM_LETTERS)
			w->hash = bc_mix(w->hash, c);
		if (bc_is_ideograph(c)) {
			w->letters = 2;
			return;
		}
	}
}

/* The word at a place, if one begins there; in a new run, what stands like a word
 * as well. Its bytes, or 0. Most runs are a word and nothing else, which need no
 * second look. */
static size_t
bc_read_stem(const unsigned char *p, const unsigned char *end, int is_new,
    struct bc_token *token)
{
	struct bc_stem_word w = bc_read_ascii(p, end);

	if (w.end < end && bc_stem_signs[*w.end] == BC_STEM_HIGH)
		bc_read_wide(&w, end);
	token->letters = w.letters;
	token->hash = w.hash ^ w.hash >> 15;
	if (is_new && (w.letters == 0 || (w.end < end && !bc_separates(w.end, end)))) {
		struct bc_run r = bc_look_at_run(p, end);
		uint32_t what = bc_stand_in_of(p, &r);

		if (what != 0) {
			token->hash = bc_mix(0, what);
			token->letters = 0;
			return r.length;
		}
	}
	return (size_t)(w.end - p);
}

static int
bc_take_stem(struct bc_token *token, size_t offset, size_t length, size_t *at)
{
	token->offset = (uint32_t)offset;
	token->length = (uint32_t)length;
	*at = offset + length;
	return 1;
}

int
bc_next_stem(
    const char *text, size_t length, size_t *at, struct bc_token *token)
{
	const unsigned char *start = (const unsigned char *)text;
	const unsigned char *end = start + length, *p = start + *at;
	int is_new = p < end && bc_begins_run(start, p, end);

	while (p < end) {
		size_t n;

		if (bc_separates(p, end)) {
			p += bc_stem_signs[*p] == BC_STEM_PARTS ? 1 : BC_QUOTE;
			is_new = 1;
			continue;
		}
		n = bc_read_stem(p, end, is_new, token);
		is_new = 0;
		/* A letter alone is passed over. */
		if (n > 0 && token->letters != 1)
			return bc_take_stem(token, (size_t)(p - start), n, at);
		p += n > 0 ? n : 1;
	}
	*at = length;
	return 0;
}

#endif
