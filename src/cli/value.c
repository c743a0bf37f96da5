/* What is given to an option behind "=": read, or complained of. */
#include "cli/value.h"
#include "cli/moment.h"
#include "cli/output/message.h"
#include "search/term.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *
option_word(const struct option_row *row, unsigned i)
{
	enum bouncecode_vocabulary v;

	if (row->vocabulary == 0)
		return option_fixed(row)[i];
	v = (enum bouncecode_vocabulary)(row->vocabulary - 1);
	if (i > bouncecode_last(v))
		return NULL;
	/* Number 0 has a name, but is a word only where the list explains it. */
	return bouncecode_explanation(v, i) != NULL ? bouncecode_name(v, i) : "";
}

/* Words that may be given but are not listed: other names of providers. */
static const char *
other_word(const struct option_row *row, size_t i)
{
	unsigned provider;

	return row->vocabulary == BOUNCECODE_PROVIDERS + 1
	    ? bouncecode_alias_at(i, &provider)
	    : NULL;
}

/* A part of a word says something from so many letters on. */
enum { MISTAKES_MAX = 2, PART_MIN = 3, BEGINNING = 4, FEW_WORDS = 12, WORD_SIZE = 100,
	CHOICES_SIZE = 2000 };

void
nearest_begin(struct nearest *n, const char *given, size_t length)
{
	*n = (struct nearest){ .given = given, .length = length, .least = MISTAKES_MAX + 1 };
}

/* Does the word begin alike, or have all that was given in it? */
static bool
is_akin(const char *word, const char *given, size_t length)
{
	if (length >= BEGINNING && strncmp(word, given, BEGINNING) == 0)
		return true;
	for (; length >= PART_MIN && *word != '\0'; word++)
		if (strncmp(word, given, length) == 0)
			return true;
	return false;
}

/* Who gives a part of a word does not make more than the most mistakes. */
void
nearest_try(struct nearest *n, const char *word)
{
	unsigned d;

	if (word == NULL || *word == '\0')
		return;
	d = bc_distance(n->given, n->length, word, strlen(word), MISTAKES_MAX);
	if (d >= n->length)
		d = MISTAKES_MAX + 1;
	if (d > MISTAKES_MAX && is_akin(word, n->given, n->length))
		d = MISTAKES_MAX;
	if (d < n->least)
		n->nwords = 0;
	if (d <= MISTAKES_MAX && d <= n->least && n->nwords < NEAREST_MAX) {
		n->least = d;
		n->words[n->nwords++] = word;
	}
}

const char *
nearest_words(const struct nearest *n, const char *before, char text[NEAREST_SIZE])
{
	size_t length = 0;

	for (size_t i = 0; i < n->nwords; i++)
		length += (size_t)snprintf(text + length, NEAREST_SIZE - length, "%s'%s%s'",
		    i == 0 ? "" : i + 1 < n->nwords ? ", " : " or ", before, n->words[i]);
	return text;
}

static struct nearest
nearest_of_option(const struct option_row *row, const char *given)
{
	struct nearest n;

	nearest_begin(&n, given, strlen(given));
	for (unsigned i = 0;; i++) {
		const char *word = option_word(row, i), *other = other_word(row, i);

		if (word == NULL && other == NULL)
			return n;
		nearest_try(&n, word);
		nearest_try(&n, other);
	}
}

/* All words, with blanks between them; returns how many there are. */
static size_t
all_words(const struct option_row *row, char choices[CHOICES_SIZE])
{
	const char *word;
	size_t n = 0, length = 0;

	for (unsigned i = 0; (word = option_word(row, i)) != NULL; i++)
		if (*word != '\0' && length < CHOICES_SIZE)
			length += (size_t)snprintf(choices + length, CHOICES_SIZE - length,
			    "%s%s", n++ ? " " : "", word);
	return n;
}

/* Names the words that were probably meant; all of them where they are few, or a
 * question mark asks for them. */
static void
complain_word(const struct option_row *row, const char *given)
{
	struct nearest near = nearest_of_option(row, given);
	const char *shown = quoted(given, strlen(given));
	char text[NEAREST_SIZE], choices[CHOICES_SIZE];
	size_t n = all_words(row, choices);

	if (near.nwords > 0)
		complain("--%s=%s: there is no such word; did you mean %s?",
		    row->name, shown, nearest_words(&near, "", text));
	else if (n <= FEW_WORDS || strcmp(given, "?") == 0)
		complain("--%s=%s: expected one of: %s", row->name, shown, choices);
	else
		complain("--%s=%s: there is no such word; --%s='?' lists all", row->name,
		    shown, row->name);
}

/* The number of a word that was given, or -1 after a message. */
int
value_read_word(const struct option_row *row, const char *given)
{
	const char *word;
	int number = -1;

	if (row->vocabulary != 0)
		number = bouncecode_number(
		    (enum bouncecode_vocabulary)(row->vocabulary - 1), given,
		    strlen(given));
	if (number >= 0 && *option_word(row, (unsigned)number) == '\0')
		number = -1;
	for (unsigned i = 0; number < 0 && row->vocabulary == 0 &&
	     (word = option_word(row, i)) != NULL; i++)
		if (strcmp(word, given) == 0)
			number = (int)i;
	if (number >= 0)
		return number;
	complain_word(row, given);
	return -1;
}

int
value_read_number(const struct option_row *row, const char *given, unsigned long least,
    size_t *number)
{
	char *end;
	unsigned long n = strtoul(given, &end, 10);

	if (*given < '0' || *given > '9' || *end != '\0' || n < least) {
		complain("--%s=%s: expected a number, at least %lu", row->name,
		    quoted(given, strlen(given)), least);
		return -1;
	}
	*number = n;
	return 0;
}

int
value_read_soft_after(const struct option_row *row, const char *given,
    struct soft_after *rule)
{
	char *end = (char *)given;
	unsigned long times = isdigit((unsigned char)*given) ? strtoul(given, &end, 10) : 0;
	bool has_days = *end == '/' && isdigit((unsigned char)end[1]);
	unsigned long days = has_days ? strtoul(end + 1, &end, 10) : 0;

	if (has_days && strcmp(end, "d") == 0 && times >= 1 && times <= SOFT_TIMES_MAX &&
	    days <= SOFT_DAYS_MAX) {
		*rule = (struct soft_after){ times, days };
		return 0;
	}
	complain("--%s=%s: expected how often, 1 to %d, and over how many days: 5/14d",
	    row->name, quoted(given, strlen(given)), SOFT_TIMES_MAX);
	return -1;
}

/* Letters, digits and what else a label may have (RFC 5890 section 2.3.2.1: any
 * letter of UTF-8), with a dot between two of them. */
static bool
is_domain(const char *s, size_t length)
{
	bool has_dot = false, after_dot = true;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '.' ? after_dot : !isalnum(c) && c != '-' && c != '_' && c < 0x80)
			return false;
		has_dot |= c == '.';
		after_dot = c == '.';
	}
	return has_dot && !after_dot;
}

/* Domains with commas between them. */
int
value_read_domains(const struct option_row *row, const char *given, const char **domains)
{
	const char *s = given;

	if (*domains != NULL) {
		complain("--%s is given once, with commas between domains: example.com,example.net",
		    row->name);
		return -1;
	}
	for (; is_domain(s, strcspn(s, ",")); s++) {
		s += strcspn(s, ",");
		if (*s == '\0') {
			*domains = given;
			return 0;
		}
	}
	complain("--%s=%s: expected a domain, such as example.com", row->name,
	    quoted(given, strlen(given)));
	return -1;
}

int
value_read_pattern(const struct option_row *row, const char *given, const char **pattern)
{
	const char *star = strchr(given, '*'), *at = star ? strchr(star, '@') : NULL;

	if (at == NULL || at[1] == '\0' || strchr(star + 1, '*') != NULL) {
		complain("--%s=%s: expected one asterisk, where the recipient stands: bounces+*@example.com",
		    row->name, quoted(given, strlen(given)));
		return -1;
	}
	*pattern = given;
	return 0;
}

int
value_read_file(const struct option_row *row, const char *given, const char **file)
{
	if (*given == '\0') {
		complain("--%s: expected the name of a file", row->name);
		return -1;
	}
	*file = strcmp(given, "-") == 0 ? NULL : given;
	return 0;
}

int
value_read_moment(const struct option_row *row, const char *given, bool to_end, struct filter *f)
{
	when *w = to_end ? &f->until : &f->since;

	f->now = moment_now();
	*w = moment_read(given, to_end);
	if (*w == 0)
		complain("--%s=%s: expected a time: 2026-11-20, 14:00, \"2026-11-20 14:00\", yesterday, \"2 days ago\"",
		    row->name, quoted(given, strlen(given)));
	return *w == 0 ? -1 : 0;
}

/* A word that is asked for, with a "!" before it one that is not wanted. Of
 * confidences the word is the least. */
static int
choose_word(struct choice *c, const struct option_row *row, const char *word)
{
	bool wanted = *word != '!';
	int number = value_read_word(row, wanted ? word : word + 1);

	if (number < 0)
		return -1;
	if (!c->asked)
		memset(c->numbers, !wanted, sizeof c->numbers);
	c->asked = true;
	if (row->vocabulary == WORDS_OF(BOUNCECODE_CONFIDENCES) && wanted)
		memset(c->numbers + number, 1, sizeof c->numbers - (size_t)number);
	else
		c->numbers[number + (row->vocabulary == 0)] = wanted;
	return 0;
}

/* The next of the words with commas between them; false behind the last one.
 * One that is too long to be any is cut. */
static bool
next_word(const char **given, char word[WORD_SIZE])
{
	size_t length, n;

	if (*given == NULL)
		return false;
	length = strcspn(*given, ",");
	n = length < WORD_SIZE ? length : WORD_SIZE - 1;
	memcpy(word, *given, n);
	word[n] = '\0';
	*given = (*given)[length] == ',' ? *given + length + 1 : NULL;
	return true;
}

int
value_choose(struct choice *c, const struct option_row *row, const char *given)
{
	char word[WORD_SIZE];

	while (next_word(&given, word))
		if (choose_word(c, row, word) < 0)
			return -1;
	return 0;
}

/* A name that comes again would come again in JSON. */
int
value_read_fields(const struct option_row *row, const char *given, struct view *view)
{
	char word[WORD_SIZE];

	while (next_word(&given, word)) {
		int number = value_read_word(row, word);

		if (number < 0)
			return -1;
		if (memchr(view->chosen, number, view->nchosen) != NULL) {
			complain("--%s: '%s' is given twice", row->name, word);
			return -1;
		}
		view->chosen[view->nchosen++] = (unsigned char)number;
	}
	return 0;
}
