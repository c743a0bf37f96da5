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
enum { STEM_LETTERS = 6 };

/* What only stands like a word; those of codes have their digits above. */
enum stand_in { ADDRESS = 1, URL, IP, HOST, NUMBER, CODE };

static uint32_t
mix(uint32_t hash, uint32_t c)
{
	hash = (hash ^ c) * 0x01000193u;
	return hash ^ hash >> 13;
}

/* Bytes that part words: what is no letter, digit or sign that may stand in an
 * address, a host or a number, one bit each. */
static int
separates(const unsigned char *p, const unsigned char *end)
{
	static const uint32_t parts[4] = { 0xffffffff, 0x7800178d, 0x38000000,
		0x38000001 };

	if (*p < 0x80)
		return parts[*p / 32] >> *p % 32 & 1;
	/* U+2018 to U+201F: quotation marks */
	return *p == 0xe2 && end - p > 2 && p[1] == 0x80 && p[2] >= 0x98 &&
	    p[2] <= 0x9f;
}

/* Bytes of a quotation mark. */
enum { QUOTE = 3 };

static int
begins_run(const unsigned char *start, const unsigned char *p,
    const unsigned char *end)
{
	return p == start ||
	    (p[-1] < 0x80 ? separates(p - 1, end)
			  : p - start >= QUOTE && separates(p - QUOTE, end));
}

static int
is_letter(unsigned char c)
{
	return bc_is_letter((char)c) || c >= 0x80;
}

/* What a run of bytes has in it. */
struct run {
	size_t length;
	int letters, digits, dots, colons;
	int has_at, has_scheme, has_inner_dot;
};

static struct run
look_at_run(const unsigned char *p, const unsigned char *end)
{
	struct run r = { 0, 0, 0, 0, 0, 0, 0, 0 };
	const unsigned char *q = p;

	for (; q < end && (q == p || !separates(q, end)); q++) {
		int inner = q > p && q + 1 < end && q[1] > ' ';

		r.letters += is_letter(*q) != 0;
		r.digits += bc_is_digit((char)*q) != 0;
		r.has_at |= *q == '@';
		r.colons += *q == ':' && inner;
		r.has_scheme |= *q == ':' && end - q > 2 && q[1] == '/' &&
		    q[2] == '/';
		if (*q == '.' && inner) {
			r.dots++;
			r.has_inner_dot |= bc_is_letter((char)q[1]) &&
			    (bc_is_letter((char)q[-1]) ||
				bc_is_digit((char)q[-1]));
		}
	}
	r.length = (size_t)(q - p);
	return r;
}

/* "550", also before a hyphen, as in "550-5.7.1". */
static int
has_reply(const unsigned char *p, const struct run *r)
{
	return (r->dots == 0 && r->digits == 3) ||
	    (r->length > 3 && p[3] == '-');
}

/* The digits at the beginning of so many bytes. */
static uint32_t
value_of(const unsigned char *p, size_t n)
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
code_of(const unsigned char *p, const struct run *r)
{
	if (p[0] != '2' && p[0] != '4' && p[0] != '5')
		return 0;
	if (has_reply(p, r))
		return value_of(p, 3);
	return r->dots == 2 && r->length >= 5 && p[1] == '.' && p[3] == '.'
	    ? 1000 + value_of(p, r->length)
	    : 0;
}

/* The stem of a whole run that is no word; 0 where it is read as words. */
static uint32_t
stand_in_of(const unsigned char *p, const struct run *r)
{
	uint32_t code;

	if (r->has_at)
		return ADDRESS;
	if (r->has_scheme)
		return URL;
	if (r->has_inner_dot)
		return HOST;
	if (r->digits == 0 || r->letters > 0)
		return r->digits > 1 && r->colons > 1 ? IP : 0;
	if (r->dots == 3)
		return IP;
	code = code_of(p, r);
	return code ? (uint32_t)CODE + (code << 4) : (uint32_t)NUMBER;
}

/* RFC 3629 section 3: the character at a place, small where it has a small
 * form here (Latin-1, Cyrillic), and its bytes. What is no UTF-8 is taken byte
 * by byte. */
static uint32_t
character(const unsigned char *p, const unsigned char *end, size_t *n)
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
is_sign(uint32_t c)
{
	return (c >= 0x3041 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
}

/* A word: its length in bytes, and its stem. */
static size_t
stem_word(const unsigned char *p, const unsigned char *end, struct bc_token *token)
{
	const unsigned char *q = p;
	uint32_t hash = 0x811c9dc5u;
	unsigned letters = 0;

	while (q < end && is_letter(*q) && !separates(q, end)) {
		size_t n;
		uint32_t c = character(q, end, &n);

		if (is_sign(c) && letters > 0)
			break;
		q += n;
		if (letters++ < STEM_LETTERS)
			hash = mix(hash, c);
		if (is_sign(c)) {
			letters = 2;
			break;
		}
	}
	token->hash = hash;
	token->letters = letters;
	return (size_t)(q - p);
}

static int
take(struct bc_token *token, size_t offset, size_t length, size_t *at)
{
	token->offset = (uint32_t)offset;
	token->length = (uint32_t)length;
	*at = offset + length;
	return 1;
}

/* The run as a whole, or its first word; 0 where it begins with neither. Most
 * runs are a word and nothing else, which need no second look. */
static size_t
read_run(const unsigned char *p, const unsigned char *end, struct bc_token *token)
{
	size_t n = is_letter(*p) ? stem_word(p, end, token) : 0;
	struct run r;
	uint32_t what;

	if (n > 0 && (p + n == end || separates(p + n, end)))
		return n;
	r = look_at_run(p, end);
	what = stand_in_of(p, &r);
	if (what == 0)
		return n;
	token->hash = mix(0, what);
	token->letters = 0;
	return r.length;
}

int
bc_next_stem(
    const char *text, size_t length, size_t *at, struct bc_token *token)
{
	const unsigned char *start = (const unsigned char *)text;
	const unsigned char *end = start + length, *p = start + *at;
	int is_new = p < end && begins_run(start, p, end);

	while (p < end) {
		size_t n = 0;

		if (separates(p, end)) {
			p += *p < 0x80 ? 1 : QUOTE;
			while (p < end && *p <= ' ')
				p++;
			is_new = 1;
			continue;
		}
		token->letters = 1;
		if (is_new)
			n = read_run(p, end, token);
		else if (is_letter(*p))
			n = stem_word(p, end, token);
		is_new = 0;
		if (n > 0 && token->letters != 1)
			return take(token, (size_t)(p - start), n, at);
		p += n > 0 ? n : 1;
	}
	*at = length;
	return 0;
}

#endif
