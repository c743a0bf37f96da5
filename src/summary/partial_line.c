/* A line of a partial summary, taken apart; it may say anything. */
#include "summary/partial_line.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* It may quote what was read, which is not for a terminal as it is, and may be no UTF-8. */
static void
make_printable(char *s)
{
	char *to = s;

	for (size_t n, left = strlen(s); left > 0; s += n, left -= n) {
		n = bc_utf8_length(s, left);
		if (bc_utf8_is_control(s, n)) {
			*to++ = '?';
		} else {
			memmove(to, s, n);
			to += n;
		}
	}
	*to = '\0';
}

bool
partial_fail(struct partial_reader *p, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(p->error, sizeof p->error, format, ap);
	va_end(ap);
	make_printable(p->error);
	return false;
}

static int
digit_of_16(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A name ends with a tab, or the line. Returns false where it has what no name has. */
static bool
take_name(struct partial_line *f, const char *s, const char *end)
{
	for (; s < end && *s != '\t'; s++) {
		char c = *s;

		if (c == '\\') {
			if (end - s < 4 || s[1] != 'x' || digit_of_16(s[2]) < 0 || digit_of_16(s[3]) < 0)
				return false;
			c = (char)(digit_of_16(s[2]) << 4 | digit_of_16(s[3]));
			s += 3;
		} else if (c < ' ' || c >= 0x7f) {
			return false;
		}
		f->name[f->nname++] = c;
	}
	f->name[f->nname] = '\0';
	f->digits = s < end ? s + 1 : end;
	f->ndigits = (size_t)(end - f->digits);
	return true;
}

bool
partial_take_numbers(struct partial_line *f)
{
	const char *s = f->digits, *end = s + f->ndigits;

	while (s < end && f->n < PARTIAL_NUMBERS_MAX) {
		const char *begin = s;
		uint64_t n = 0;

		for (; s < end && *s >= '0' && *s <= '9'; s++) {
			if (n > (UINT64_MAX - (uint64_t)(*s - '0')) / 10)
				return false;
			n = 10 * n + (uint64_t)(*s - '0');
		}
		if (s == begin || (*begin == '0' && s - begin > 1) || (s < end && *s != ' '))
			return false;
		f->numbers[f->n++] = n;
		s += s < end;
		if (s == end && s[-1] == ' ')
			return false;
	}
	return s == end && (f->n == 0 || f->numbers[f->n - 1] != 0);
}

bool
partial_take_fields(struct partial_line *f)
{
	const char *tab = memchr(f->text, '\t', f->length);
	size_t n = tab != NULL ? (size_t)(tab - f->text) : f->length;

	if (tab == NULL || n == 0 || n >= sizeof f->field)
		return false;
	memcpy(f->field, f->text, n);
	f->field[n] = '\0';
	return take_name(f, tab + 1, f->text + f->length);
}

/* What a name says that is a number. */
bool
partial_number_of_name(const struct partial_line *f, size_t max, size_t *number)
{
	*number = 0;
	for (size_t i = 0; i < f->nname; i++) {
		if (f->name[i] < '0' || f->name[i] > '9' || i > 3)
			return false;
		*number = 10 * *number + (size_t)(f->name[i] - '0');
	}
	return f->nname > 0 && (f->name[0] != '0' || f->nname == 1) && *number < max;
}

uint64_t
partial_next(struct partial_numbers *from)
{
	if (from->n == 0)
		return 0;
	from->n--;
	return *from->list++;
}
