/*
 * Two short ways to a report are tested against the long one, with many seeds:
 * memory for answers, and the order of the fields in Postfix's deliveries.
 */
#include <bouncecode.h>

#include <stdlib.h>

#include "log/formats.h"
#include "loglines.h"
#include "random.h"
#include "tap.h"

enum { SEEDS = 20, ROUNDS = 30, LINES = 200, SIZE = 200000 };

static int
same_spans(const struct bouncecode_report *a, const struct bouncecode_report *b)
{
	const struct bouncecode_span *const x[] = { &a->status, &a->time,
		&a->recipient, &a->sender, &a->host, &a->queue_id };
	const struct bouncecode_span *const y[] = { &b->status, &b->time,
		&b->recipient, &b->sender, &b->host, &b->queue_id };

	for (size_t i = 0; i < sizeof x / sizeof *x; i++)
		if (x[i]->length != y[i]->length ||
		    (x[i]->length > 0 && x[i]->offset != y[i]->offset))
			return 0;
	return 1;
}

static int
same_answer(const struct bouncecode_answer *a, const struct bouncecode_answer *b)
{
	if (a->entry != b->entry || a->category != b->category ||
	    a->basis != b->basis || a->bounce != b->bounce ||
	    a->provider != b->provider || a->blocklist != b->blocklist ||
	    a->confidence != b->confidence || a->remarks != b->remarks ||
	    a->permanent != b->permanent || a->retry_after != b->retry_after ||
	    a->nmatches != b->nmatches || a->code.reply != b->code.reply ||
	    a->code.class_digit != b->code.class_digit ||
	    a->code.subject != b->code.subject ||
	    a->code.detail != b->code.detail ||
	    (a->code.reply_length > 0 &&
		a->code.reply_offset != b->code.reply_offset) ||
	    (a->code.enhanced_length > 0 &&
		a->code.enhanced_offset != b->code.enhanced_offset))
		return 0;
	for (unsigned i = 0; i < a->nmatches; i++)
		if (a->matches[i].offset != b->matches[i].offset ||
		    a->matches[i].length != b->matches[i].length ||
		    a->matches[i].what != b->matches[i].what)
			return 0;
	return 1;
}

/* What has a meaning to a reader of lines. */
static const char *const pieces[] = { "<", ">", "\"", "'", "\\", "[", "]", "(", ")",
	"{\"", "}", "-", "=", ",", ";", ".", ":", " ", "\t", "  ", "<<", "relay=",
	", relay=", " relay=(", " to=<", " from=<", ", orig_to=<b>", ", dsn=",
	", dsn=5.1.1, status=", " status=sent (", " stat=", "@", "550 " };

/* Put one of them into a line, in place of what stands there or before it. */
static size_t
change(char *line, size_t length)
{
	const char *piece = pieces[next_random() % (sizeof pieces / sizeof *pieces)];
	size_t n = strlen(piece), at = next_random() % length;
	size_t behind = next_random() % 2 && length - at > n ? at + n : at;

	memmove(line + at + n, line + behind, length - behind);
	memcpy(line + at, piece, n);
	return length - (behind - at) + n;
}

/* Lines that come again and again, some with other bytes. */
static size_t
make_log(char *text)
{
	enum { ADDED = 64 };
	size_t n = 0;

	for (int i = 0; i < LINES; i++) {
		const char *line = cases[next_random() % NCASES].line;
		size_t length = strlen(line);

		if (n + length + ADDED > SIZE)
			break;
		memcpy(text + n, line, length);
		if (next_random() % 4 == 0)
			text[n + next_random() % length] =
			    (char)(' ' + next_random() % 95);
		for (unsigned k = next_random() % 3; k > 0; k--)
			length = change(text + n, length);
		n += length;
		text[n++] = '\n';
	}
	return n;
}

/* The same with memory for answers and without, however little it is. */
static void
test_memory(uint32_t seed, size_t size, const char *what)
{
	static char text[SIZE];
	void *memory = malloc(size + 1);
	struct bouncecode_scan with, without;
	struct bouncecode_report a, b;
	int same_all = 1;

	bouncecode_scan_start(&with);
	bouncecode_scan_start(&without);
	bouncecode_scan_remember(&with, memory, size);
	for (int round = 0; round < ROUNDS && same_all; round++) {
		size_t n = make_log(text);
		int more;

		bouncecode_scan_feed(&with, text, n);
		bouncecode_scan_feed(&without, text, n);
		do {
			more = bouncecode_scan_next(&with, &a);
			same_all &= more == bouncecode_scan_next(&without, &b);
			if (more && same_all)
				same_all = a.text == b.text && a.line == b.line &&
				    a.outcome == b.outcome && same_spans(&a, &b) &&
				    same_answer(&a.answer, &b.answer);
			if (more && !same_all)
				printf("# differs: %.*s\n", (int)a.length, a.text);
		} while (more && same_all);
	}
	ok(same_all, "seed %u: the same reports with %s", seed, what);
	ok(bouncecode_scan_lines(&with) == bouncecode_scan_lines(&without),
	    "seed %u: and as many lines", seed);
	free(memory);
}

/* Read a line; by the quick way, if a sign is given. */
static int
read_line(struct bc_line *line, struct bouncecode_report *report,
    const char *text, size_t length, size_t sign)
{
	memset(report, 0, sizeof *report);
	memset(line, 0, sizeof *line);
	report->text = line->text = text;
	report->length = line->length = length;
	line->report = report;
	line->sign = sign;
	return bc_read_line(line);
}

static int
same_line(const struct bc_line *a, const struct bc_line *b)
{
	return a->outcome == b->outcome && a->is_client == b->is_client &&
	    a->is_plain == b->is_plain && a->dsn.length == b->dsn.length &&
	    (a->dsn.length == 0 || a->dsn.offset == b->dsn.offset) &&
	    same_spans(a->report, b->report);
}

/* A line with each of its "dsn=" as the sign, and with none. */
static int
same_with_signs(const char *text, size_t length, size_t *quick)
{
	static const char dsn[] = "dsn=";
	struct bouncecode_report a, b;
	struct bc_line x, y;
	int found = read_line(&x, &a, text, length, 0);

	for (size_t at = 0; at + sizeof dsn - 1 < length; at++) {
		if (memcmp(text + at, dsn, sizeof dsn - 1) != 0)
			continue;
		*quick += read_line(&y, &b, text, length, at + sizeof dsn - 1) &&
		    bc_read_delivery(&y, 0) == BC_READ;
		if (read_line(&y, &b, text, length, at + sizeof dsn - 1) != found ||
		    (found && !same_line(&x, &y))) {
			printf("# differs: %.*s\n", (int)length, text);
			return 0;
		}
	}
	return 1;
}

/* Lines that only look like deliveries, and seldom come by chance. */
static void
test_odd_deliveries(void)
{
#define MESSAGE "postfix/smtp[1]: 4F2A1B3C: to=<a@example.com>, relay=none, " \
		"delay=1, dsn=4.4.1, status="
	static const char *const lines[] = {
		"2026-11-21T10:00:00Z 2026-11-21T10:00:01Z " MESSAGE "sent (ok)",
		"2026-11-21T10:00:00Z Nov 21 10:00:01 mx " MESSAGE "sent (ok)",
		"2026-11-21T10:00:00Z 2026-11-21T10:00:01.5 mx " MESSAGE "sent (ok)",
		"Nov 21 10:00:00 {\"x\":\"1\"} " MESSAGE "sent (250 ok)}",
		"Nov 21 10:00:00 mx " MESSAGE "sent ( )",
		"Nov 21 10:00:00 mx " MESSAGE "sent ()",
		"Nov 21 10:00:00 mx " MESSAGE "bounced (",
		"Nov 21 10:00:00 mx " MESSAGE "deferred, ",
		"Nov 21 10:00:00 mx\ty " MESSAGE "sent (250 ok)",
		"Nov 21 10:00:00 mx " MESSAGE "unknown (250 ok)"
	};
#undef MESSAGE
	size_t quick = 0;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		ok(same_with_signs(lines[i], strlen(lines[i]), &quick), "%s",
		    lines[i]);
}

static void
test_deliveries(uint32_t seed)
{
	static char text[SIZE];
	size_t quick = 0;
	int same_all = 1;

	for (int round = 0; round < ROUNDS && same_all; round++) {
		size_t n = make_log(text);

		for (char *p = text, *end; p < text + n && same_all; p = end + 1) {
			end = (char *)memchr(p, '\n', (size_t)(text + n - p));
			if (end > p)
				same_all =
				    same_with_signs(p, (size_t)(end - p), &quick);
		}
	}
	ok(same_all, "seed %u: a delivery is read as any line is", seed);
	ok(quick > 100, "seed %u: and this was tested: %zu lines", seed, quick);
}

static void
test_seed(uint32_t seed)
{
	seed_random(seed);
	test_memory(seed, 0, "no memory");
	test_memory(seed, 100, "too little memory");
	test_memory(seed, 3000, "memory for a few answers");
	test_memory(seed, 1 << 20, "memory for all");
	test_deliveries(seed);
}

/* What is said again and again is not explained again: of many rounds of a few
 * refusals all but the first are remembered, also when others have filled the
 * memory before. */
static void
test_hits(size_t size, const char *what)
{
	enum { REFUSALS = 8, TIMES = 30, OTHERS = 200 };
	static char text[SIZE];
	void *memory = malloc(size);
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	size_t n = 0;

	bouncecode_scan_start(&scan);
	bouncecode_scan_remember(&scan, memory, size);
	for (int i = 0; i < OTHERS + REFUSALS * TIMES; i++)
		n += (size_t)snprintf(text + n, SIZE - n,
		    "Nov 21 10:00:00 mx postfix/smtp[1]: 4F2A1B3C: to=<a@example.net>, "
		    "relay=mx.example.net[192.0.2.7]:25, dsn=5.1.1, status=bounced (host "
		    "mx.example.net[192.0.2.7] said: 550 5.1.1 No user %d here)\n",
		    i < OTHERS ? 1000 + i : i % REFUSALS);
	bouncecode_scan_feed(&scan, text, n);
	while (bouncecode_scan_next(&scan, &r))
		;
	ok(scan.hits == REFUSALS * (TIMES - 1), "%s: all but the first of %d refusals is remembered",
	    what, REFUSALS);
	free(memory);
}

/* remember_test [SEED]: with one seed, or with many. */
int
main(int argc, char **argv)
{
	if (argc > 1)
		test_seed((uint32_t)strtoul(argv[1], NULL, 10));
	for (uint32_t seed = 0; argc == 1 && seed < SEEDS; seed++)
		test_seed(seed);
	test_odd_deliveries();
	test_hits(1 << 20, "memory for all");
	test_hits(1 << 14, "memory for a few");
	return done();
}
