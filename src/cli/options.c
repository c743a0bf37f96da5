#include "cli/options.h"
#include "cli/output/stream.h"
#include "cli/input/progress.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
complain(const char *format, ...)
{
	FILE *to = messages ? messages : stderr;
	va_list ap;

	if (to == stderr) {
		fflush(stdout);
		progress_clear();
	}
	fputs("bouncecode: ", to);
	va_start(ap, format);
	vfprintf(to, format, ap);
	va_end(ap);
	fputc('\n', to);
}

void *
must(void *memory)
{
	if (memory == NULL) {
		complain("%s", strerror(errno));
		exit(TROUBLE);
	}
	return memory;
}

const char *
quoted(const char *s, size_t length)
{
	static char text[4 * 60 + 8];
	size_t n = 0;

	text[n++] = '\'';
	for (size_t i = 0; i < length && i < 60; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < ' ' || c == 0x7f)
			n += (size_t)snprintf(
			    text + n, sizeof text - n, "\\%03o", c);
		else
			text[n++] = (char)c;
	}
	snprintf(text + n, sizeof text - n, "%s", length > 60 ? "...'" : "'");
	return text;
}

void
options_help(void)
{
	fputs("usage: bouncecode [OPTION]... CODE|TEXT|WORD...\n"
	      "       bouncecode [OPTION]... --search WORD...\n"
	      "       bouncecode [OPTION]... --list [PREFIX]...\n"
	      "       bouncecode [OPTION]... --lines|--scan|--summary [FILE]...\n"
	      "Explain why mail came back: what a code or a bounce means, how final it is,\n"
	      "whose fault it is and what to do.\n"
	      "\n"
	      "CODE is a reply code (550), an enhanced status code (5.7.26) or both, in any\n"
	      "spelling (550-5.7.26, \"550 #5.1.1\", X.7.26, 5xx), or a provider's private code\n"
	      "(TSS04, S3140). TEXT is a reply, a field of a delivery report or a log line, as\n"
	      "it was found. WORDs that are no code, one by one, are searched for:\n"
	      "\"bouncecode mailbox full\" ranks the entries that have to do with them.\n"
	      "Several arguments are one query; without any, or with \"-\", standard input is.\n"
	      "A file and standard input may be compressed with gzip, xz or zstd.\n"
	      "\n"
	      "      --search           search for the words, whatever they look like; the last\n"
	      "                         one may be unfinished\n"
	      "      --limit=N          show at most so many hits, or rows of a table\n"
	      "                         (default: 10)\n"
	      "      --list             list the table, narrowed by PREFIX (5.7, 45)\n"
	      "      --lines            explain every line of the files or of standard input:\n"
	      "                         exactly one record for each line, in order\n"
	      "      --scan             read logs of mail servers, or any text: one record for\n"
	      "                         each line that reports a status, none for the others\n"
	      "      --summary          the same, counted: by category, action, provider,\n"
	      "                         blocklist and code, and the texts that nothing explains\n"
	      "      --by=PERIOD        with --summary, a time line by hour or day\n"
	      "\n"
	      "With --list and --search, only the entries that have this WORD:\n"
	      "      --category=WORD    what happened: bad-mailbox, policy, ...\n"
	      "      --fault=WORD       whose problem it is: recipient, sender, ...\n"
	      "      --bounce=WORD      how final it is: hard, block, soft, none\n"
	      "      --action=WORD      what to do: retry, suppress, ...\n"
	      "      --confidence=WORD  how sure that is: high, medium, low\n"
	      "      --kind=WORD        what it is: reply, pair, phrase, provider, ...\n"
	      "      --provider=WORD    who sends it: google, microsoft, yahoo, ...\n"
	      "\n"
	      "  -f, --format=FORMAT    text (default), json (one object on a line), tsv, csv\n"
	      "  -j, --json             the same as --format=json\n"
	      "      --as=SYSTEM        add the category in the words of another program:\n"
	      "                         sisimai, kumo, momentum, powermta, ses, sendgrid,\n"
	      "                         postmark, mailgun, postalsys\n"
	      "  -v, --verbose          give also what is left out to be short: long texts of\n"
	      "                         lines, spellings of hits, rows of a summary\n"
	      "      --color=WHEN       always, never or auto (default: only to a terminal)\n"
	      "  -h, --help             print this help\n"
	      "  -V, --version          print the versions of program and data\n"
	      "\n"
	      "Exit status: 0 if something was found, 1 if nothing, 2 after an error.\n"
	      "Environment: NO_COLOR turns colour off, COLUMNS sets the width of a terminal.\n",
	    stdout);
}

enum { LIMIT_DEFAULT = 10 };

enum { OPTION_LIST = 256, OPTION_SEARCH, OPTION_LIMIT, OPTION_LINES, OPTION_SCAN,
	OPTION_SUMMARY, OPTION_BY, OPTION_COLOR, OPTION_AS, OPTION_PROVIDER,
	OPTION_FILTER };

static const struct option long_options[] = {
	{ "list", no_argument, NULL, OPTION_LIST },
	{ "search", no_argument, NULL, OPTION_SEARCH },
	{ "limit", required_argument, NULL, OPTION_LIMIT },
	{ "lines", no_argument, NULL, OPTION_LINES },
	{ "scan", no_argument, NULL, OPTION_SCAN },
	{ "summary", no_argument, NULL, OPTION_SUMMARY },
	{ "by", required_argument, NULL, OPTION_BY },
	{ "format", required_argument, NULL, 'f' },
	{ "json", no_argument, NULL, 'j' },
	{ "as", required_argument, NULL, OPTION_AS },
	{ "verbose", no_argument, NULL, 'v' },
	{ "color", required_argument, NULL, OPTION_COLOR },
	{ "colour", required_argument, NULL, OPTION_COLOR },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ "category", required_argument, NULL, OPTION_FILTER + BOUNCECODE_CATEGORIES },
	{ "fault", required_argument, NULL, OPTION_FILTER + BOUNCECODE_FAULTS },
	{ "bounce", required_argument, NULL, OPTION_FILTER + BOUNCECODE_BOUNCES },
	{ "action", required_argument, NULL, OPTION_FILTER + BOUNCECODE_ACTIONS },
	{ "confidence", required_argument, NULL, OPTION_FILTER + BOUNCECODE_CONFIDENCES },
	{ "kind", required_argument, NULL, OPTION_FILTER + BOUNCECODE_KINDS },
	{ "provider", required_argument, NULL, OPTION_PROVIDER },
	{ NULL, 0, NULL, 0 },
};

/* Names every word that would have been right. */
static void
complain_choice(const char *option, const char *given, const char *choices)
{
	complain("--%s=%s: expected one of: %s", option,
	    quoted(given, strlen(given)), choices);
}

/* The number of a word in a vocabulary, or -1 after a message. */
static int
read_word(enum bouncecode_vocabulary v, const char *option, const char *given)
{
	char choices[2000] = "";
	size_t n = 0;
	int number = bouncecode_number(v, given, strlen(given));

	if (number >= 0)
		return number;
	for (unsigned i = 0; i <= bouncecode_last(v); i++) {
		const char *name = bouncecode_name(v, i);

		if (name != NULL && n < sizeof choices)
			n += (size_t)snprintf(choices + n, sizeof choices - n,
			    "%s%s", n ? " " : "", name);
	}
	complain_choice(option, given, choices);
	return -1;
}

/* The place of a word in a list of choices, or -1 after a message. */
static int
read_choice(const char *option, const char *given, const char *const *names)
{
	char choices[100] = "";

	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], given) == 0)
			return i;
		strcat(choices, i ? " " : "");
		strcat(choices, names[i]);
	}
	complain_choice(option, given, choices);
	return -1;
}

static int
read_limit(struct options *o, const char *given)
{
	char *end;
	unsigned long n = strtoul(given, &end, 10);

	if (*given < '0' || *given > '9' || *end != '\0' || n == 0) {
		complain("--limit=%s: expected a number, at least 1",
		    quoted(given, strlen(given)));
		return -1;
	}
	o->limit = n;
	return 0;
}

static int
set_mode(struct options *o, enum mode mode)
{
	/* Help and version answer whatever else is asked for. */
	if (o->mode == MODE_HELP || o->mode == MODE_VERSION)
		return 0;
	if (o->mode != MODE_QUERY && o->mode != mode && mode != MODE_HELP &&
	    mode != MODE_VERSION) {
		complain("only one of --search, --list, --lines, --scan and --summary can be used");
		return -1;
	}
	o->mode = mode;
	return 0;
}

static int
read_option(struct options *o, int c, const char *name)
{
	static const char *const formats[] = { "text", "json", "tsv", "csv",
		NULL };
	static const char *const periods[] = { "hour", "day", NULL };
	static const char *const colors[] = { "auto", "always", "never", NULL };
	int n;

	switch (c) {
	case OPTION_LIST:
		return set_mode(o, MODE_LIST);
	case OPTION_SEARCH:
		return set_mode(o, MODE_SEARCH);
	case OPTION_LIMIT:
		return read_limit(o, optarg);
	case OPTION_LINES:
		return set_mode(o, MODE_LINES);
	case OPTION_SCAN:
		return set_mode(o, MODE_SCAN);
	case OPTION_SUMMARY:
		return set_mode(o, MODE_SUMMARY);
	case OPTION_BY:
		n = read_choice("by", optarg, periods);
		o->by = (enum by)(n + 1);
		return n;
	case 'h':
		return set_mode(o, MODE_HELP);
	case 'V':
		return set_mode(o, MODE_VERSION);
	case 'j':
		o->format = FORMAT_JSON;
		return 0;
	case 'f':
		n = read_choice("format", optarg, formats);
		o->format = (enum format)n;
		return n;
	case OPTION_COLOR:
		n = read_choice("color", optarg, colors);
		o->color = (enum color)n;
		return n;
	case OPTION_AS:
		return o->as = read_word(BOUNCECODE_SYSTEMS, "as", optarg);
	case OPTION_PROVIDER:
		return o->provider =
			   read_word(BOUNCECODE_PROVIDERS, "provider", optarg);
	case 'v':
		o->verbose = true;
		return 0;
	default:
		if (c < OPTION_FILTER) /* getopt has said what is wrong */
			return -1;
		n = read_word((enum bouncecode_vocabulary)(c - OPTION_FILTER),
		    name, optarg);
		return o->filter[c - OPTION_FILTER] = n;
	}
}

static bool
has_filter(const struct options *o)
{
	for (size_t i = 0; i < sizeof o->filter / sizeof *o->filter; i++)
		if (o->filter[i] >= 0)
			return true;
	return o->provider > 0;
}

int
options_read(struct options *o, int argc, char **argv)
{
	int c, index = 0;

	*o = (struct options){ .as = -1 };
	for (size_t i = 0; i < sizeof o->filter / sizeof *o->filter; i++)
		o->filter[i] = -1;
	argv[0] = (char[]){ "bouncecode" }; /* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, "f:jvhV", long_options, &index)) != -1)
		if (read_option(o, c, c >= OPTION_FILTER ? long_options[index].name : "") < 0)
			goto usage;
	o->operands = argv + optind;
	o->noperands = argc - optind;
	if (o->mode == MODE_HELP || o->mode == MODE_VERSION)
		return FOUND;
	if (has_filter(o) && o->mode != MODE_LIST && o->mode != MODE_SEARCH) {
		complain("a filter such as --category needs --list or --search");
		goto usage;
	}
	if (o->limit > 0 && o->mode != MODE_SEARCH && o->mode != MODE_QUERY &&
	    o->mode != MODE_SUMMARY) {
		complain("--limit needs --search or --summary");
		goto usage;
	}
	if (o->by != BY_NOTHING && o->mode != MODE_SUMMARY) {
		complain("--by needs --summary");
		goto usage;
	}
	if (o->limit == 0)
		o->limit = LIMIT_DEFAULT;
	return FOUND;
usage:
	fputs("Try 'bouncecode --help'.\n", stderr);
	return TROUBLE;
}
