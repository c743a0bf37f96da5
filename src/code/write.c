/* A code in its usual spelling: the reverse of bouncecode_read(). */
#include "list/list.h"

#include <string.h>

/* printf would do; but a summary spells a code for every line of a log. */
static char *
bc_write_number(char *p, unsigned n)
{
	char digits[10];
	size_t i = sizeof digits;

	do
		digits[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	memcpy(p, digits + i, sizeof digits - i);
	return p + (sizeof digits - i);
}

/* "5.7.26", or "X.7.26" for any class (RFC 3463 section 2). */
static char *
bc_write_enhanced(char *p, const struct bouncecode_code *code)
{
	if (code->class_digit == BOUNCECODE_ANY_CLASS)
		*p++ = 'X';
	else
		p = bc_write_number(p, code->class_digit);
	*p++ = '.';
	p = bc_write_number(p, code->subject);
	*p++ = '.';
	return bc_write_number(p, code->detail);
}

BOUNCECODE_API size_t
bouncecode_write(
    const struct bouncecode_code *code, char *buffer, size_t size)
{
	char text[BOUNCECODE_WRITE_SIZE], *p = text;
	size_t length;

	if (code->reply > 99)
		p = bc_write_number(p, code->reply);
	if (code->class_digit != 0 && code->subject != BOUNCECODE_OPEN &&
	    code->detail != BOUNCECODE_OPEN) {
		if (p > text)
			*p++ = ' ';
		p = bc_write_enhanced(p, code);
	}
	length = (size_t)(p - text);
	if (size > 0) {
		size_t n = length < size ? length : size - 1;

		memcpy(buffer, text, n);
		buffer[n] = '\0';
	}
	return length;
}
