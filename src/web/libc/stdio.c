/* Printing into memory: what records need of it. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Returns where the next bytes go. */
static char *
make_room(FILE *out, size_t length)
{
	if (length > out->size - out->length) {
		size_t room = 2 * out->size + length + 1024;

		out->text = realloc(out->text, room);
		if (out->text == NULL)
			__builtin_trap();
		out->size = room;
	}
	return out->text + out->length;
}

size_t
fwrite(const void *s, size_t size, size_t n, FILE *out)
{
	size_t length = size * n;

	make_room(out, length);
	memcpy(out->text + out->length, s, length);
	out->length += length;
	return n;
}

int
fputs(const char *s, FILE *out)
{
	fwrite(s, 1, strlen(s), out);
	return 0;
}

int
putc(int c, FILE *out)
{
	char byte = (char)c;

	fwrite(&byte, 1, 1, out);
	return c;
}

/* ---- formats */

/* Where a formatted text goes: what finds no room is only counted. */
struct target {
	char *text;
	size_t size, length;
};

static void
put(struct target *t, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++, t->length++)
		if (t->length + 1 < t->size)
			t->text[t->length] = s[i];
}

struct conversion {
	char fill;
	unsigned width;
	unsigned precision; /* of a string: so many bytes at most */
	unsigned length; /* how many l; z is one, for this machine */
	char letter;
};

/* Digits, or a star for an int that is given; a negative one is none. */
static unsigned
read_number(const char **format, va_list *ap)
{
	unsigned n = 0;

	if (**format == '*') {
		int given = va_arg(*ap, int);

		++*format;
		return given > 0 ? (unsigned)given : 0;
	}
	while (**format >= '0' && **format <= '9')
		n = n * 10 + (unsigned)(*(*format)++ - '0');
	return n;
}

static struct conversion
read_conversion(const char **format, va_list *ap)
{
	struct conversion c = { ' ', 0, UINT_MAX, 0, 0 };

	if (**format == '0')
		c.fill = '0';
	c.width = read_number(format, ap);
	if (**format == '.') {
		++*format;
		c.precision = read_number(format, ap);
	}
	for (; **format == 'l' || **format == 'z'; ++*format)
		c.length++;
	c.letter = *(*format)++;
	return c;
}

static void
put_filled(struct target *t, const struct conversion *c, const char *s, size_t n)
{
	for (size_t i = n; i < c->width; i++)
		put(t, &c->fill, 1);
	put(t, s, n);
}

static void
put_number(struct target *t, const struct conversion *c, unsigned long long n,
    int negative)
{
	char digits[24], *p = digits + sizeof digits;
	unsigned base = c->letter == 'x' ? 16 : 10;

	do
		*--p = "0123456789abcdef"[n % base];
	while ((n /= base) > 0);
	if (negative)
		*--p = '-';
	put_filled(t, c, p, (size_t)(digits + sizeof digits - p));
}

static void
put_signed(struct target *t, const struct conversion *c, long long n)
{
	put_number(t, c, n < 0 ? 0 - (unsigned long long)n : (unsigned long long)n,
	    n < 0);
}

/* With one digit behind the point, as the nearest to what the number is: 2^60 parts
 * are all that a number up to 100 has, but for small ones, which are no tie. */
static void
put_tenths(struct target *t, const struct conversion *c, double x)
{
	const unsigned long long one = 1ull << 60;
	unsigned long long whole = (unsigned long long)x;
	unsigned long long parts = (unsigned long long)((x - (double)whole) * (double)one) * 10;
	unsigned long long tenths = parts / one, rest = parts % one;

	tenths += rest > one / 2 || (rest == one / 2 && tenths % 2 == 1);
	put_number(t, c, whole + tenths / 10, 0);
	put(t, ".", 1);
	put_number(t, c, tenths % 10, 0);
}

static size_t
length_within(const char *s, size_t most)
{
	const char *end = memchr(s, '\0', most);

	return end != NULL ? (size_t)(end - s) : most;
}

static void
put_format(struct target *t, const char *format, va_list *ap)
{
	while (*format != '\0') {
		struct conversion c;
		char byte = *format++;

		if (byte != '%') {
			put(t, &byte, 1);
			continue;
		}
		c = read_conversion(&format, ap);
		if (c.letter == 's') {
			const char *s = va_arg(*ap, const char *);

			put_filled(t, &c, s, length_within(s, c.precision));
		} else if (c.letter == 'c') {
			byte = (char)va_arg(*ap, int);
			put_filled(t, &c, &byte, 1);
		} else if (c.letter == 'd') {
			put_signed(t, &c, c.length > 1 ? va_arg(*ap, long long)
						       : va_arg(*ap, int));
		} else if (c.letter == 'u' || c.letter == 'x') {
			put_number(t, &c, c.length > 1
				? va_arg(*ap, unsigned long long)
				: va_arg(*ap, unsigned), 0);
		} else if (c.letter == '%') {
			put(t, "%", 1);
		} else if (c.letter == 'f') {
			put_tenths(t, &c, va_arg(*ap, double));
		} else {
			__builtin_trap();
		}
	}
}

int
vsnprintf(char *text, size_t size, const char *format, va_list ap)
{
	struct target t = { text, size, 0 };
	va_list copy;

	va_copy(copy, ap);
	put_format(&t, format, &copy);
	va_end(copy);
	if (size > 0)
		text[t.length < size ? t.length : size - 1] = '\0';
	return (int)t.length;
}

int
snprintf(char *text, size_t size, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(text, size, format, ap);
	va_end(ap);
	return n;
}

int
fprintf(FILE *out, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	vsnprintf(make_room(out, (size_t)n + 1), (size_t)n + 1, format, ap);
	va_end(ap);
	out->length += (size_t)n;
	return n;
}
