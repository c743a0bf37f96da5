/* Nothing was found: what was expected, and what may have been meant. */
#include "cli/nothing.h"
#include "cli/output/message.h"
#include "cli/output/say.h"

#include <bouncecode.h>

#include <stdio.h>

void
nothing_of_words(const char *words, size_t length)
{
	char text[SAID_SIZE], word[128];
	struct bouncecode_suggestion s;
	struct bouncecode_hit hit;

	if (bouncecode_search(words, length, &hit, 1) > 0) {
		say_with(text, sizeof text, "no match for {words} among the entries that {option} and the like ask for",
		    "words", quoted(words, length), "option", "--provider", NULL);
	} else if (bouncecode_suggest(words, length, &s)) {
		snprintf(word, sizeof word, "%.*s", (int)s.word_length, s.word);
		say_with(text, sizeof text, "no match for {words}; did you mean {word}?",
		    "words", quoted(words + s.offset, s.length), "word", word, NULL);
	} else {
		say_with(text, sizeof text, "no match for {words}", "words", quoted(words, length), NULL);
	}
	complain("%s", text);
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
	char near[64], said[SAID_SIZE];

	if (near_code(text, length, near))
		say_with(said, sizeof said, "{text}: there is no such code; did you mean {code}?",
		    "text", quoted(text, length), "code", near, NULL);
	else
		say_with(said, sizeof said, "{text}: there is no such code; expected a reply code (550), an enhanced status code (5.7.26) or both",
		    "text", quoted(text, length), NULL);
	complain("%s", said);
}

void
nothing_of_text(const char *text, size_t length)
{
	char said[SAID_SIZE];

	complain("%s", say_with(said, sizeof said,
	    "{text}: no code and no wording that is known; expected a reply code (550), an enhanced status code (5.7.26) or the text of a bounce",
	    "text", quoted(text, length), NULL));
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
