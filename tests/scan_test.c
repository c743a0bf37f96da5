/*
 * Reading logs: what each line reports, where, and that the lines that report
 * nothing are passed over; the same in buffers of all sizes, and for any bytes.
 */
#include <bouncecode.h>

#include <stdlib.h>

#include "log/sign.h"
#include "loglines.h"
#include "random.h"
#include "shown.h"
#include "tap.h"

static int
same_span(const char *what, const struct bouncecode_report *r,
    struct bouncecode_span s, const char *expected)
{
	static const char none[] = "-";
	const char *got = s.length > 0 ? r->text + s.offset : none;
	size_t n = s.length > 0 ? s.length : sizeof none - 1;

	if (expected == NULL ||
	    (strlen(expected) == n && memcmp(expected, got, n) == 0))
		return 1;
	printf("# %s: got %.*s, expected %s\n", what, (int)n, got, expected);
	return 0;
}

/* Do the code's offsets lie where it says, and all spans in the line? */
static int
is_in_line(const struct bouncecode_report *r)
{
	const struct bouncecode_answer *a = &r->answer;
	struct bouncecode_span spans[8];
	int fits = 1;

	spans[0] = r->status;
	spans[1] = r->time;
	spans[2] = r->recipient;
	spans[3] = r->sender;
	spans[4] = r->host;
	spans[5] = r->queue_id;
	spans[6] = r->verdict[0];
	spans[7] = r->verdict[1];
	for (int i = 0; i < 8; i++)
		fits &= spans[i].length == 0 ||
		    (spans[i].offset <= r->length &&
			spans[i].length <= r->length - spans[i].offset);
	for (int i = 0; i < a->nmatches; i++)
		fits &= a->matches[i].offset <= r->length &&
		    a->matches[i].length <= r->length - a->matches[i].offset;
	if (a->code.reply_length > 0)
		fits &= a->code.reply_offset + 3 <= r->length &&
		    r->text[a->code.reply_offset] == '0' + a->code.reply / 100;
	if (a->code.enhanced_length > 0)
		fits &= a->code.enhanced_offset + a->code.enhanced_length <=
		    r->length;
	return fits;
}

static void
check_case(size_t i)
{
	const char *line = cases[i].line;
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	const char *category;
	int passed;

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, line, strlen(line));
	if (!bouncecode_scan_next(&scan, &r)) {
		ok(cases[i].shown == NULL, "nothing: %.60s", line);
		return;
	}
	category = r.answer.category
	    ? bouncecode_name(BOUNCECODE_CATEGORIES, r.answer.category)
	    : "-";
	passed = cases[i].shown != NULL &&
	    same(shown(&r.answer.code), cases[i].shown);
	passed &= cases[i].category == NULL ||
	    same(category, cases[i].category);
	passed &= same_span("recipient", &r, r.recipient, cases[i].recipient);
	passed &= same_span("sender", &r, r.sender, cases[i].sender);
	passed &= same_span("host", &r, r.host, cases[i].host);
	passed &= same_span("queue id", &r, r.queue_id, cases[i].queue_id);
	passed &= same_span("time", &r, r.time, cases[i].time);
	passed &= same_span("status", &r, r.status, cases[i].status);
	passed &= is_in_line(&r) && r.line == 1 && r.text == line;
	ok(passed, "%.70s", line);
}

/* Tables: the header names the columns, also for the buffers behind. */
static void
check_tables(void)
{
	static const char header[] =
	    "type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,"
	    "dsnDiag,dsnMta,bounceCat,srcType\n";
	static const char row[] =
	    "b,2026-11-21 10:00:00+0100,2026-11-21 09:59:00+0100,"
	    "b@example.org,a@example.com,,failed,\"5.1.1 (bad destination "
	    "mailbox address)\",\"smtp;550 5.1.1 No, \"\"a\"\" is no user\","
	    "mx.example.com (192.0.2.1),bad-mailbox,smtp\n";
	static const char tracking[] =
	    "#Software: Microsoft Exchange Server\n"
	    "#Version: 15.0.0.0\n"
	    "#Fields: date-time,client-ip,server-hostname,source,event-id,"
	    "internal-message-id,message-id,recipient-address,recipient-status,"
	    "total-bytes,sender-address\n"
	    "2026-11-21T10:00:00.000Z,192.0.2.9,mx.example.com,SMTP,RECEIVE,"
	    "5501,<x@example.org>,a@example.com,,550,b@example.org\n"
	    "2026-11-21T10:00:01.000Z,192.0.2.9,mx.example.com,SMTP,FAIL,"
	    "5501,<x@example.org>,a@example.com,550 5.1.1 "
	    "RESOLVER.ADR.RecipNotFound; not found,550,b@example.org\n";
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	int passed;

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, header, sizeof header - 1);
	ok(!bouncecode_scan_next(&scan, &r), "a header reports nothing");
	bouncecode_scan_feed(&scan, row, sizeof row - 1);
	passed = bouncecode_scan_next(&scan, &r) &&
	    same(shown(&r.answer.code), "550 5.1.1");
	passed &= same_span("time", &r, r.time, "2026-11-21 10:00:00+0100");
	passed &= same_span("recipient", &r, r.recipient, "a@example.com");
	passed &= same_span("sender", &r, r.sender, "b@example.org");
	passed &= same_span("host", &r, r.host, "mx.example.com");
	passed &= same_number("line", (long)r.line, 2);
	passed &= same_span("status", &r, r.status,
	    "smtp;550 5.1.1 No, \"\"a\"\" is no user");
	ok(passed && is_in_line(&r), "a row of PowerMTA");
	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, tracking, sizeof tracking - 1);
	passed = bouncecode_scan_next(&scan, &r) &&
	    same(shown(&r.answer.code), "550 5.1.1");
	passed &= same_span("time", &r, r.time, "2026-11-21T10:00:01.000Z");
	passed &= same_span("recipient", &r, r.recipient, "a@example.com");
	passed &= same_span("sender", &r, r.sender, "b@example.org");
	passed &= same_span("host", &r, r.host, "mx.example.com");
	passed &= same_span("queue id", &r, r.queue_id, "5501");
	passed &= same_number("line", (long)r.line, 5);
	ok(passed && is_in_line(&r) && !bouncecode_scan_next(&scan, &r),
	    "a row of Exchange, and only the one that fails");
}

/* All cases in one log, in buffers of a number of lines each. */
static void
check_buffers(size_t nlines)
{
	static char text[65536];
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	size_t start[NCASES + 1], length = 0, found = 0, expected = 0;
	int passed = 1;

	for (size_t i = 0; i < NCASES; i++) {
		size_t n = strlen(cases[i].line);

		start[i] = length;
		memcpy(text + length, cases[i].line, n);
		text[length + n] = '\n';
		length += n + 1;
		expected += cases[i].shown != NULL;
	}
	start[NCASES] = length - 1; /* the last line has no end */
	bouncecode_scan_start(&scan);
	for (size_t i = 0; i < NCASES; i += nlines) {
		size_t last = i + nlines < NCASES ? i + nlines : NCASES;

		bouncecode_scan_feed(
		    &scan, text + start[i], start[last] - start[i]);
		while (bouncecode_scan_next(&scan, &r)) {
			size_t k = (size_t)r.line - 1;

			passed &= k < NCASES && r.text == text + start[k] &&
			    cases[k].shown != NULL && is_in_line(&r) &&
			    same(shown(&r.answer.code), cases[k].shown);
			found++;
		}
	}
	ok(passed && found == expected && scan.line == NCASES + 1,
	    "the same in buffers of %zu lines", nlines);
}

/* The first stage, byte by byte. */
static size_t
find_slowly(const char *text, size_t length, size_t from, uint64_t *lines)
{
	for (; from < length && !bc_is_sign(text, length, from); from++)
		*lines += text[from] == '\n';
	return from;
}

static int
finds_the_same(const char *text, size_t length, size_t from)
{
	uint64_t lines = 0, expected_lines = 0;
	size_t at = bc_find_sign(text, length, from, &lines);
	size_t expected = find_slowly(text, length, from, &expected_lines);

	if (at == expected && lines == expected_lines)
		return 1;
	printf("# %zu and %zu lines instead of %zu and %zu: %.40s\n", at,
	    (size_t)lines, expected, (size_t)expected_lines, text + expected);
	return 0;
}

/* Lines, mixed and with bytes that matter put into them. */
static size_t
mix(char *text, size_t size)
{
	static const char bytes[] = "2455.0123 -_=*:;\n\"<[(jeatr\\/\0\xff\x80";
	size_t length = 0;

	while (length < size / 2) {
		const char *line = cases[next_random() % NCASES].line;
		size_t n = strlen(line), from = next_random() % n;

		n = next_random() % (n - from + 1);
		n = n < size - length ? n : size - length;
		memcpy(text + length, line + from, n);
		length += n;
		if (length < size)
			text[length++] = '\n';
	}
	for (size_t i = 0; i < length / 16; i++)
		text[next_random() % length] =
		    bytes[next_random() % (sizeof bytes - 1)];
	return length;
}

static void
check_filter(void)
{
	enum { ROUNDS = 20000, SIZE = 700 };
	int passed = 1;

	for (int i = 0; i < ROUNDS && passed; i++) {
		/* of its own size, so that a checker sees a byte too far */
		char mixed[SIZE], *text;
		size_t length = mix(mixed, sizeof mixed);
		size_t from = next_random() % (length + 1);

		text = (char *)malloc(length + 1);
		memcpy(text, mixed, length);
		for (; passed && from < length; from++) {
			uint64_t lines = 0;

			passed = finds_the_same(text, length, from);
			from = find_slowly(text, length, from, &lines);
		}
		free(text);
	}
	ok(passed, "the first stage finds what it finds byte by byte");
}

/* A block behind a block, and what the counts of line ends do then. */
static void
check_far_signs(void)
{
	enum { SIZE = 40000 };
	char *text = (char *)malloc(SIZE);
	int passed = 1;

	for (size_t i = 0; i < SIZE; i++)
		text[i] = i % 3 == 0 ? '\n' : 'x';
	for (size_t at = SIZE - 100; at < SIZE - 5 && passed; at++) {
		memcpy(text + at, " 550 ", 5);
		passed = finds_the_same(text, SIZE, at % 64);
		memcpy(text + at, "xxxxx", 5);
	}
	ok(passed, "far away and behind many lines, too");
	free(text);
}

static void
check_junk(void)
{
	enum { ROUNDS = 20000, SIZE = 700 };
	int passed = 1;

	for (int i = 0; i < ROUNDS; i++) {
		char mixed[SIZE], *text;
		size_t length = mix(mixed, sizeof mixed);
		struct bouncecode_scan scan;
		struct bouncecode_report r;

		text = (char *)malloc(length + 1);
		memcpy(text, mixed, length);
		bouncecode_scan_start(&scan);
		bouncecode_scan_feed(&scan, text, length);
		while (bouncecode_scan_next(&scan, &r))
			passed &= is_in_line(&r) && r.text >= text &&
			    r.text + r.length <= text + length &&
			    (r.platform != 0 ||
				memchr(r.text, '\n', r.length) == NULL);
		free(text);
	}
	ok(passed, "junk is read to its end, and every span lies in its line");
}

/* ---- events */

static const char *const event_pieces[] = {
	"{\"event\":\"bounce\",\"sg_event_id\":\"1\",\"email\":\"a@example.com\","
	"\"reason\":\"550 5.1.1 \\\"a\\\" is \\u0075nknown\\r\\n\"}\n",
	"[\n  {\n    \"RecordType\": \"Bounce\",\n    \"MessageID\": \"1\",\n    "
	"\"Details\": \"smtp;451 4.7.1 Greylisted\"\n  },\n  {\n    \"RecordType\""
	": \"Delivery\", \"MessageID\": \"2\"\n  }\n]\n",
	"{\"notificationType\":\"Bounce\",\n\"bounce\":{\"bouncedRecipients\":[\n"
	"{\"emailAddress\":\"a@example.com\",\"status\":\"5.1.1\"},\n{\"emailAddress\""
	":\"b@example.com\",\"diagnosticCode\":\"552 5.2.2 full\"}]},\"mail\":{}}\n",
	"{\"Message\":\"{\\\"type\\\":\\\"email.bounced\\\",\\\"data\\\":{\\\"email_id"
	"\\\":1,\\\"to\\\":[\\\"a\\\",\\\"b\\\"],\\\"bounce\\\":{\\\"message\\\":\\\"550 "
	"5.1.1 \\\\\\\"no\\\\\\\"\\\"}}}\"}\n",
	"[ {\"msys\":{\"message_event\":{\"type\":\"delay\",\"raw_reason\":\"452 4.2.2 "
	"\\ud83d\\ude00 full\",\"rcpt_to\":\"a@example.com\"}}}, {\"a\": [1, {}, []]} ]\n",
	"{\n", "[\n", "}\n", "]\n", "\n", "{\"a\":{\"b\":\n", "{\"log\":\"550 5.1.1 no\"}\n",
	"550 5.1.1 User unknown\n", "connect from mail.example.net\n"
};

/* Events and lines, whole and cut, with bytes that matter put into them. */
static size_t
mix_events(char *text, size_t size)
{
	static const char bytes[] = "{}[]\",:\\\n u5\0";
	size_t length = 0;

	for (;;) {
		const char *piece = event_pieces[next_random() %
		    (sizeof event_pieces / sizeof *event_pieces)];
		size_t n = strlen(piece);

		if (length + n > size)
			break;
		if (next_random() % 8 == 0)
			n = next_random() % n;
		memcpy(text + length, piece, n);
		length += n;
	}
	for (size_t i = next_random() % 4; i > 0 && length > 0; i--)
		text[next_random() % length] =
		    bytes[next_random() % (sizeof bytes - 1)];
	return length;
}

/* What was reported, as one number, and how often. */
struct told {
	uint64_t hash;
	size_t reports, lines;
	int is_sound;
};

static void
tell(struct told *told, const struct bouncecode_report *r)
{
	size_t numbers[] = { (size_t)r->line, r->length, r->outcome, r->platform,
		r->recipient.offset, r->recipient.length, r->status.offset,
		r->status.length, r->answer.category, r->answer.code.reply_offset,
		r->answer.nmatches, r->escapes };
	char plain[64];
	size_t n = bouncecode_report_text(r, r->recipient, plain, sizeof plain);

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		told->hash = (told->hash ^ numbers[i]) * 1099511628211u;
	for (size_t i = 0; i < n; i++)
		told->hash = (told->hash ^ (unsigned char)plain[i]) * 1099511628211u;
	told->reports++;
	told->is_sound &= is_in_line(r);
}

/* Read a text that comes in pieces of whole lines, each in memory of its own. */
static struct told
read_in_parts(const char *text, size_t length, size_t nlines)
{
	struct told told = { 0, 0, 0, 1 };
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	size_t from = 0, to = 0;

	bouncecode_scan_start(&scan);
	while (from < length) {
		char *part;

		for (size_t i = 0; i < nlines && to < length; i++)
			while (to < length && text[to++] != '\n')
				;
		part = (char *)malloc(to - from);
		memcpy(part, text + from, to - from);
		if (to < length)
			bouncecode_scan_feed_part(&scan, part, to - from);
		else
			bouncecode_scan_feed(&scan, part, to - from);
		while (bouncecode_scan_next(&scan, &r))
			tell(&told, &r);
		free(part);
		from = to - bouncecode_scan_rest(&scan);
	}
	told.lines = (size_t)bouncecode_scan_lines(&scan);
	return told;
}

static void
check_events(void)
{
	enum { ROUNDS = 3000, SIZE = 2000 };
	size_t reports = 0;
	int passed = 1;

	for (int i = 0; i < ROUNDS && passed; i++) {
		char text[SIZE];
		size_t length = mix_events(text, sizeof text), lines = 0;
		struct told whole = read_in_parts(text, length, SIZE);

		for (size_t at = 0; at < length; at++)
			lines += text[at] == '\n' || at + 1 == length;
		passed = whole.is_sound && whole.lines == lines;
		reports += whole.reports;
		for (size_t n = 1; n <= 16 && passed; n *= 2) {
			struct told parts = read_in_parts(text, length, n);

			passed = parts.is_sound && parts.hash == whole.hash &&
			    parts.reports == whole.reports &&
			    parts.lines == lines;
		}
		if (!passed)
			printf("# round %d: %zu reports, %zu lines of %zu\n", i,
			    whole.reports, whole.lines, lines);
	}
	ok(passed && reports > ROUNDS * 4,
	    "events give the same reports in parts of any size, and every span lies in them");
}

/* RFC 8259 section 7: no string goes over the end of a line, however that is written,
 * with a backslash before it or not. */
static void
check_line_ends(void)
{
#define EVENT(end) "{\"event\":\"bounce\",\"sg_event_id\":\"1\",\"reason\":\"550 5.1.1 a" end "b\"}\n"
	static const char *const broken[] = { EVENT("\n"), EVENT("\r\n"), EVENT("\\\n"),
		EVENT("\\\r\n") };

	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct bouncecode_scan scan;
		struct bouncecode_report r;

		bouncecode_scan_start(&scan);
		bouncecode_scan_feed(&scan, broken[i], strlen(broken[i]));
		ok(bouncecode_scan_next(&scan, &r) && r.platform == 0,
		    "a string over two lines is no part of an event, %zu", i);
	}
#undef EVENT
}

static void
check_long_lines(void)
{
	enum { SIZE = 4 * 1024 * 1024 };
	static const char *const fills[] = { "x", "550 ", "to=<", "{\"", "5.1.1 ",
		" ** ", "=\"", "\\", "; from=<", " from ", ": ", "\"\",", "{\"response\":", "\"log\":{",
		"{\"log\":\"" };
	char *text = (char *)malloc(SIZE);
	struct bouncecode_scan scan;
	struct bouncecode_report r;

	for (size_t i = 0; i < sizeof fills / sizeof *fills; i++) {
		size_t n = strlen(fills[i]);

		for (size_t at = 0; at < SIZE; at++)
			text[at] = fills[i][at % n];
		memcpy(text, i % 2 ? "reject: RCPT status=" : "{\"x\": 550          ",
		    20);
		text[SIZE - 1] = i % 2 ? ' ' : '}';
		bouncecode_scan_start(&scan);
		bouncecode_scan_feed(&scan, text, SIZE);
		while (bouncecode_scan_next(&scan, &r))
			if (!is_in_line(&r))
				break;
		ok(scan.line == 2, "a line of 4 MiB of '%s' ends", fills[i]);
	}
	free(text);
}

int
main(void)
{
	struct bouncecode_scan scan;
	struct bouncecode_report r;

	for (size_t i = 0; i < NCASES; i++)
		check_case(i);
	check_tables();
	for (size_t n = 1; n <= NCASES; n = n * 2 + 1)
		check_buffers(n);
	bouncecode_scan_start(&scan);
	ok(!bouncecode_scan_next(&scan, &r), "nothing was fed, nothing is found");
	bouncecode_scan_feed(&scan, NULL, 0);
	ok(!bouncecode_scan_next(&scan, &r) && scan.line == 1,
	    "nor in an empty buffer");
	bouncecode_scan_feed(&scan, "\n\n550 no\n", 9);
	ok(bouncecode_scan_next(&scan, &r) && r.line == 3 && r.length == 6 &&
		!bouncecode_scan_next(&scan, &r) && scan.line == 4,
	    "empty lines are counted");
	check_filter();
	check_far_signs();
	check_junk();
	check_events();
	check_line_ends();
	check_long_lines();
	return done();
}
