/*
 * Two short ways to a report are tested against the long one: memory for
 * answers, and the order of the keys in Postfix's lines of deliveries.
 */
#include <bouncecode.h>

#include <stdlib.h>

#include "log/line.h"
#include "loglines.h"
#include "random.h"
#include "tap.h"

enum { ROUNDS = 300, LINES = 200, SIZE = 200000 };

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

/* Lines that come again and again, some with another letter. */
static size_t
make_log(char *text)
{
	size_t n = 0;

	for (int i = 0; i < LINES; i++) {
		const char *line = cases[next_random() % NCASES].line;
		size_t length = strlen(line);

		if (n + length + 1 > SIZE)
			break;
		memcpy(text + n, line, length);
		if (next_random() % 2)
			text[n + next_random() % length] =
			    (char)(' ' + next_random() % 95);
		n += length;
		text[n++] = '\n';
	}
	return n;
}

/* The same with memory for answers and without, however little it is. */
static void
test_memory(size_t size, const char *what)
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
	ok(same_all, "the same reports with %s", what);
	ok(bouncecode_scan_lines(&with) == bouncecode_scan_lines(&without),
	    "and as many lines");
	free(memory);
}

static void
start(struct bc_line *line, struct bouncecode_report *report, const char *text,
    size_t length)
{
	memset(report, 0, sizeof *report);
	memset(line, 0, sizeof *line);
	report->text = line->text = text;
	report->length = line->length = length;
	line->report = report;
}

static int
same_line(const struct bc_line *a, const struct bc_line *b)
{
	return a->outcome == b->outcome && a->is_client == b->is_client &&
	    a->dsn.length == b->dsn.length &&
	    (a->dsn.length == 0 || a->dsn.offset == b->dsn.offset) &&
	    same_spans(a->report, b->report);
}

static void
test_deliveries(void)
{
	static char text[SIZE];
	size_t quick = 0;
	int same_all = 1;

	for (int round = 0; round < ROUNDS && same_all; round++) {
		size_t n = make_log(text);

		for (char *p = text, *end; p < text + n && same_all; p = end + 1) {
			struct bouncecode_report a, b;
			struct bc_line x, y;
			char *sign;

			end = (char *)memchr(p, '\n', (size_t)(text + n - p));
			*end = '\0';
			if ((sign = strstr(p, "dsn=")) == NULL || end == p)
				continue;
			start(&x, &a, p, (size_t)(end - p));
			start(&y, &b, p, (size_t)(end - p));
			if (!bc_read_delivery(&x, (size_t)(sign + 4 - p)))
				continue;
			quick++;
			same_all = bc_read_line(&y) && same_line(&x, &y);
			if (!same_all)
				printf("# differs: %s\n", p);
		}
	}
	ok(same_all, "a delivery is read as any line is");
	ok(quick > 1000, "and this was tested: %zu lines", quick);
}

int
main(void)
{
	test_memory(0, "no memory");
	test_memory(100, "too little memory");
	test_memory(3000, "memory for a few answers");
	test_memory(1 << 20, "memory for all");
	test_deliveries();
	return done();
}
