/* What the report of a log says, in the language of the page. Its script has the
 * texts, under keys that gen/keys.awk makes. */
#include "cli/output/say.h"
#include "web/exports.h"

#include <stdlib.h>
#include <string.h>

/* "KEY TEXT", each with a NUL behind, and one more; or NULL: English. */
static const char *texts;

/* What was given, so many bytes. */
EXPORT(void, log_texts, (size_t length))
{
	char *given = check_memory(malloc(length + 1));

	memcpy(given, room(length), length);
	given[length] = '\0';
	texts = length > 0 ? given : NULL;
}

static size_t
put_key(const char *english, char key[8])
{
	uint32_t n = 0;
	size_t at = 8;

	for (; *english != '\0'; english++)
		n = (uint32_t)((n * UINT64_C(31) + (unsigned char)*english) % 60466176);
	key[--at] = ' ';
	do
		key[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36];
	while ((n /= 36) > 0);
	return at;
}

const char *
say(const char *english)
{
	char key[8];
	size_t at;

	if (texts == NULL || english == NULL)
		return english;
	at = put_key(english, key);
	for (const char *s = texts; *s != '\0'; s += strlen(s) + 1)
		if (strncmp(s, key + at, sizeof key - at) == 0)
			return s + (sizeof key - at);
	return english;
}

/* Whether it had none is told at the end of a report. */
static bool stayed_english;

const char *
say_prose(const char *english)
{
	const char *said = say(english);

	stayed_english |= said == english && !is_english();
	return said;
}

bool
left_english(void)
{
	bool did = stayed_english;

	stayed_english = false;
	return did;
}

bool
is_english(void)
{
	return texts == NULL;
}
