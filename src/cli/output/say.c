/* What is said, looked up by its English in the table of translations. */
#include "cli/output/say.h"
#include "cli/output/language_list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct said {
	const char *english;
	const char *other[NLANGUAGES - 1]; /* NULL where there is none */
};

/* In the order of the English; the last row keeps a list without any from being
 * empty. */
static const struct said said[] = {
#include "translations.gen.h"
	{ NULL, { NULL } }
};

enum { NSAID = sizeof said / sizeof *said - 1 };

#define LANGUAGE_ID(id, name) id,
static const char *const ids[] = { LANGUAGE_LIST(LANGUAGE_ID) };

static unsigned language;
static bool stayed_english;

void
say_in(unsigned number)
{
	language = number;
}

const char *
language_said(void)
{
	return ids[language];
}

static int
compare(const void *english, const void *row)
{
	return strcmp(english, ((const struct said *)row)->english);
}

const char *
say(const char *english)
{
	const struct said *row;
	const char *other;

	if (language == LANGUAGE_ENGLISH || english == NULL)
		return english;
	row = bsearch(english, said, NSAID, sizeof *said, compare);
	other = row != NULL ? row->other[language - 1] : NULL;
	return other != NULL ? other : english;
}

const char *
say_prose(const char *english)
{
	const char *other = say(english);

	if (other == english && other != NULL && language != LANGUAGE_ENGLISH)
		stayed_english = true;
	return other;
}

bool
is_english(void)
{
	return language == LANGUAGE_ENGLISH;
}

bool
left_english(void)
{
	bool did = stayed_english;

	stayed_english = false;
	return did;
}

/* ---- the locale */

/* "de_AT.UTF-8@euro": is it of this language, in UTF-8 as far as it says? */
static bool
is_locale_of(const char *locale, const char *id)
{
	size_t n = strcspn(locale, "_.@-"), i = 0;
	const char *charset = strchr(locale, '.');
	char letters[8];

	if (n != strlen(id) || strncmp(locale, id, n) != 0)
		return false;
	if (charset == NULL)
		return true;
	for (charset++; *charset != '\0' && *charset != '@' && i < sizeof letters - 1; charset++)
		if (*charset != '-')
			letters[i++] = (char)tolower((unsigned char)*charset);
	letters[i] = '\0';
	return strcmp(letters, "utf8") == 0;
}

unsigned
language_of_locale(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *locale = NULL;

	for (size_t i = 0; i < 3 && (locale == NULL || *locale == '\0'); i++)
		locale = getenv(variables[i]);
	for (unsigned i = 0; locale != NULL && i < NLANGUAGES; i++)
		if (is_locale_of(locale, ids[i]))
			return i;
	return LANGUAGE_ENGLISH;
}
