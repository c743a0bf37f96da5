/*
 * Put adversarial texts through the library and the counting of logs, and have
 * callgrind write what each costs in instructions. Each line of standard input
 * is a length and a kind: its name, a prefix, a unit that is repeated until the
 * text has that length, and a suffix; then twice and four times as often.
 */
#include "summary/reports.h"
#include "summary/summary.h"

#include <bouncecode.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <valgrind/callgrind.h>

/* What costs so many seconds is far beyond any bound: larger sizes of the same
 * are not waited for. */
enum { SECONDS_MAX = 5 };

enum { SIZES = 3, LINE = 256, FIELDS = 5, ROW = 1 << 16, TEXT = 1 << 20,
	HITS = 10 };

struct text {
	char bytes[TEXT];
	size_t length;
};

/* A text, and the same in lines of some hundred bytes. */
static struct text whole, lines;
static unsigned char answers[REPORTS_MEMORY];
static struct summary summary;
static struct followed followed;

/* ---- making texts */

struct kind {
	char *name, *part[3]; /* prefix, unit, suffix */
	size_t part_length[3];
	size_t length; /* of the smallest text, about */
};

/* Replace \t, \n, \\ and \xHH by what they mean; returns the length. */
static size_t
unescape(char *s)
{
	char *to = s, *start = s, digits[3] = "";

	while (*s != '\0') {
		if (*s != '\\') {
			*to++ = *s++;
			continue;
		}
		s += 2;
		if (s[-1] == 'x') {
			digits[0] = s[0];
			digits[1] = s[1];
			*to++ = (char)strtol(digits, NULL, 16);
			s += 2;
		} else {
			*to++ = s[-1] == 't' ? '\t' : s[-1] == 'n' ? '\n' : s[-1];
		}
	}
	return (size_t)(to - start);
}

static void
die(const char *what)
{
	fprintf(stderr, "measure: %s\n", what);
	exit(2);
}

static void
read_kind(char *row, struct kind *k)
{
	char *field[FIELDS];

	row[strcspn(row, "\n")] = '\0';
	for (size_t i = 0; i < FIELDS; i++) {
		field[i] = row;
		row += strcspn(row, "\t");
		if (*row == '\0' && i < FIELDS - 1)
			die("a row has too few fields");
		*row++ = '\0';
	}
	k->length = strtoul(field[0], NULL, 10);
	k->name = field[1];
	for (size_t i = 0; i < 3; i++) {
		k->part[i] = field[i + 2];
		k->part_length[i] = unescape(k->part[i]);
	}
	if (k->part_length[1] == 0)
		die("a row repeats nothing");
}

static void
append(struct text *t, const struct kind *k, size_t part)
{
	if (t->length + k->part_length[part] > TEXT)
		die("a text is too long");
	memcpy(t->bytes + t->length, k->part[part], k->part_length[part]);
	t->length += k->part_length[part];
}

/* How many units make a length. They are even: what comes in pairs, as quotes
 * do, must end alike in texts of all lengths. */
static size_t
units_of(const struct kind *k, size_t length)
{
	return (length + 2 * k->part_length[1] - 1) / (2 * k->part_length[1]) * 2;
}

static void
make_text(struct text *t, const struct kind *k, size_t units)
{
	append(t, k, 0);
	for (size_t i = 0; i < units; i++)
		append(t, k, 1);
	append(t, k, 2);
}

/* The same in lines, as many more as the text is longer. */
static void
make_lines(struct text *t, const struct kind *k, size_t more)
{
	size_t units = units_of(k, LINE), start = t->length;

	for (size_t n = k->length / LINE * more; n > 0; n--) {
		make_text(t, k, units);
		if (t->bytes[t->length - 1] != '\n')
			t->bytes[t->length++] = '\n';
		if (t->length - start >= k->length * more)
			break;
	}
}

/* ---- what is measured */

static void
explain(const struct text *t)
{
	struct bouncecode_answer a;

	bouncecode_explain(t->bytes, t->length, &a);
}

/* As --lines reads a file. */
static void
explain_lines(const struct text *t)
{
	struct bouncecode_answer a;
	const char *end = t->bytes + t->length, *newline, *next;

	for (const char *p = t->bytes; p < end; p = next) {
		newline = memchr(p, '\n', (size_t)(end - p));
		next = newline ? newline + 1 : end;
		bouncecode_explain(p, (size_t)(next - p), &a);
	}
}

static void
start(struct bouncecode_scan *s, const struct text *t)
{
	bouncecode_scan_start(s);
	bouncecode_scan_remember(s, answers, sizeof answers);
	bouncecode_scan_feed(s, t->bytes, t->length);
}

static void
scan(const struct text *t)
{
	struct bouncecode_scan s;
	struct bouncecode_report r;

	start(&s, t);
	while (bouncecode_scan_next(&s, &r) == 1)
		;
}

static void
follow(void *context, const uint64_t *messages, size_t n)
{
	followed_add(context, messages, n);
}

static void
count(const struct text *t)
{
	struct counter c = { .summary = &summary, .follow = follow,
		.context = &followed };
	struct bouncecode_scan s;
	struct bouncecode_report r;

	start(&s, t);
	while (bouncecode_scan_next(&s, &r) == 1)
		summary_count(&c, &r);
	summary_finish(&c);
}

static void
search(const struct text *t)
{
	struct bouncecode_hit hits[HITS];

	bouncecode_search(t->bytes, t->length, hits, HITS);
}

static void
suggest(const struct text *t)
{
	struct bouncecode_suggestion s;

	bouncecode_suggest(t->bytes, t->length, &s);
}

static const struct {
	const char *name;
	void (*run)(const struct text *t);
	const struct text *text;
} modes[] = { { "explain", explain, &whole }, { "lines", explain_lines, &lines },
	{ "scan", scan, &whole }, { "summary", count, &whole },
	{ "summary of lines", count, &lines }, { "search", search, &whole },
	{ "suggest", suggest, &whole } };

enum { MODES = sizeof modes / sizeof *modes };

/* ---- measuring */

/* Returns whether that was so dear that no more is worth it. */
static int
measure(const struct kind *k, size_t mode)
{
	struct summary_settings settings = { .by = BY_HOUR };
	const struct text *t = modes[mode].text;
	char label[256];
	clock_t start;

	/* Their room is large, and no other mode needs it. */
	if (modes[mode].run == count) {
		summary_begin(&summary, &settings);
		followed_begin(&followed, FOLLOWED_MAX, &settings.key);
	}
	snprintf(label, sizeof label, "%s\t%s\t%zu", k->name, modes[mode].name,
	    t->length);
	start = clock();
	CALLGRIND_ZERO_STATS;
	CALLGRIND_TOGGLE_COLLECT;
	modes[mode].run(t);
	CALLGRIND_TOGGLE_COLLECT;
	CALLGRIND_DUMP_STATS_AT(label);
	if (modes[mode].run == count) {
		followed_end(&followed);
		summary_end(&summary);
	}
	return clock() - start > SECONDS_MAX * CLOCKS_PER_SEC;
}

static void
measure_sizes(const struct kind *k)
{
	int dear[MODES] = { 0 };

	for (size_t size = 0; size < SIZES; size++) {
		whole.length = lines.length = 0;
		make_text(&whole, k, units_of(k, k->length) << size);
		make_lines(&lines, k, (size_t)1 << size);
		for (size_t mode = 0; mode < MODES; mode++)
			if (!dear[mode])
				dear[mode] = measure(k, mode);
	}
}

int
main(void)
{
	static char row[ROW];
	struct kind kind;

	while (fgets(row, sizeof row, stdin) != NULL) {
		read_kind(row, &kind);
		measure_sizes(&kind);
	}
	return 0;
}
