/* --help: what the options are is told by the table of option_list.h. */
#include "cli/modes.h"
#include "cli/value.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 79, INDENT = 25 };

static const char introduction[] =
    "usage: bouncecode [OPTION]... CODE|TEXT|WORD...\n"
    "       bouncecode [OPTION]... --search WORD...\n"
    "       bouncecode [OPTION]... --compare CODE|TEXT CODE|TEXT\n"
    "       bouncecode [OPTION]... --suggest WORD...\n"
    "       bouncecode [OPTION]... --list [PREFIX]...\n"
    "       bouncecode [OPTION]... --lines|--scan|--summary [FILE]...\n"
    "       bouncecode [OPTION]... --mail [--summary] [FILE|DIRECTORY]...\n"
    "       bouncecode [OPTION]... --suppress [FILE|DIRECTORY]...\n"
    "Explain why mail came back: what a code or a bounce means, how final it is,\n"
    "whose fault it is and what to do.\n"
    "\n"
    "CODE is a reply code (550), an enhanced status code (5.7.26) or both, in any\n"
    "spelling (550-5.7.26, \"550 #5.1.1\", X.7.26, 5xx), or a provider's private code\n"
    "(TSS04, S3140). TEXT is a reply, a field of a delivery report or a log line, as\n"
    "it was found. WORDs that are no code are searched for: \"bouncecode mailbox full\"\n"
    "ranks the entries that have to do with them. Several arguments are one query;\n"
    "several codes are a query each.\n"
    "\n"
    "Where there is no argument, or only \"-\", the query, or the log, is read from\n"
    "standard input; an e-mail there is read as with --mail. Files and standard input\n"
    "may be compressed with gzip, bzip2, xz or zstd.\n";

static const char end[] =
    "\n"
    "Exit status: 0 if something was found, 1 if nothing, 2 after an error.\n"
    "Environment: NO_COLOR and TERM=dumb turn colour off, COLUMNS sets the width of a\n"
    "terminal, LC_ALL, LC_MESSAGES and LANG the language.\n";

/* Add the words of an option's argument: ": text, json, tsv, csv". */
static void
add_words(char *text, size_t size, const struct option_row *row)
{
	size_t n = strlen(text);
	const char *before = ": ", *word;

	for (unsigned i = 0; (word = option_word(row, i)) != NULL && n < size; i++) {
		if (*word == '\0')
			continue;
		n += (size_t)snprintf(text + n, size - n, "%s%s", before, word);
		before = ", ";
	}
}

static void
put_option(const struct terminal *t, const struct option_row *row)
{
	char names[64], text[400];

	if (row->heading != NULL)
		printf("\n%s%s", row->heading, *row->heading ? "\n" : "");
	snprintf(names, sizeof names, row->letter ? "  -%c, --%s%s%s" : "  %c   --%s%s%s",
	    row->letter ? row->letter : ' ', row->name, row->shown ? "=" : "",
	    row->shown ? row->shown : "");
	printf("%-*s", INDENT, names);
	snprintf(text, sizeof text, "%s", row->what);
	if (row->tells_words)
		add_words(text, sizeof text, row);
	if (row->more != NULL)
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s",
		    row->more);
	put_wrapped(t, text, INDENT, INDENT);
}

void
help_put(void)
{
	const struct terminal t = { .width = WIDTH };

	fputs(introduction, stdout);
	for (size_t i = 0; i < NOPTIONS; i++)
		put_option(&t, &option_list[i]);
	fputs(end, stdout);
}
