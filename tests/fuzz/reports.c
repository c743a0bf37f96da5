/* Reports of a scan: whether they are sound, and the same. */
#include "tests/fuzz/reports.h"

void
report_spans(const struct bouncecode_report *r, struct bouncecode_span spans[REPORT_SPANS])
{
	const struct bouncecode_span all[REPORT_SPANS] = { r->status, r->time, r->recipient,
		r->sender, r->host, r->queue_id, r->verdict[0], r->verdict[1] };

	memcpy(spans, all, sizeof all);
}

void
require_sound_report(const struct bouncecode_report *r)
{
	struct bouncecode_span spans[REPORT_SPANS];
	char plain[1000];

	require(bouncecode_outcome(r->outcome) != NULL);
	require(bouncecode_platform(r->platform) != NULL);
	require(r->platform != 0 || memchr(r->text, '\n', r->length) == NULL);
	require_spans_in_text(&r->answer, r->length);
	/* A string of JSON may escape any character, digits as well (RFC 8259 section 7). */
	if (r->answer.code.reply_length > 0) {
		struct bouncecode_span reply = { r->answer.code.reply_offset,
			r->answer.code.reply_length };

		require(bouncecode_report_text(r, reply, plain, sizeof plain) > 0);
		require_reply(&r->answer, *plain);
	}
	report_spans(r, spans);
	for (int i = 0; i < REPORT_SPANS; i++) {
		size_t n;

		require(spans[i].length == 0 || lies_in(spans[i].offset, spans[i].length, r->length));
		n = bouncecode_report_text(r, spans[i], plain, sizeof plain);
		require(n <= sizeof plain);
		require(bouncecode_report_text(r, spans[i], plain, 7) <= (n < 7 ? n : 7));
	}
}

void
keep_report(void *context, const struct bouncecode_report *r)
{
	struct kept_reports *to = context;

	require_sound_report(r);
	if (to->n == to->room) {
		to->room = 2 * to->room + 16;
		require((to->list = realloc(to->list, to->room * sizeof *to->list)) != NULL);
	}
	to->list[to->n].report = *r;
	to->list[to->n++].text = copy_bytes(r->text, r->length);
}

void
forget_reports(struct kept_reports *reports)
{
	for (size_t i = 0; i < reports->n; i++)
		free(reports->list[i].text.at);
	free(reports->list);
	*reports = (struct kept_reports){ NULL, 0, 0 };
}

static void
require_same_report(const struct kept_report *a, const struct kept_report *b)
{
	struct bouncecode_span x[REPORT_SPANS], y[REPORT_SPANS];

	require(a->text.length == b->text.length);
	require(memcmp(a->text.at, b->text.at, a->text.length) == 0);
	require(a->report.line == b->report.line && a->report.outcome == b->report.outcome);
	require(a->report.platform == b->report.platform && a->report.by_us == b->report.by_us);
	require(a->report.escapes == b->report.escapes);
	require_same_answer(&a->report.answer, &b->report.answer);
	report_spans(&a->report, x);
	report_spans(&b->report, y);
	for (int i = 0; i < REPORT_SPANS; i++)
		require(x[i].length == y[i].length && (x[i].length == 0 || x[i].offset == y[i].offset));
}

void
require_same_reports(const struct kept_reports *a, const struct kept_reports *b)
{
	require(a->n == b->n);
	for (size_t i = 0; i < a->n; i++)
		require_same_report(&a->list[i], &b->list[i]);
}
