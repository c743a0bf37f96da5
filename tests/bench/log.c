/*
 * Logs, from memory and as whole processes. One line in ten fails, or all of them,
 * with replies of tests/corpus that no sample of the list is worded like, and no two
 * alike. Others only find the ends of lines, or in each line the wordings of the list:
 * no status, no recipient, no answer.
 */
#include <bouncecode.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "lines.h"
#include "process.h"
#include "scanner.h"

enum { SIZE = 2 << 20, FILE_SIZE = 64 << 20, CHECKED = 400 };

/* Exchange tells of refusals with an enhanced code. */
static const struct {
	const char *what;
	enum log_format format;
	unsigned percent;
	enum text_choice replies;
} logs[] = { { "Postfix, one line in ten failing", LOG_POSTFIX, 10, TEXTS_REPLIES },
	{ "Postfix, all failing", LOG_POSTFIX, 100, TEXTS_REPLIES },
	{ "Exim, one line in ten failing", LOG_EXIM, 10, TEXTS_REPLIES },
	{ "Exchange (CSV), one line in ten failing", LOG_EXCHANGE, 10, TEXTS_ENHANCED },
	{ "KumoMTA (JSON), one line in ten failing", LOG_KUMOMTA, 10, TEXTS_REPLIES } };

enum { LOGS = sizeof logs / sizeof *logs };

struct job {
	const struct log *log;
	size_t scanner;
};

/* ---- from memory */

/* Returns how many lines report a status; and how many of these are failing. */
static size_t
count(const struct log *log, size_t *failing)
{
	struct bouncecode_scan s;
	struct bouncecode_report r;
	size_t n = 0;

	*failing = 0;
	bouncecode_scan_start(&s);
	bouncecode_scan_feed(&s, log->bytes, log->length);
	while (bouncecode_scan_next(&s, &r)) {
		n++;
		*failing += r.answer.category != BOUNCECODE_CATEGORY_OK;
	}
	return n;
}

static uint64_t
scan(const void *job)
{
	const struct job *j = job;
	size_t failing, n = count(j->log, &failing);

	return (uint64_t)n << 32 | failing;
}

/* Each line by a scanner. */
static uint64_t
scan_lines(const void *job)
{
	const struct job *j = job;
	const char *s = j->log->bytes, *end = s + j->log->length, *newline;
	uint64_t sum = 0;

	for (; s < end && (newline = memchr(s, '\n', (size_t)(end - s))) != NULL; s = newline + 1)
		sum += scanner_scan(j->scanner, s, (size_t)(newline - s));
	return sum;
}

static uint64_t
find_ends(const void *job)
{
	const struct job *j = job;
	const char *s = j->log->bytes, *end = s + j->log->length;
	uint64_t n = 0;

	for (; s < end && (s = memchr(s, '\n', (size_t)(end - s))) != NULL; s++)
		n++;
	return n;
}

/* All lines that tell of a status are reported, and no others. */
static void
check(const char *what, const struct log *log)
{
	size_t failing, n = count(log, &failing);
	struct job j = { log, 0 };

	if (n != log->statuses || failing != log->failing)
		bench_die("%s: %zu of %zu statuses, %zu of %zu failing", what, n, log->statuses,
		    failing, log->failing);
	if (find_ends(&j) != log->lines)
		bench_die("%s: wrong lines", what);
}

static void
compare(const char *what, const struct log *log, size_t scanners)
{
	struct job jobs[SCANNERS + 1] = { { log, 0 } };
	struct bench_way ways[SCANNERS + 2] = { { BENCH_OURS, "bouncecode, a record for each status",
		scan, &jobs[0], "records" } };
	size_t n = 1;

	check(what, log);
	for (size_t s = 0; s < scanners; s++, n++) {
		jobs[n] = (struct job){ log, s };
		ways[n] = (struct bench_way){ BENCH_PEER, scanner_name(s), scan_lines, &jobs[n], "wordings" };
	}
	ways[n++] = (struct bench_way){ BENCH_FLOOR, "ends of lines (memchr)", find_ends, &jobs[0], "lines" };
	bench_compare(what, BENCH_MB_S, (double)log->length, ways, n);
}

/* ---- whole processes */

/* ripgrep is given the log in small letters, for nothing: to look for either takes it
 * seconds to begin. Even so it takes as long to begin as for tens of megabytes, so
 * that the log is large, and that time is told. */
enum { SUMMARY, SCAN, SCAN_JSON, RIPGREP, RIPGREP_BEGINS, WC, PROGRAMS };

static struct {
	enum bench_role role;
	const char *name;
	struct command command;
} programs[PROGRAMS] = {
	[SUMMARY] = { BENCH_OURS, "bouncecode --summary", { { "bouncecode", "--summary", "log" }, 0 } },
	[SCAN] = { BENCH_ALSO, "bouncecode --scan", { { "bouncecode", "--scan", "log" }, 0 } },
	[SCAN_JSON] = { BENCH_ALSO, "bouncecode --scan --json",
	    { { "bouncecode", "--scan", "--json", "log" }, 0 } },
	[RIPGREP] = { BENCH_PEER, "ripgrep -F, counting lines with a wording",
	    { { "rg", "--no-config", "--no-unicode", "-c", "-F", "-f", "wordings", "small" }, 0 } },
	[RIPGREP_BEGINS] = { BENCH_FLOOR, "ripgrep -F, of no lines",
	    { { "rg", "--no-config", "--no-unicode", "-c", "-F", "-f", "wordings", "/dev/null" }, 1 } },
	[WC] = { BENCH_FLOOR, "wc -l", { { "wc", "-l", "log" }, 0 } },
};

/* Files stand in the build directory. */
static void
set_paths(struct command *c)
{
	for (size_t i = 0; c->words[i] != NULL; i++)
		if (strcmp(c->words[i], "log") == 0)
			c->words[i] = bench_path("bench/log.txt");
		else if (strcmp(c->words[i], "small") == 0)
			c->words[i] = bench_path("bench/small.txt");
		else if (strcmp(c->words[i], "wordings") == 0)
			c->words[i] = bench_path("bench/wordings.txt");
		else if (strcmp(c->words[i], "bouncecode") == 0)
			c->words[i] = bench_path("bouncecode");
}

/* In how many lines does a wording stand? */
static size_t
count_worded(const struct log *log)
{
	const char *s = log->bytes, *end = s + log->length, *newline;
	size_t n = 0;

	for (; s < end && (newline = memchr(s, '\n', (size_t)(end - s))) != NULL; s = newline + 1)
		n += scanner_scan(0, s, (size_t)(newline - s)) != 0;
	return n;
}

/* What they count is what they are to count. */
static void
check_programs(const struct log *log, size_t scanners)
{
	struct command summary = programs[SUMMARY].command;
	unsigned long lines = 0, accepted = 0, failed = 0, n = 0;

	summary.words[3] = "--format=tsv";
	sscanf(command_output(&summary), "%*[^\n] total lines %lu %*[^\n] total accepted %lu %*[^\n] "
	    "total deferred %*[^\n] total failed %lu", &lines, &accepted, &failed);
	sscanf(command_output(&programs[WC].command), "%lu", &n);
	if (lines != log->lines || n != lines || failed != log->failing || accepted + failed != log->statuses)
		bench_die("--summary counts %lu lines, %lu accepted, %lu failed; wc %lu lines", lines,
		    accepted, failed, n);
	for (size_t i = SCAN; i <= SCAN_JSON; i++)
		if (command_lines(&programs[i].command) != log->statuses)
			bench_die("%s: wrong records", programs[i].name);
	if (scanners == 0 || !command_exists("rg"))
		return;
	sscanf(command_output(&programs[RIPGREP].command), "%lu", &n);
	if (n != count_worded(log))
		bench_die("ripgrep finds wordings in %lu lines of %zu", n, count_worded(log));
}

/* All that are there, in one kind of time. */
static void
compare_programs(const char *what, enum bench_unit unit)
{
	struct bench_way ways[PROGRAMS];
	size_t n = 0;

	for (size_t i = 0; i < PROGRAMS; i++)
		if (strcmp(programs[i].command.words[0], "rg") != 0 || command_exists("rg"))
			ways[n++] = (struct bench_way){ programs[i].role, programs[i].name, command_run,
				&programs[i].command, programs[i].name };
	bench_compare(what, unit, 1, ways, n);
}

static void
compare_files(const struct texts *replies, size_t scanners)
{
	char what[128];
	struct log log, small;

	log_make(&log, LOG_POSTFIX, 10, replies, FILE_SIZE);
	log_write(&log, bench_path("bench/log.txt"));
	small = log;
	small.bytes = malloc(log.length);
	for (size_t i = 0; small.bytes != NULL && i < log.length; i++)
		small.bytes[i] = (char)tolower((unsigned char)log.bytes[i]);
	log_write(&small, bench_path("bench/small.txt"));
	free(small.bytes);
	scanner_write_wordings(bench_path("bench/wordings.txt"));
	for (size_t i = 0; i < PROGRAMS; i++)
		set_paths(&programs[i].command);
	check_programs(&log, scanners);
	if (!command_exists("rg"))
		bench_missing("ripgrep", "ripgrep");
	compare_programs("whole process, a log of 64 MiB, one line in ten failing", BENCH_MS);
	snprintf(what, sizeof what, "the same, time that went by with %ld processors",
	    sysconf(_SC_NPROCESSORS_ONLN));
	compare_programs(what, BENCH_ELAPSED_MS);
	free(log.bytes);
}

int
main(void)
{
	static struct texts replies[TEXTS_ENHANCED + 1], checked;
	static struct log log;
	size_t scanners;

	for (int c = TEXTS_REPLIES; c <= TEXTS_ENHANCED; c++) {
		texts_of_corpus(&replies[c], "mails", (enum text_choice)c);
		texts_of_corpus(&replies[c], "stock", (enum text_choice)c);
	}
	bench_note("replies are made of %zu", replies[TEXTS_REPLIES].n);
	texts_vary(&checked, &replies[TEXTS_REPLIES], CHECKED);
	scanners = open_scanners(&checked);
	for (size_t i = 0; i < LOGS; i++) {
		log_make(&log, logs[i].format, logs[i].percent, &replies[logs[i].replies], SIZE);
		compare(logs[i].what, &log, scanners);
		free(log.bytes);
	}
	compare_files(&replies[TEXTS_REPLIES], scanners);
	return 0;
}
