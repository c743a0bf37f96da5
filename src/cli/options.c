/* The command line, read by the table of option_list.h. */
#include "cli/options.h"
#include "cli/options_check.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/say.h"
#include "cli/output/shown.h"
#include "cli/value.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIMIT_DEFAULT = 10 };

/* What getopt_long() gives for an option: this and its place in the table,
 * which is no letter. */
enum { OPTION_FIRST = 256 };

/* ---- modes */

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
		o->mode = modes_joined(o->mode, row->mode);
		return 0;
	}
	complain("only one of %s can be used",
	    mode_names(~0u, " and ", names, sizeof names));
	return -1;
}

/* ---- options */

static void
set_word(struct options *o, size_t i, int number)
{
	const struct option_row *row = &option_list[i];

	if (i == OPTION_BY)
		o->by = o->line = (enum period)(number + 1);
	else if (i == OPTION_COLOR)
		o->color = (enum color)number;
	else if (i == OPTION_FORMAT)
		o->view.format = format_find(row->fixed[number]);
	else if (i == OPTION_LANG)
		say_in((unsigned)number);
	else if (i == OPTION_FOR)
		o->view.reader = (enum bouncecode_reader)number;
	else
		o->view.as = number;
}

static int
set_filter(struct options *o, const struct option_row *row, const char *given)
{
	int number = value_read_word(row, given);

	if (number < 0)
		return -1;
	o->filters = format_find_filter(row->fixed[number]);
	return 0;
}

/* What records must have; the outcomes are numbered from 1. */
static struct choice *
choice_of(struct filter *f, size_t i)
{
	const struct option_row *row = &option_list[i];

	if (i == OPTION_OUTCOME)
		return &f->choice[FILTER_OUTCOMES];
	return row->vocabulary != 0 && row->goes_with == NARROWED
	    ? &f->choice[row->vocabulary - 1]
	    : NULL;
}

static int
read_option(struct options *o, size_t i, const char *given)
{
	const struct option_row *row = &option_list[i];
	int number;

	if (row->mode != MODE_QUERY)
		return set_mode(o, row) < 0 || (i == OPTION_FILTER && set_filter(o, row, given) < 0) ? -1 : 0;
	if (i == OPTION_LIMIT)
		return value_read_number(row, given, 1, &o->limit);
	if (i == OPTION_JOBS)
		return value_read_number(row, given, 0, &o->jobs);
	if (i == OPTION_SOFT_AFTER)
		return value_read_soft_after(row, given, &o->soft_after);
	if (i == OPTION_SENT_BY)
		return value_read_domains(row, given, &o->sent_by);
	if (i == OPTION_VERP)
		return value_read_pattern(row, given, &o->verp);
	if (i == OPTION_TO)
		return value_read_domains(row, given, &o->filter.to);
	if (i == OPTION_FROM)
		return value_read_domains(row, given, &o->filter.from);
	if (i == OPTION_SINCE || i == OPTION_UNTIL)
		return value_read_moment(row, given, i == OPTION_UNTIL, &o->filter);
	if (i == OPTION_OUTPUT)
		return value_read_file(row, given, &o->output);
	if (choice_of(&o->filter, i) != NULL)
		return value_choose(choice_of(&o->filter, i), row, given);
	if (i == OPTION_JSON)
		o->view.format = format_find("json");
	if (i == OPTION_FIELDS)
		return value_read_fields(row, given, &o->view);
	if (i == OPTION_ECHO)
		o->echo = true;
	if (i == OPTION_NO_HEADER)
		o->view.no_header = true;
	if (i == OPTION_FOLLOW)
		o->follow = true;
	if (i == OPTION_VERBOSE)
		o->view.verbose = true;
	if (row->argument == NULL || option_word(row, 0) == NULL)
		return 0;
	if ((number = value_read_word(row, given)) < 0)
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

/* getopt has said that there is no such option. */
static void
suggest_option(const char *given)
{
	struct nearest n;
	char text[NEAREST_SIZE];

	nearest_begin(&n, given, strcspn(given, "="));
	for (size_t i = 0; i < NOPTIONS; i++)
		nearest_try(&n, option_list[i].name);
	if (n.nwords > 0)
		complain("did you mean %s?", nearest_words(&n, "--", text));
}

/* getopt names an option in its messages as it was given, which a terminal might obey,
 * and of a letter of several bytes it names one. */
static bool
are_shown(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		for (const char *c = argv[i]; argv[i][0] == '-' && *c != '\0'; c++)
			if ((unsigned char)*c >= 0x80 || !is_shown(c, 1))
				return false;
	return true;
}

/* Do several options begin so? */
static bool
is_ambiguous(const char *given)
{
	size_t n = strncmp(given, "--", 2) == 0 ? strcspn(given + 2, "=") : 0, found = 0;

	for (size_t i = 0; i < NOPTIONS && n > 0; i++)
		found += strncmp(option_list[i].name, given + 2, n) == 0;
	return found > 1;
}

/* What getopt says of the same, of a long option the one that was read last. */
static void
complain_of_option(const char *given)
{
	size_t i = place_of(optopt);
	char letter = (char)optopt;

	if (optopt == 0)
		complain(is_ambiguous(given) ? "option %s is ambiguous" : "unrecognized option %s",
		    quoted(given, strlen(given)));
	else if (i == NOPTIONS)
		complain("invalid option -- %s", quoted(&letter, 1));
	else if (optopt < OPTION_FIRST)
		complain("option requires an argument -- '%c'", optopt);
	else if (option_list[i].argument != NULL)
		complain("option '--%s' requires an argument", option_list[i].name);
	else
		complain("option '--%s' doesn't allow an argument", option_list[i].name);
}

static int
read_options(struct options *o, int argc, char **argv, bool given[NOPTIONS])
{
	struct getopt_table t;
	int c;

	make_table(&t);
	opterr = are_shown(argc, argv);
	argv[0] = (char[]){ "bouncecode" }; /* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, t.letters, t.names, NULL)) != -1) {
		size_t i = place_of(c);

		if (i == NOPTIONS && opterr == 0)
			complain_of_option(argv[optind - 1]);
		if (i == NOPTIONS && optopt == 0 && strncmp(argv[optind - 1], "--", 2) == 0)
			suggest_option(argv[optind - 1] + 2);
		if (i == NOPTIONS || read_option(o, i, optarg) < 0)
			return -1;
		given[i] = true;
	}
	o->operands = argv + optind;
	o->noperands = argc - optind;
	return 0;
}

int
options_read(struct options *o, int argc, char **argv)
{
	bool given[NOPTIONS] = { false };

	*o = (struct options){ .limit = LIMIT_DEFAULT, .program = argv[0],
		.arguments = argv, .narguments = argc };
	say_in(language_of_locale());
	o->view = (struct view){ .format = format_find("text"), .as = -1 };
	if (read_options(o, argc, argv, given) < 0 || options_check(o, given) < 0) {
		suggest_help();
		return TROUBLE;
	}
	return FOUND;
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
