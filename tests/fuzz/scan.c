/* A log, scanned: with memory for answers and without, in buffers of any number of
 * lines, and with CRLF at the ends of its lines. */
#include "tests/fuzz/reports.h"

/* Whole, with so much memory. */
static struct kept_reports
scan_whole(struct bytes log, size_t memory_size, uint64_t *lines)
{
	struct kept_reports reports = { NULL, 0, 0 };
	struct bytes memory = new_bytes(memory_size);
	struct bouncecode_scan scan;
	struct bouncecode_report r;

	bouncecode_scan_start(&scan);
	if (memory_size > 0)
		bouncecode_scan_remember(&scan, memory.at, memory_size);
	bouncecode_scan_feed(&scan, log.at, log.length);
	while (bouncecode_scan_next(&scan, &r)) {
		require(r.text >= log.at);
		require(lies_in((size_t)(r.text - log.at), r.length, log.length));
		keep_report(&reports, &r);
	}
	*lines = bouncecode_scan_lines(&scan);
	free(memory.at);
	return reports;
}

/* So many lines at once, each time in memory of their own. */
static struct kept_reports
scan_parts(struct bytes log, size_t nlines, uint64_t *lines)
{
	struct kept_reports reports = { NULL, 0, 0 };
	struct bouncecode_scan scan;
	struct bouncecode_report r;
	size_t from = 0, to = 0;

	bouncecode_scan_start(&scan);
	while (from < log.length) {
		struct bytes part;

		for (size_t i = 0; i < nlines && to < log.length; i++)
			while (to < log.length && log.at[to++] != '\n')
				;
		part = copy_bytes(log.at + from, to - from);
		if (to < log.length)
			bouncecode_scan_feed_part(&scan, part.at, part.length);
		else
			bouncecode_scan_feed(&scan, part.at, part.length);
		while (bouncecode_scan_next(&scan, &r))
			keep_report(&reports, &r);
		free(part.at);
		require(bouncecode_scan_rest(&scan) <= to - from);
		from = to - bouncecode_scan_rest(&scan);
	}
	*lines = bouncecode_scan_lines(&scan);
	return reports;
}

/* What a span says, without CR. */
static struct bytes
said(const struct kept_report *k, struct bouncecode_span span)
{
	return without_cr(k->text.at + span.offset, span.length);
}

static void
check_crlf(struct bytes log)
{
	struct bytes plain = without_cr(log.at, log.length), crlf = with_crlf(plain);
	uint64_t lines, again;
	struct kept_reports a = scan_whole(plain, 0, &lines), b = scan_whole(crlf, 0, &again);

	require(lines == again && a.n == b.n);
	for (size_t i = 0; i < a.n; i++) {
		struct bouncecode_span x[REPORT_SPANS], y[REPORT_SPANS];

		require(a.list[i].report.line == b.list[i].report.line);
		require(a.list[i].report.outcome == b.list[i].report.outcome);
		require_same_verdict(&a.list[i].report.answer, &b.list[i].report.answer);
		report_spans(&a.list[i].report, x);
		report_spans(&b.list[i].report, y);
		for (int k = 0; k < REPORT_SPANS; k++) {
			struct bytes s = said(&a.list[i], x[k]), t = said(&b.list[i], y[k]);

			require(s.length == t.length && memcmp(s.at, t.at, s.length) == 0);
			free(s.at);
			free(t.at);
		}
	}
	forget_reports(&a);
	forget_reports(&b);
	free(crlf.at);
	free(plain.at);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t sizes[] = { 100, 3000, 20000, 200000 };
	size_t memory = sizes[take_byte(&data, &size) % 4];
	size_t nlines = 1 + take_byte(&data, &size) % 8;
	struct bytes log = copy_bytes(data, size);
	uint64_t lines, again;
	struct kept_reports whole = scan_whole(log, 0, &lines), other;

	other = scan_whole(log, memory, &again);
	require_same_reports(&whole, &other);
	require(again == lines);
	forget_reports(&other);
	other = scan_parts(log, nlines, &again);
	require_same_reports(&whole, &other);
	require(again == lines);
	forget_reports(&other);
	forget_reports(&whole);
	check_crlf(log);
	free(log.at);
	return 0;
}
