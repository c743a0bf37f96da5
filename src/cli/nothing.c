/* Nothing was found: what was expected, and what may have been meant. */
#include "cli/nothing.h"
#include "cli/output/message.h"

#include <bouncecode.h>

void
nothing_of_words(const char *words, size_t length)
{
	struct bouncecode_suggestion s;
	struct bouncecode_hit hit;

	if (bouncecode_search(words, length, &hit, 1) > 0)
		complain("no match for %s among the entries that --provider and the like ask for",
		    quoted(words, length));
	else if (bouncecode_suggest(words, length, &s))
		complain("no match for %s; did you mean %.*s?",
		    quoted(words + s.offset, s.length), (int)s.word_length,
		    s.word);
	else
		complain("no match for %s", quoted(words, length));
}

/* A code in some notation of its own, "5-7-26" or "5,7,26": its numbers in
 * the usual one, or those of a class. False where there is no such code. */
static bool
near_code(const char *text, size_t length, char near[64])
{
	struct bouncecode_answer answer;
	size_t n = 0;
	unsigned numbers = 0;
	bool inside = false;

	for (size_t i = 0; i < length && n + 4 < 64; i++) {
		bool is_digit = text[i] >= '0' && text[i] <= '9';

		if (is_digit && !inside && numbers++ > 0)
			near[n++] = '.';
		if (is_digit)
			near[n++] = text[i];
		inside = is_digit;
	}
	if (n == 1) {
		near[n++] = 'x';
		near[n++] = 'x';
	} else if (numbers != 3) {
		return false;
	}
	near[n] = '\0';
	return bouncecode_lookup(near, n, &answer) == 1;
}

void
nothing_of_code(const char *text, size_t length)
{
	static const char expected[] =
	    "expected a reply code (550), an enhanced status code (5.7.26) or both";
	char near[64];

	if (near_code(text, length, near))
		complain("%s: there is no such code; did you mean %s?",
		    quoted(text, length), near);
	else
		complain("%s: there is no such code; %s",
		    quoted(text, length), expected);
}

void
nothing_of_text(const char *text, size_t length)
{
	complain(
	    "%s: no code and no wording that is known; expected a reply code (550), an enhanced status code (5.7.26) or the text of a bounce",
	    quoted(text, length));
}

void
nothing_of_file(const char *name, bool is_directory)
{
	if (is_directory)
		complain("%s is a directory: did you mean --mail, which reads the bounces in it?",
		    name);
	else
		complain("%s is a file: did you mean --scan, which reads logs and notifications, or --mail, which reads bounces?",
		    name);
}
