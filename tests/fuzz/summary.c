/* A log that comes in bytes, cut anywhere: put together again it reports the same, and
 * counted in two parts it comes to the same as in one. */
#include "summary/gather.h"
#include "tests/fuzz/reports.h"
#include "tests/fuzz/gathered.h"

/* ---- the reports */

static struct kept_reports
scan_whole(struct bytes log)
{
	struct kept_reports reports = { NULL, 0, 0 };
	struct bouncecode_scan scan;
	struct bouncecode_report r;

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, log.at, log.length);
	while (bouncecode_scan_next(&scan, &r))
		keep_report(&reports, &r);
	return reports;
}

static struct kept_reports
scan_cut(struct bytes log, size_t at_once)
{
	struct kept_reports reports = { NULL, 0, 0 };
	struct feed feed = { .text = NULL };

	feed_begin(&feed, keep_report, &reports);
	for (size_t at = 0; at < log.length; at += at_once) {
		struct bytes some = copy_bytes(log.at + at,
		    at_once < log.length - at ? at_once : log.length - at);

		require(feed_put(&feed, some.at, some.length));
		free(some.at);
	}
	feed_finish(&feed);
	feed_end(&feed);
	return reports;
}

static void
check_reports(struct bytes log, size_t at_once)
{
	struct kept_reports whole = scan_whole(log), cut = scan_cut(log, at_once);

	require_same_reports(&whole, &cut);
	forget_reports(&whole);
	forget_reports(&cut);
}

/* ---- a part that is read before it is known what stands before it */

/* Where what was reported of a log would go on as if it began there, it does. */
static void
check_apart(struct bytes log, size_t cut)
{
	static const unsigned char none[REPORTS_COLUMNS];
	struct kept_reports behind = { NULL, 0, 0 }, alone = { NULL, 0, 0 };
	struct reports all, own;
	struct bouncecode_report r;
	bool is_apart = cut < log.length &&
	    (log.at[cut] == '{' || (log.at[cut] >= 'A' && log.at[cut] <= 'z'));

	reports_begin(&all);
	reports_feed(&all, log.at, cut, cut < log.length);
	while (bouncecode_scan_next(&all.scan, &r))
		require_sound_report(&r);
	if (reports_begin_there(&all, none, is_apart)) {
		reports_begin(&own);
		reports_begin_at(&own, all.scan.line, none);
		reports_feed(&own, log.at + cut, log.length - cut, false);
		while (bouncecode_scan_next(&own.scan, &r))
			keep_report(&alone, &r);
		reports_feed(&all, log.at + cut, log.length - cut, false);
		while (bouncecode_scan_next(&all.scan, &r))
			keep_report(&behind, &r);
		require_same_reports(&behind, &alone);
		reports_end(&own);
	}
	reports_end(&all);
	forget_reports(&behind);
	forget_reports(&alone);
}

/* ---- the sums */

static void
gather(struct gathering *g, struct bytes log, size_t from, size_t to)
{
	struct gather_log l;

	begin_gathering(g);
	require(gather_log_begin(&l, g));
	require(gather_log_put(&l, log.at + from, to - from));
	require(gather_log_end(&l));
}

/* The end of a line near a place. */
static size_t
line_end(struct bytes log, size_t at)
{
	while (at < log.length && at > 0 && log.at[at - 1] != '\n')
		at++;
	return at;
}

static bool
are_same(struct bytes a, struct bytes b)
{
	return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

static void
require_same(struct bytes a, struct bytes b)
{
	require(are_same(a, b));
	free(a.at);
	free(b.at);
}

static unsigned
count_turns(unsigned turns)
{
	unsigned n = 0;

	for (int month = 1; month <= MONTHS; month++)
		n += turns >> month & 1;
	return n;
}

/* Which year a line is of that names none its month tells where a log has up to a year,
 * and at the cut no gap as long as what is left of one (docs/SCALE.md). */
static bool
tell_years(const struct months *whole, const struct months *first, const struct months *second)
{
	unsigned at_cut = whole->passed & ~(first->passed | second->passed);

	return count_turns(at_cut) < MONTHS - count_turns(whole->passed);
}

/* Headers of tables that stand in one part are known of the other once all is told, but of
 * rows that fit none, which is told. */
static void
check_sums(struct bytes log, size_t cut)
{
	struct gathering whole, first, second;
	struct bytes partial, all, parts;
	struct rows_left left;
	bool are_known;

	gather(&whole, log, 0, log.length);
	partial = written(&whole);
	require_same(read_and_written(partial), partial);
	gather(&first, log, 0, cut);
	gather(&second, log, cut, log.length);
	are_known = tell_years(&whole.months, &first.months, &second.months);
	gather_merge(&second, &first);
	gather_end(&first);
	all = told_of(&whole, &left);
	parts = told_of(&second, &left);
	if (left.unknown == 0 && are_known)
		require(are_same(all, parts));
	free(all.at);
	free(parts.at);
}

static bool
has(const char *line, size_t n, const char *word)
{
	size_t length = strlen(word);

	for (size_t i = 0; i + length <= n; i++)
		if (memcmp(line + i, word, length) == 0)
			return true;
	return false;
}

/* Is what a part says known without what stands before it? Rows of a table are, by the
 * time in them (summary/waiting.h), which some lack here. An event over the ends of parts
 * is read by what feeds them (cli/input/logs.h). */
static bool
stands_alone(struct bytes log)
{
	bool has_header = false, has_rows = true;

	if (memchr(log.at, '{', log.length) != NULL)
		return false;
	for (size_t at = 0, n; at < log.length; at += n + 1) {
		const char *line = log.at + at, *end = memchr(line, '\n', log.length - at);

		n = end != NULL ? (size_t)(end - line) : log.length - at;
		if (has(line, n, "timeLogged") || has(line, n, "date-time"))
			has_header = true;
		else if (memchr(line, ',', n) != NULL && !waiting_is_row(line, n))
			has_rows = false;
	}
	return !has_header || has_rows;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned where = take_byte(&data, &size), how = take_byte(&data, &size);
	struct bytes log = copy_bytes(data, size);
	size_t cut = line_end(log, where * log.length / 256);

	/* Sums take longer than all else. */
	if (how % 2 == 0) {
		check_reports(log, 1 + how % 64);
		check_apart(log, cut);
	} else {
		check_sums(log, stands_alone(log) ? cut : 0);
	}
	free(log.at);
	return 0;
}
