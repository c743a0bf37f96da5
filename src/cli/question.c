/* Is a query a code, a text or words? */
#include "cli/question.h"

#include <ctype.h>
#include <string.h>

enum { QUESTION_WORDS_MAX = 8 };

/* Does an address stand there? Nobody searches for one. */
static bool
has_address(const char *text, size_t length)
{
	for (size_t i = 1; i + 1 < length; i++)
		if (text[i] == '@' && isalnum((unsigned char)text[i - 1]) &&
		    isalnum((unsigned char)text[i + 1]))
			return true;
	return false;
}

bool
is_question(const char *text, size_t length)
{
	unsigned words = 0;
	bool letters = false;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n' || text[i] == '\0')
			return false;
		letters |= isalpha((unsigned char)text[i]) != 0 ||
		    (unsigned char)text[i] >= 0x80;
		words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
	}
	return letters && words <= QUESTION_WORDS_MAX && !has_address(text, length);
}

bool
is_code(const char *text, size_t length)
{
	bool digits = false;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (isalpha(c) || c >= 0x80 || c < ' ')
			return false;
		digits |= isdigit(c) != 0;
	}
	return digits;
}

bool
question_has_code(const struct bouncecode_answer *a)
{
	return a->code.reply != 0 || a->code.class_digit != 0 ||
	    a->basis == BOUNCECODE_BASIS_VENDOR_CODE;
}
