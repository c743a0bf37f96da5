/*
 * The options of the command, each told once: the command reads and explains
 * them by this table, and gen/emit/completions.c writes of it what shells
 * complete.
 */
#ifndef CLI_OPTION_LIST_H
#define CLI_OPTION_LIST_H

#include "bouncecode.h"
#include "cli/output/field_list.h"
#include "cli/output/format_list.h"
#include "cli/output/language_list.h"
#include "log/outcomes.h"

#include <stdbool.h>
#include <stddef.h>

enum mode { MODE_QUERY, MODE_SEARCH, MODE_LIST, MODE_LINES, MODE_SCAN,
	MODE_FILTER, MODE_SUMMARY, MODE_SUPPRESS, MODE_MAIL, MODE_MAIL_SUMMARY, MODE_MAIL_SUPPRESS,
	MODE_COMPARE, MODE_SUGGEST, MODE_MERGE,
	MODE_HELP, MODE_VERSION };
#define IN(mode) (1u << MODE_##mode)

/* --mail and --summary, or --suppress, are both asked for: a mode as well. */
enum { READS_MAIL = IN(MAIL) | IN(MAIL_SUMMARY) | IN(MAIL_SUPPRESS),
	SUMMARISES = IN(SUMMARY) | IN(MAIL_SUMMARY),
	PUTS_SUMMARY = SUMMARISES | IN(MERGE),
	SUPPRESSES = IN(SUPPRESS) | IN(MAIL_SUPPRESS) };

/* Modes whose records may be told which of them are wanted. */
enum { NARROWED = IN(QUERY) | IN(SEARCH) | IN(LIST) | IN(LINES) | IN(SCAN) |
	    IN(FILTER) | SUMMARISES | SUPPRESSES | READS_MAIL,
	/* those whose records tell of a message as well */
	OF_MESSAGES = IN(SCAN) | IN(FILTER) | SUMMARISES | SUPPRESSES | READS_MAIL };

/* Modes whose operands are files. */
enum { READS_FILES = IN(LINES) | IN(SCAN) | PUTS_SUMMARY | SUPPRESSES | READS_MAIL };

enum option_id { OPTION_SEARCH, OPTION_COMPARE, OPTION_SUGGEST, OPTION_LIMIT, OPTION_LIST,
	OPTION_LINES, OPTION_SCAN, OPTION_FILTER, OPTION_SUMMARY, OPTION_MERGE, OPTION_BY,
	OPTION_SUPPRESS,
	OPTION_SOFT_AFTER, OPTION_MAIL, OPTION_SENT_BY,
	OPTION_VERP, OPTION_CATEGORY, OPTION_FAULT,
	OPTION_BOUNCE, OPTION_ACTION, OPTION_CONFIDENCE, OPTION_KIND,
	OPTION_PROVIDER, OPTION_BLOCKLIST, OPTION_OUTCOME, OPTION_TO, OPTION_FROM,
	OPTION_SINCE, OPTION_UNTIL, OPTION_FORMAT, OPTION_JSON,
	OPTION_FIELDS, OPTION_ECHO, OPTION_NO_HEADER, OPTION_OUTPUT, OPTION_FOLLOW,
	OPTION_FOR, OPTION_LANG, OPTION_AS, OPTION_VERBOSE,
	OPTION_JOBS,
	OPTION_COLOR, OPTION_HELP, OPTION_VERSION, NOPTIONS };

/* A row that says nothing of a vocabulary has 0, which is the number of one. */
#define WORDS_OF(v) ((v) + 1)
#define FORMAT_NAME(name, ...) name,
#define FIELD_NAME(name, ...) #name,

#define LANGUAGE_WORD(id, name) id,

static const char *const language_words[] = { LANGUAGE_LIST(LANGUAGE_WORD) NULL };
static const char *const field_names[] = { FIELD_LIST(FIELD_NAME) NULL };

struct option_row {
	const char *name;
	const char *alias;  /* another name, which nobody is told of */
	const char *heading; /* what stands above it in --help */
	const char *argument; /* what it takes, or NULL; one word */
	const char *shown;    /* the same in --help: "N" */
	unsigned vocabulary;  /* WORDS_OF() the argument, or 0 */
	const char *fixed[8]; /* words of the argument that are no data */
	const char *const *named; /* or more of them, ended by NULL */
	char letter;          /* of its short form, or 0 */
	bool tells_words;     /* --help names all words of the argument */
	enum mode mode;       /* that it asks for; MODE_QUERY for none */
	unsigned goes_with;   /* modes; 0 = all */
	const char *what;     /* as a shell shows it */
	const char *more;     /* what --help says behind that and the words */
};

static const struct option_row option_list[NOPTIONS] = {
	[OPTION_SEARCH] = { .name = "search", .heading = "",
	    .mode = MODE_SEARCH, .what = "search for the words",
	    .more = ", whatever they look like; the last one may be unfinished" },
	[OPTION_COMPARE] = { .name = "compare", .mode = MODE_COMPARE,
	    .what = "show two answers side by side",
	    .more = ", what differs, and which is better to send" },
	[OPTION_SUGGEST] = { .name = "suggest", .mode = MODE_SUGGEST,
	    .what = "tell what a server should answer",
	    .more = " in a situation: \"mailbox is full\"; the code, the text and the RFC" },
	[OPTION_LIMIT] = { .name = "limit", .argument = "number",
	    .shown = "N", .goes_with = IN(QUERY) | IN(SEARCH) | IN(SUGGEST) | PUTS_SUMMARY,
	    .what = "show at most so many hits, or rows of a table",
	    .more = " (default: 10)" },
	[OPTION_LIST] = { .name = "list", .mode = MODE_LIST,
	    .what = "list the table", .more = ", narrowed by PREFIX (5.7, 45)" },
	[OPTION_LINES] = { .name = "lines", .mode = MODE_LINES,
	    .what = "explain every line",
	    .more = " of the files or of standard input: exactly one record for each line, in order" },
	[OPTION_SCAN] = { .name = "scan", .mode = MODE_SCAN,
	    .what = "read logs of mail servers",
	    .more = ", or any text: one record for each line that reports a status, none for the others" },
	[OPTION_FILTER] = { .name = "filter", .argument = "form", .shown = "FORM",
	    .fixed = { FILTER_LIST(FORMAT_NAME) }, .tells_words = true, .mode = MODE_FILTER,
	    .what = "stand in a pipeline of logs",
	    .more = ": one line of JSON for each line of standard input, at once, {} where it reports no status; as rsyslog's mmexternal wants it, or the record alone" },
	[OPTION_SUMMARY] = { .name = "summary", .mode = MODE_SUMMARY,
	    .what = "count what logs report",
	    .more = ": what to do first, who blocks, whether it is getting worse; by provider, domain, category and code, and the texts that nothing explains" },
	[OPTION_MERGE] = { .name = "merge", .mode = MODE_MERGE,
	    .what = "make one summary of partial ones",
	    .more = ", written of the parts of logs in the format of that name: what all of them report, in any order" },
	[OPTION_BY] = { .name = "by", .argument = "period", .shown = "PERIOD",
	    .fixed = { "hour", "day" }, .tells_words = true,
	    .goes_with = PUTS_SUMMARY, .what = "with --summary, add a time line",
	    .more = "; the last is compared with the one before" },
	[OPTION_SUPPRESS] = { .name = "suppress", .mode = MODE_SUPPRESS,
	    .what = "list the addresses to mail no more",
	    .more = ", from logs and bounce e-mails: refused for good, for no fault but their own, and nothing was delivered to them since; in doubt they are left out" },
	[OPTION_SOFT_AFTER] = { .name = "soft-after", .argument = "rule",
	    .shown = "N/Dd", .goes_with = SUPPRESSES,
	    .what = "with --suppress, add those that failed N times over D days",
	    .more = " or longer for a passing reason of their own, as a full mailbox is, and took nothing since: 5/14d" },
	[OPTION_MAIL] = { .name = "mail", .mode = MODE_MAIL,
	    .what = "read bounce e-mails",
	    .more = ": files, mboxes, Maildirs and other directories of them; one record for each recipient that a message reports on; with --summary, count them and list the addresses that are dead" },
	[OPTION_SENT_BY] = { .name = "sent-by", .argument = "domain",
	    .shown = "DOMAIN", .goes_with = READS_MAIL,
	    .what = "your domain: mark bounces of mail that you did not send",
	    .more = "; several have commas between them" },
	[OPTION_VERP] = { .name = "verp", .argument = "pattern",
	    .shown = "PATTERN", .goes_with = READS_MAIL,
	    .what = "take the recipient from the address that the bounce came to, where * stands",
	    .more = ": bounces+*@example.com" },
	[OPTION_CATEGORY] = { .name = "category",
	    .heading = "Only what has this WORD, or one of several with commas between them; one with a\n"
		       "\"!\" before it is not wanted. Of a query the exit status tells whether it has:",
	    .argument = "category", .shown = "WORD",
	    .vocabulary = WORDS_OF(BOUNCECODE_CATEGORIES),
	    .goes_with = NARROWED, .what = "what happened",
	    .more = ": bad-mailbox, policy, ..." },
	[OPTION_FAULT] = { .name = "fault", .argument = "fault",
	    .shown = "WORD", .vocabulary = WORDS_OF(BOUNCECODE_FAULTS),
	    .goes_with = NARROWED, .what = "whose problem it is",
	    .more = ": recipient, sender, ..." },
	[OPTION_BOUNCE] = { .name = "bounce", .argument = "bounce",
	    .shown = "WORD", .vocabulary = WORDS_OF(BOUNCECODE_BOUNCES),
	    .tells_words = true, .goes_with = NARROWED,
	    .what = "how final it is" },
	[OPTION_ACTION] = { .name = "action", .argument = "action",
	    .shown = "WORD", .vocabulary = WORDS_OF(BOUNCECODE_ACTIONS),
	    .goes_with = NARROWED, .what = "what to do",
	    .more = ": retry, suppress, ..." },
	[OPTION_CONFIDENCE] = { .name = "confidence", .argument = "confidence",
	    .shown = "WORD", .vocabulary = WORDS_OF(BOUNCECODE_CONFIDENCES),
	    .goes_with = NARROWED, .what = "how sure that is, at least",
	    .more = ": high, medium, low" },
	[OPTION_KIND] = { .name = "kind", .argument = "kind", .shown = "WORD",
	    .vocabulary = WORDS_OF(BOUNCECODE_KINDS),
	    .goes_with = NARROWED,
	    .what = "what sort of entry it is",
	    .more = ": reply, pair, phrase, ..." },
	[OPTION_PROVIDER] = { .name = "provider", .argument = "provider",
	    .shown = "WORD", .vocabulary = WORDS_OF(BOUNCECODE_PROVIDERS),
	    .goes_with = NARROWED, .what = "whose reply it is",
	    .more = ": google, microsoft, yahoo, ..." },
	[OPTION_BLOCKLIST] = { .name = "blocklist", .argument = "blocklist",
	    .shown = "WORD", .vocabulary = WORDS_OF(BOUNCECODE_BLOCKLISTS),
	    .goes_with = NARROWED, .what = "which list blocks",
	    .more = ": spamhaus-sbl, spamcop, ..." },
	[OPTION_OUTCOME] = { .name = "outcome", .argument = "outcome",
	    .shown = "WORD", .fixed = { BC_OUTCOME_WORDS },
	    .tells_words = true, .goes_with = OF_MESSAGES,
	    .what = "what became of the message" },
	[OPTION_TO] = { .name = "to", .argument = "domain", .shown = "DOMAIN",
	    .goes_with = OF_MESSAGES, .what = "where it was sent to",
	    .more = ", or below that; what was accepted as well, unlike --provider" },
	[OPTION_FROM] = { .name = "from", .argument = "domain",
	    .shown = "DOMAIN", .goes_with = OF_MESSAGES,
	    .what = "where it was sent from",
	    .more = ", or below that: yours leaves out what your own server refused to others" },
	[OPTION_SINCE] = { .name = "since", .argument = "time",
	    .shown = "TIME", .goes_with = OF_MESSAGES,
	    .what = "not what was before",
	    .more = ": 2026-11-20, 14:00, \"2026-11-20 14:00\", yesterday, \"2 days ago\", by the log's own clock" },
	[OPTION_UNTIL] = { .name = "until", .argument = "time",
	    .shown = "TIME", .goes_with = OF_MESSAGES,
	    .what = "not what was after that day, minute or second" },
	[OPTION_FORMAT] = { .name = "format", .heading = "", .letter = 'f',
	    .argument = "format", .shown = "FORMAT",
	    .fixed = { FORMAT_LIST(FORMAT_NAME) }, .tells_words = true,
	    .what = "how to print answers", .more = " (default: text); the last three need --summary or --merge" },
	[OPTION_JSON] = { .name = "json", .letter = 'j',
	    .what = "the same as --format=json",
	    .more = ", one object on a line" },
	[OPTION_FIELDS] = { .name = "fields", .argument = "field",
	    .shown = "FIELDS", .named = field_names,
	    .goes_with = IN(QUERY) | IN(SEARCH) | IN(LIST) | IN(LINES) | IN(SCAN) |
		IN(FILTER) | IN(MAIL),
	    .what = "print these fields of a record",
	    .more = ", named as in JSON, with commas between them: recipient,reply,enhanced" },
	[OPTION_ECHO] = { .name = "echo", .goes_with = IN(LINES) | IN(SCAN),
	    .what = "print also the line that was read, behind the rest" },
	[OPTION_NO_HEADER] = { .name = "no-header",
	    .what = "print no names above the columns of tsv and csv" },
	[OPTION_OUTPUT] = { .name = "output", .letter = 'o', .argument = "file",
	    .shown = "FILE", .what = "print into a file",
	    .more = ", which is replaced at once when all is written; - is standard output" },
	[OPTION_FOLLOW] = { .name = "follow", .goes_with = IN(SUMMARY),
	    .what = "with --summary, keep that file current while a log comes in",
	    .more = ", as from tail -F" },
	[OPTION_FOR] = { .name = "for", .argument = "reader", .shown = "READER",
	    .fixed = { "sender", "person", "server", "list" }, .tells_words = true,
	    .what = "whom the advice is for",
	    .more = ": who sends to many or runs a mail server (the default), who sent one message, or a sentence for one of the former" },
	[OPTION_LANG] = { .name = "lang", .argument = "language", .shown = "LANG",
	    .named = language_words, .tells_words = true,
	    .what = "the language of answers for people",
	    .more = " (default: that of the locale, LANG); records stay English" },
	[OPTION_AS] = { .name = "as", .argument = "system", .shown = "SYSTEM",
	    .vocabulary = WORDS_OF(BOUNCECODE_SYSTEMS), .tells_words = true,
	    .what = "add the category in the words of another program" },
	[OPTION_VERBOSE] = { .name = "verbose", .letter = 'v',
	    .what = "give also what is left out to be short",
	    .more = ": sources of an answer, long texts of lines, spellings of hits, rows of a summary" },
	[OPTION_JOBS] = { .name = "jobs", .argument = "number", .shown = "N",
	    .goes_with = IN(SCAN) | IN(SUMMARY) | SUPPRESSES,
	    .what = "read with so many threads",
	    .more = " (default: 0, one for each processor where there is much to read)" },
	[OPTION_COLOR] = { .name = "color", .alias = "colour",
	    .argument = "when", .shown = "WHEN",
	    .fixed = { "auto", "always", "never" }, .tells_words = true,
	    .what = "when to use colour",
	    .more = " (default: only to a terminal)" },
	[OPTION_HELP] = { .name = "help", .letter = 'h', .mode = MODE_HELP,
	    .what = "print this help" },
	[OPTION_VERSION] = { .name = "version", .letter = 'V',
	    .mode = MODE_VERSION,
	    .what = "print the versions of program and data" },
};

/* The words of an option's argument that are no data, ended by NULL. */
static inline const char *const *
option_fixed(const struct option_row *o)
{
	return o->named != NULL ? o->named : o->fixed;
}

/* Help and version answer whatever else is asked for. */
static inline bool
option_ends(const struct option_row *o)
{
	return o->mode == MODE_HELP || o->mode == MODE_VERSION;
}

/* The other modes exclude each other, but for --mail with another one. */
static inline bool
option_is_mode(const struct option_row *o)
{
	return o->mode != MODE_QUERY && !option_ends(o);
}

/* Both at once: the mode that it is, or MODE_QUERY for none. */
static inline enum mode
modes_joined(enum mode a, enum mode b)
{
	unsigned both = 1u << a | 1u << b;

	if (a == b)
		return a;
	if ((both & ~(unsigned)(IN(MAIL) | SUMMARISES)) == 0)
		return MODE_MAIL_SUMMARY;
	return (both & ~(unsigned)(IN(MAIL) | SUPPRESSES)) == 0 ? MODE_MAIL_SUPPRESS
							       : MODE_QUERY;
}

static inline bool
modes_go_together(enum mode a, enum mode b)
{
	return modes_joined(a, b) != MODE_QUERY;
}

#endif
