/* JSON, read strictly. */
#include "tests/fuzz/json.h"

#include "base/utf8.h"

struct reader {
	const char *p, *end;
	unsigned depth;
};

static void
skip_blanks(struct reader *r)
{
	while (r->p < r->end && *r->p != '\0' && strchr(" \t\r\n", *r->p) != NULL)
		r->p++;
}

static char
next(const struct reader *r)
{
	return r->p < r->end ? *r->p : '\0';
}

static void
take(struct reader *r, char c)
{
	require(next(r) == c && r->p < r->end);
	r->p++;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
take_digits(struct reader *r)
{
	require(is_digit(next(r)));
	while (is_digit(next(r)))
		r->p++;
}

static void
take_number(struct reader *r)
{
	if (next(r) == '-')
		r->p++;
	if (next(r) == '0')
		r->p++;
	else
		take_digits(r);
	require(!is_digit(next(r)));
	if (next(r) == '.') {
		r->p++;
		take_digits(r);
	}
	if (next(r) == 'e' || next(r) == 'E') {
		r->p++;
		if (next(r) == '+' || next(r) == '-')
			r->p++;
		take_digits(r);
	}
}

static unsigned
take_hex(struct reader *r)
{
	unsigned n = 0;

	for (int i = 0; i < 4; i++) {
		static const char digits[] = "0123456789abcdef";
		char c = next(r);
		const char *digit = strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c);

		require(c != '\0' && digit != NULL);
		n = n << 4 | (unsigned)(digit - digits);
		r->p++;
	}
	return n;
}

/* Of what stands behind "\u"; surrogates come in pairs. */
static unsigned
take_point(struct reader *r)
{
	unsigned c = take_hex(r), second;

	require(c < 0xdc00 || c > 0xdfff);
	if (c < 0xd800 || c > 0xdbff)
		return c;
	take(r, '\\');
	take(r, 'u');
	second = take_hex(r);
	require(second >= 0xdc00 && second <= 0xdfff);
	return 0x10000 + ((c & 0x3ff) << 10 | (second & 0x3ff));
}

static void
add(struct bytes *to, unsigned c)
{
	unsigned char *p = (unsigned char *)to->at + to->length;

	if (c < 0x80) {
		*p++ = (unsigned char)c;
	} else {
		if (c < 0x800) {
			*p++ = (unsigned char)(0xc0 | c >> 6);
		} else {
			if (c < 0x10000) {
				*p++ = (unsigned char)(0xe0 | c >> 12);
			} else {
				*p++ = (unsigned char)(0xf0 | c >> 18);
				*p++ = (unsigned char)(0x80 | (c >> 12 & 0x3f));
			}
			*p++ = (unsigned char)(0x80 | (c >> 6 & 0x3f));
		}
		*p++ = (unsigned char)(0x80 | (c & 0x3f));
	}
	to->length = (size_t)(p - (unsigned char *)to->at);
}

static void
take_escape(struct reader *r, struct bytes *to)
{
	static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	const char *letter;
	char c = next(r);

	require(c != '\0');
	r->p++;
	if (c == 'u') {
		add(to, take_point(r));
		return;
	}
	require((letter = strchr(letters, c)) != NULL);
	add(to, (unsigned char)bytes[letter - letters]);
}

/* It stands for no more bytes than it has. */
static struct bytes
take_string(struct reader *r)
{
	struct bytes to = new_bytes((size_t)(r->end - r->p));

	to.length = 0;
	take(r, '"');
	while (next(r) != '"') {
		unsigned char c = (unsigned char)next(r);
		size_t n = bc_utf8_length(r->p, (size_t)(r->end - r->p));

		require(r->p < r->end && c >= ' ');
		require(n > 1 || c < 0x80);
		if (c == '\\') {
			r->p++;
			take_escape(r, &to);
		} else {
			memcpy(to.at + to.length, r->p, n);
			to.length += n;
			r->p += n;
		}
	}
	r->p++;
	return to;
}

static void take_value(struct reader *r);

static void
take_members(struct reader *r, struct json_object *o)
{
	do {
		struct json_member *m = &o->members[o->n];

		r->p++;
		skip_blanks(r);
		require(o->n < JSON_MEMBERS_MAX);
		m->name = take_string(r);
		for (size_t i = 0; i < o->n; i++)
			require(o->members[i].name.length != m->name.length ||
			    memcmp(o->members[i].name.at, m->name.at, m->name.length) != 0);
		o->n++;
		skip_blanks(r);
		take(r, ':');
		skip_blanks(r);
		m->value.at = r->p;
		take_value(r);
		m->value.length = (size_t)(r->p - m->value.at);
		skip_blanks(r);
	} while (next(r) == ',');
}

static struct json_object
take_object(struct reader *r)
{
	struct json_object o;
	const char *p = r->p + 1;

	o.n = 0;
	while (p < r->end && (*p == ' ' || *p == '\n'))
		p++;
	if (p < r->end && *p == '}')
		r->p = p;
	else
		take_members(r, &o);
	take(r, '}');
	return o;
}

static void
take_array(struct reader *r)
{
	take(r, '[');
	skip_blanks(r);
	if (next(r) != ']')
		for (;;) {
			take_value(r);
			skip_blanks(r);
			if (next(r) != ',')
				break;
			r->p++;
			skip_blanks(r);
		}
	take(r, ']');
}

static void
take_word(struct reader *r)
{
	static const char *const words[] = { "null", "true", "false" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]);

		if ((size_t)(r->end - r->p) >= n && memcmp(r->p, words[i], n) == 0) {
			r->p += n;
			return;
		}
	}
	take_number(r);
}

static void
take_value(struct reader *r)
{
	require(++r->depth < 64);
	if (next(r) == '{') {
		struct json_object o = take_object(r);

		json_forget(&o);
	} else if (next(r) == '[') {
		take_array(r);
	} else if (next(r) == '"') {
		free(take_string(r).at);
	} else {
		take_word(r);
	}
	r->depth--;
}

static void
take_end(struct reader *r)
{
	skip_blanks(r);
	require(r->p == r->end);
}

void
require_json(const char *text, size_t length)
{
	struct reader r = { text, text + length, 0 };

	skip_blanks(&r);
	take_value(&r);
	take_end(&r);
}

struct json_object
json_object(const char *text, size_t length)
{
	struct reader r = { text, text + length, 0 };
	struct json_object o;

	skip_blanks(&r);
	require(next(&r) == '{');
	o = take_object(&r);
	take_end(&r);
	return o;
}

void
json_forget(struct json_object *o)
{
	for (size_t i = 0; i < o->n; i++)
		free(o->members[i].name.at);
	o->n = 0;
}

struct bytes
json_string(struct json value)
{
	struct reader r = { value.at, value.at + value.length, 0 };
	struct bytes s = take_string(&r);

	require(r.p == r.end);
	return s;
}
