/*
 * The interface of src/summary: logs are fed in any pieces, written, read and merged.
 * What comes of parts, whatever the order, is what comes of all; what is no partial
 * summary is told, byte by byte that is cut or changed, and does no harm.
 */
#include "summary/gather.h"
#include "summary/partial.h"

#include <stdlib.h>

#include "random.h"
#include "tap.h"

enum { LINES = 600, PARTS = 12, LINE_MAX = 300 };

/* Lines of a log over a new year, and behind them rows of a table. */
static char lines[LINES + 40][LINE_MAX];
static size_t nlines;

static void
add_line(const char *month, int day, int id, const char *status)
{
	snprintf(lines[nlines++], LINE_MAX,
	    "%s %2d 10:%02d:00 mx1 postfix/smtp[551]: 4A1B2C%03X: to=<u%d@d%d.example.net>, "
	    "relay=mx.example.net[192.0.2.7]:25, delay=4, delays=0/0/1/3, dsn=%s\n",
	    month, day, id % 60, id % 200, id % 200, id % 7, status);
}

static void
make_lines(void)
{
	static const char *const statuses[] = {
		"4.7.1, status=deferred (host mx.example.net[192.0.2.7] said: 450 4.7.1 Greylisted)",
		"2.0.0, status=sent (250 2.0.0 Ok)",
		"5.1.1, status=bounced (host mx.example.net[192.0.2.7] said: 550 5.1.1 User unknown)",
		"5.0.0, status=bounced (host mx.example.net[192.0.2.7] said: 599 what is this)" };

	for (int i = 0; i < LINES; i++)
		add_line(i < LINES / 3 ? "Nov" : i < LINES / 2 ? "Dec" : "Jan", 1 + i % 28, i,
		    statuses[next_random() % 4]);
	snprintf(lines[nlines++], LINE_MAX,
	    "#Fields: date-time,server-hostname,event-id,recipient-address,recipient-status\n");
	for (int i = 0; i < 30; i++)
		snprintf(lines[nlines++], LINE_MAX,
		    "2026-11-21T10:00:%02d.000Z,EX1,FAIL,a%d@example.net,550 5.1.1 User unknown\n",
		    i, i);
}

/* ---- what is gathered, and what it comes to */

static struct summary_settings
settings(void)
{
	return (struct summary_settings){ .by = BY_HOUR, .of_relays = true,
		.room = GATHER_ROOM,
		.key = { { next_random(), next_random() } } };
}

static void
begin(struct gathering *g)
{
	const struct summary_settings s = settings();

	if (!gather_begin(g, &s, true))
		abort();
}

/* Lines from one to before another, in pieces that end anywhere. */
static void
feed_lines(struct gathering *g, size_t from, size_t to)
{
	struct gather_log log;

	gather_log_begin(&log, g);
	for (size_t i = from; i < to; i++) {
		size_t n = strlen(lines[i]), cut = next_random() % n;

		gather_log_put(&log, lines[i], cut);
		gather_log_put(&log, lines[i] + cut, n - cut);
	}
	gather_log_end(&log);
}

struct text {
	struct bc_sink sink;
	char *bytes;
	size_t length;
	char room[1000];
};

static void
take(struct bc_sink *sink)
{
	struct text *t = (struct text *)sink;

	t->bytes = realloc(t->bytes, t->length + sink->length + 1);
	memcpy(t->bytes + t->length, sink->text, sink->length);
	t->length += sink->length;
	t->bytes[t->length] = '\0';
}

static void
begin_text(struct text *t)
{
	*t = (struct text){ .sink = { .size = sizeof t->room, .empty = take } };
	t->sink.text = t->room;
}

static void
write_partial(const struct gathering *g, struct text *t)
{
	begin_text(t);
	if (!gather_write(g, &t->sink))
		abort();
	bc_empty(&t->sink);
}

static void
put_cells(void *context, const struct bc_cell *cells, size_t n)
{
	struct text *t = context;

	for (size_t i = 0; i < n; i++) {
		if (cells[i].type == BC_CELL_NUMBER)
			bc_put_number(&t->sink, cells[i].number);
		else
			bc_put_text(&t->sink, cells[i].text != NULL ? cells[i].text : "-");
		bc_put_char(&t->sink, i + 1 < n ? '\t' : '\n');
	}
}

/* All records, and the end of what was gathered. */
static void
write_records(struct gathering *g, struct text *t)
{
	static struct table tables[NTABLES];
	struct figures f;

	begin_text(t);
	gather_finish(g, BY_DAY, BY_DAY, &f);
	summary_tables(&f.sums->summary, tables);
	rates_sort(&f.sums->rates);
	figures_records(&f, tables, put_cells, t);
	bc_empty(&t->sink);
	gather_end(g);
}

/* ---- parts */

static struct text all, records, parts[PARTS];

/* Each part as it was written; the records of all. */
static void
gather_parts(void)
{
	size_t cuts[PARTS + 1] = { 0 };
	struct gathering g;

	for (int i = 1; i < PARTS; i++)
		cuts[i] = cuts[i - 1] + next_random() % (2 * nlines / PARTS);
	cuts[PARTS] = nlines;
	for (int i = 0; i < PARTS; i++) {
		if (cuts[i] > nlines)
			cuts[i] = nlines;
		begin(&g);
		feed_lines(&g, cuts[i], cuts[i + 1] < nlines ? cuts[i + 1] : nlines);
		write_partial(&g, &parts[i]);
		gather_end(&g);
	}
}

static bool
read_text(struct gathering *g, const struct text *t)
{
	char error[400];

	return gather_read(g, t->bytes, t->length, error, sizeof error);
}

/* Some of them, merged in a tree: each leaf is read, each knot written and read. */
static struct text
merge_tree(const int *order, int n)
{
	struct gathering g;
	struct text t;

	begin(&g);
	if (n == 1) {
		ok(read_text(&g, &parts[order[0]]), "part %d is read", order[0]);
	} else {
		int left = 1 + (int)(next_random() % (unsigned)(n - 1));
		struct text a = merge_tree(order, left), b = merge_tree(order + left, n - left);

		ok(read_text(&g, &b) && read_text(&g, &a), "%d parts and %d are merged", left, n - left);
		free(a.bytes);
		free(b.bytes);
	}
	write_partial(&g, &t);
	gather_end(&g);
	return t;
}

static void
try_trees(void)
{
	char *first = NULL;

	for (int round = 0; round < 4; round++) {
		int order[PARTS];
		struct gathering g;
		struct text merged, got;

		for (int i = 0; i < PARTS; i++) {
			int k = (int)(next_random() % (unsigned)(i + 1));

			order[i] = order[k];
			order[k] = i;
		}
		merged = merge_tree(order, PARTS);
		ok(first == NULL || same(merged.bytes, first),
		    "the partial summary of all is the same in any order");
		begin(&g);
		read_text(&g, &merged);
		write_records(&g, &got);
		ok(same(got.bytes, records.bytes), "what is told of the parts is what is told of all");
		free(got.bytes);
		free(first);
		first = merged.bytes;
	}
	free(first);
}

/* ---- what is no partial summary */

static bool
is_refused(const char *text, size_t n)
{
	char *copy = malloc(n + 1), error[400] = "";
	struct gathering g;
	bool refused;

	memcpy(copy, text, n); /* so that nothing behind it can be read unseen */
	begin(&g);
	refused = !gather_read(&g, copy, n, error, sizeof error) && *error != '\0';
	/* What is quoted of it goes to a terminal. */
	for (const char *c = error; *c != '\0'; c++)
		refused &= *c >= ' ' && *c <= '~';
	gather_end(&g);
	free(copy);
	return refused;
}

static void
try_hostile(void)
{
	struct text *t = &parts[PARTS - 1];
	size_t cut = 0, flipped = 0, flips = 4000;

	for (size_t n = 0; n < t->length; n++)
		cut += is_refused(t->bytes, n);
	ok(same_number("cuts", (long)cut, (long)t->length), "each partial summary that was cut is refused");
	for (size_t i = 0; i < flips; i++) {
		size_t at = next_random() % t->length;

		t->bytes[at] ^= (char)(1u << next_random() % 8);
		flipped += is_refused(t->bytes, t->length);
		t->bytes[at] = all.bytes[at];
	}
	ok(same_number("flips", (long)flipped, (long)flips), "each that was changed is refused");
}

/* The hash of the lines is right, and what they say is wrong: nothing but the checks
 * of what is read stands between them and the program. */
static struct text
signed_again(const char *text, size_t length)
{
	static const struct hash_key no_key = { { 0, 0 } };
	const char *end = text + length;
	struct hash h;
	unsigned long long n = 0;
	struct text t;
	char last[80];

	begin_text(&t);
	hash_begin(&h, &no_key);
	for (const char *newline; text < end; text = newline + 1) {
		if ((newline = memchr(text, '\n', (size_t)(end - text))) == NULL ||
		    memcmp(text, "end\t", newline - text < 4 ? (size_t)(newline - text) : 4) == 0)
			break;
		hash_text(&h, text, (size_t)(newline - text));
		bc_put_bytes(&t.sink, text, (size_t)(newline + 1 - text));
		n++;
	}
	snprintf(last, sizeof last, "end\t%llu\t%016llx\n", n, (unsigned long long)hash_end(&h));
	bc_put_text(&t.sink, last);
	bc_empty(&t.sink);
	return t;
}

/* A line behind the first one, and what is said of it: "" where nothing is wrong. */
static void
try_lines(void)
{
	static const struct {
		const char *line, *error;
	} cases[] = {
		{ "passed\t\t4096\n", "" },
		{ "passed\t\t8192\n", "there are no such turns of months" },
		{ "passed\t\t1 1\n", "there are no such turns of months" },
		{ "row\t2026-11-21T10:00:29,5.1.1\t2\n", "" },
		{ "row\tx\t2\n", "this is no row of a table" },
		{ "row\t2026-11-21T10:00:29,5.1.1\t2 2\n", "this is no row of a table" },
	};
	size_t first = (size_t)((const char *)memchr(all.bytes, '\n', all.length) - all.bytes) + 1;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[400], error[400] = "";
		size_t n = (size_t)snprintf(text, sizeof text,
		    "%.*s%splace\t0\t\nlines\t0\t1\n", (int)first, all.bytes, cases[i].line);
		struct text t = signed_again(text, n);
		struct gathering g;

		begin(&g);
		gather_read(&g, t.bytes, t.length, error, sizeof error);
		ok(strstr(error, cases[i].error) != NULL && (*error == '\0') == (*cases[i].error == '\0'),
		    "line %zu: %s", i, *error != '\0' ? error : "is read");
		gather_end(&g);
		free(t.bytes);
	}
}

/* What is read may be told: all of it is gone through, for a tool that watches. */
static void
try_forged(void)
{
	size_t read = 0, refused = 0;

	for (int i = 0; i < 3000; i++) {
		struct text t = { .bytes = malloc(all.length) }, forged, told;
		struct gathering g;

		memcpy(t.bytes, all.bytes, all.length);
		for (unsigned k = 0; k < 1 + next_random() % 3; k++)
			t.bytes[100 + next_random() % (all.length - 100)] = "0123456789\t \n\\xABz"[next_random() % 18];
		forged = signed_again(t.bytes, all.length);
		begin(&g);
		if (read_text(&g, &forged)) {
			read++;
			write_records(&g, &told);
			free(told.bytes);
		} else {
			refused++;
			gather_end(&g);
		}
		free(t.bytes);
		free(forged.bytes);
	}
	ok(read > 100 && refused > 100, "forged ones are refused (%zu), or read (%zu)", refused, read);
}

int
main(void)
{
	struct gathering g;

	make_lines();
	begin(&g);
	feed_lines(&g, 0, nlines);
	write_records(&g, &records);
	gather_parts();
	begin(&g);
	feed_lines(&g, nlines - 40, nlines);
	free(parts[PARTS - 1].bytes);
	write_partial(&g, &parts[PARTS - 1]);
	write_partial(&g, &all);
	gather_end(&g);
	try_hostile();
	try_lines();
	try_forged();
	free(parts[PARTS - 1].bytes);
	free(all.bytes);
	for (int i = 0; i + 1 < PARTS; i++)
		free(parts[i].bytes);
	gather_parts();
	try_trees();
	return done();
}
