/*
 * A reply as a program prints its own structure of it, digit by digit in
 * words: Rust's lettre has "Code { severity: PermanentNegativeCompletion,
 * category: Unspecified3, detail: Five }" for 535 (RFC 5321 section 4.2.1).
 */
#include "text/text.h"

#include "base/ascii.h"

#include <string.h>

struct bc_digit {
	char word[29];
	unsigned char digit;
};

static const struct bc_digit bc_severities[] = { { "positivecompletion", 2 },
	{ "positiveintermediate", 3 }, { "transientnegativecompletion", 4 },
	{ "permanentnegativecompletion", 5 } };
static const struct bc_digit bc_in_debug_categories[] = { { "syntax", 0 },
	{ "information", 1 }, { "connections", 2 }, { "unspecified3", 3 },
	{ "unspecified4", 4 }, { "mailsystem", 5 } };
static const struct bc_digit bc_details[] = { { "zero", 0 }, { "one", 1 },
	{ "two", 2 }, { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 },
	{ "seven", 7 }, { "eight", 8 }, { "nine", 9 } };

#define BC_COUNT(list) (sizeof list / sizeof *list)

/* Read a member's name and its word; returns what is behind, NULL where they
 * do not stand there. */
static const char *
bc_read_word(const char *p, const char *end, const char *name,
    const struct bc_digit *digits, size_t n, unsigned *digit)
{
	if (p == NULL || !bc_begins(p, end, name))
		return NULL;
	p += strlen(name);
	for (size_t i = 0; i < n; i++)
		if (bc_begins(p, end, digits[i].word)) {
			*digit = digits[i].digit;
			return p + strlen(digits[i].word);
		}
	return NULL;
}

int
bc_find_debug_code(
    const char *text, size_t length, struct bouncecode_code *code)
{
	const char *end = text + length;

	for (const char *p = text;
	     p < end && (p = (const char *)memchr(p, 's', (size_t)(end - p)));
	     p++) {
		unsigned severity, category, detail;
		const char *q;

		q = bc_read_word(p, end, "severity: ", bc_severities,
		    BC_COUNT(bc_severities), &severity);
		q = bc_read_word(q, end, ", category: ", bc_in_debug_categories,
		    BC_COUNT(bc_in_debug_categories), &category);
		q = bc_read_word(
		    q, end, ", detail: ", bc_details, BC_COUNT(bc_details), &detail);
		if (q == NULL)
			continue;
		code->reply = (uint16_t)(severity * 100 + category * 10 + detail);
		code->reply_offset = (size_t)(p - text);
		code->reply_length = (size_t)(q - p);
		return 1;
	}
	return 0;
}
