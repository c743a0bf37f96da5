/* The command line, read by the table of option_list.h. */
#include "cli/options.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "search/term.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIMIT_DEFAULT = 10 };

/* What getopt_long() gives for an option: this and its place in the table,
 * which is no letter. */
enum { OPTION_FIRST = 256 };

/* ---- the value of an option */

const char *
option_word(const struct option_row *row, unsigned i)
{
	enum bouncecode_vocabulary v;

	if (row->vocabulary == 0)
		return row->fixed[i];
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

/* The word that was probably meant; NULL where none is near. */
static const char *
nearest_word(const struct option_row *row, const char *given)
{
	enum { MISTAKES_MAX = 2 };
	unsigned least = MISTAKES_MAX + 1;
	const char *word, *nearest = NULL;

	for (unsigned i = 0; (word = option_word(row, i)) != NULL ||
	     (word = other_word(row, i)) != NULL; i++) {
		const char *words[] = { word, other_word(row, i) };

		for (int k = 0; k < 2; k++) {
			unsigned d = words[k] == NULL || *words[k] == '\0'
			    ? least
			    : bc_distance(given, strlen(given), words[k],
				  strlen(words[k]), MISTAKES_MAX);

			if (d < least && d < strlen(given)) {
				least = d;
				nearest = words[k];
			}
		}
	}
	return nearest;
}

/* Names the word that was probably meant, or every one that would have been
 * right. */
static void
complain_word(const struct option_row *row, const char *given)
{
	const char *word, *nearest = nearest_word(row, given);
	char choices[2000] = "";
	size_t n = 0;

	if (nearest != NULL) {
		complain("--%s=%s: there is no such word; did you mean '%s'?",
		    row->name, quoted(given, strlen(given)), nearest);
		return;
	}
	for (unsigned i = 0; (word = option_word(row, i)) != NULL; i++)
		if (*word != '\0' && n < sizeof choices)
			n += (size_t)snprintf(choices + n, sizeof choices - n,
			    "%s%s", n ? " " : "", word);
	complain("--%s=%s: expected one of: %s", row->name,
	    quoted(given, strlen(given)), choices);
}

/* The number of a word that was given, or -1 after a message. */
static int
read_word(const struct option_row *row, const char *given)
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

static int
read_number(const struct option_row *row, const char *given, unsigned long least,
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
static int
read_domains(const struct option_row *row, const char *given, const char **domains)
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

static int
read_pattern(const struct option_row *row, const char *given, const char **pattern)
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

/* ---- modes */

/* "--search, --list and --lines": the options that ask for modes. */
static const char *
mode_names(unsigned modes, const char *last, char *text, size_t size)
{
	const struct option_row *rows[NOPTIONS];
	size_t n = 0, length = 0;

	for (size_t i = 0; i < NOPTIONS; i++)
		if (option_is_mode(&option_list[i]) &&
		    (modes & 1u << option_list[i].mode) != 0)
			rows[n++] = &option_list[i];
	*text = '\0';
	for (size_t i = 0; i < n && length < size; i++)
		length += (size_t)snprintf(text + length, size - length,
		    "%s--%s", i == 0 ? "" : i + 1 < n ? ", " : last,
		    rows[i]->name);
	return text;
}

static int
set_mode(struct options *o, const struct option_row *row)
{
	char names[200];

	if (o->mode == MODE_HELP || o->mode == MODE_VERSION)
		return 0;
	if (o->mode == MODE_QUERY || o->mode == row->mode || option_ends(row)) {
		o->mode = row->mode;
		return 0;
	}
	if (modes_go_together(o->mode, row->mode)) {
		o->mode = MODE_MAIL_SUMMARY;
		return 0;
	}
	complain("only one of %s can be used",
	    mode_names(~0u, " and ", names, sizeof names));
	return -1;
}

/* Does each option that was given go with the mode? */
static int
check_modes(const struct options *o, const bool given[NOPTIONS])
{
	for (size_t i = 0; i < NOPTIONS; i++) {
		const struct option_row *row = &option_list[i];
		char names[200];

		if (!given[i] || row->goes_with == 0 ||
		    (row->goes_with & 1u << o->mode) != 0)
			continue;
		complain("--%s needs %s", row->name,
		    mode_names(row->goes_with, " or ", names, sizeof names));
		return -1;
	}
	return 0;
}

/* ---- options */

static void
set_word(struct options *o, size_t i, int number)
{
	const struct option_row *row = &option_list[i];

	if (i == OPTION_BY)
		o->by = (enum period)(number + 1);
	else if (i == OPTION_COLOR)
		o->color = (enum color)number;
	else if (i == OPTION_FORMAT)
		o->view.format = format_find(row->fixed[number]);
	else if (i == OPTION_FOR)
		o->view.reader = (enum bouncecode_reader)number;
	else if (i == OPTION_AS)
		o->view.as = number;
	else
		o->filter.word[row->vocabulary - 1] = number;
}

static int
read_option(struct options *o, size_t i, const char *given)
{
	const struct option_row *row = &option_list[i];
	int number;

	if (row->mode != MODE_QUERY)
		return set_mode(o, row);
	if (i == OPTION_LIMIT)
		return read_number(row, given, 1, &o->limit);
	if (i == OPTION_JOBS)
		return read_number(row, given, 0, &o->jobs);
	if (i == OPTION_SENT_BY)
		return read_domains(row, given, &o->sent_by);
	if (i == OPTION_VERP)
		return read_pattern(row, given, &o->verp);
	if (i == OPTION_JSON)
		o->view.format = format_find("json");
	if (i == OPTION_VERBOSE)
		o->view.verbose = true;
	if (row->argument == NULL || option_word(row, 0) == NULL)
		return 0;
	if ((number = read_word(row, given)) < 0)
		return -1;
	set_word(o, i, number);
	return 0;
}

/* ---- what getopt wants to know */

struct getopt_table {
	struct option names[2 * NOPTIONS + 1];
	char letters[2 * NOPTIONS + 1];
};

static void
make_table(struct getopt_table *t)
{
	struct option *name = t->names;
	char *letter = t->letters;

	for (int i = 0; i < NOPTIONS; i++) {
		const struct option_row *row = &option_list[i];
		int has = row->argument ? required_argument : no_argument;

		*name++ = (struct option){ row->name, has, NULL, OPTION_FIRST + i };
		if (row->alias != NULL)
			*name++ = (struct option){ row->alias, has, NULL,
				OPTION_FIRST + i };
		if (row->letter == 0)
			continue;
		*letter++ = row->letter;
		if (row->argument != NULL)
			*letter++ = ':';
	}
	*name = (struct option){ 0 };
	*letter = '\0';
}

/* The place of an option in the table; NOPTIONS for none, of which getopt has
 * said what is wrong. */
static size_t
place_of(int c)
{
	size_t i = 0;

	if (c >= OPTION_FIRST)
		return (size_t)(c - OPTION_FIRST);
	while (i < NOPTIONS && option_list[i].letter != c)
		i++;
	return i;
}

static int
read_options(struct options *o, int argc, char **argv, bool given[NOPTIONS])
{
	struct getopt_table t;
	int c;

	make_table(&t);
	argv[0] = (char[]){ "bouncecode" }; /* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, t.letters, t.names, NULL)) != -1) {
		size_t i = place_of(c);

		if (i == NOPTIONS || read_option(o, i, optarg) < 0)
			return -1;
		given[i] = true;
	}
	o->operands = argv + optind;
	o->noperands = argc - optind;
	if (o->mode == MODE_HELP || o->mode == MODE_VERSION)
		return 0;
	return check_modes(o, given);
}

/* The fields that records of a mode have; the long texts of lines only where
 * they are asked for. */
static unsigned
fields_of(const struct options *o)
{
	static const unsigned fields[] = {
		[MODE_QUERY] = FIELDS_TEXTS,
		[MODE_SEARCH] = FIELDS_TEXTS | FIELDS_OF_SEARCH,
		[MODE_LIST] = FIELDS_TEXTS,
		[MODE_LINES] = FIELDS_OF_LINES,
		[MODE_SCAN] = FIELDS_OF_LINES | FIELDS_OF_SCAN,
		[MODE_SUMMARY] = 0,
		[MODE_MAIL] = FIELDS_OF_MAIL,
		[MODE_MAIL_SUMMARY] = 0,
		[MODE_HELP] = 0,
		[MODE_VERSION] = 0,
	};

	return fields[o->mode] | (o->view.verbose ? FIELDS_TEXTS : 0) |
	    (o->view.verbose && o->mode == MODE_MAIL ? FIELDS_MAIL_TEXT : 0) |
	    (o->view.as >= 0 ? FIELDS_AS : 0);
}

int
options_read(struct options *o, int argc, char **argv)
{
	bool given[NOPTIONS] = { false };

	*o = (struct options){ .limit = LIMIT_DEFAULT, .program = argv[0],
		.arguments = argv, .narguments = argc };
	o->view = (struct view){ .format = format_find("text"), .as = -1 };
	filter_any(&o->filter);
	if (read_options(o, argc, argv, given) < 0) {
		suggest_help();
		return TROUBLE;
	}
	o->view.fields = fields_of(o);
	return FOUND;
}

void
options_ask_for_mail(struct options *o)
{
	o->mode = MODE_MAIL;
	o->view.fields = fields_of(o);
}

/* ---- operands */

char *
options_join(const struct options *o, size_t *length)
{
	size_t size = 1, n = 0;
	char *text;

	for (int i = 0; i < o->noperands; i++)
		size += strlen(o->operands[i]) + 1;
	if ((text = malloc(size)) == NULL) {
		complain("%s", strerror(errno));
		return NULL;
	}
	for (int i = 0; i < o->noperands; i++)
		n += (size_t)sprintf(
		    text + n, "%s%s", i ? " " : "", o->operands[i]);
	*length = n;
	return text;
}

size_t
options_nfiles(const struct options *o)
{
	return o->noperands > 0 ? (size_t)o->noperands : 1;
}

char *const *
options_files(const struct options *o)
{
	static char *const standard_input[] = { "-", NULL };

	return o->noperands > 0 ? o->operands : standard_input;
}
