/* What is answered, as a record: each line is one, in every format, and says the same
 * when it is read again; the text for people has nothing that a terminal obeys. */
#include "cli/output/text.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/rows.h"

#include "cli/output/echo.h"

/* ---- the library's own */

/* As snprintf() does: what does not fit is left out, and counted. */
static void
check_size(const char *whole, size_t length, const char *cut, size_t size, size_t counted)
{
	require(counted == length);
	if (size == 0)
		return;
	require(memchr(cut, '\0', size) != NULL);
	require(strncmp(whole, cut, strlen(cut)) == 0);
	require(strlen(cut) == length || strlen(cut) < size);
}

static void
check_text_json(struct bytes text, unsigned flags)
{
	static char whole[BOUNCECODE_JSON_SIZE];
	size_t n = bouncecode_json(text.at, text.length, whole, sizeof whole, flags);
	size_t sizes[] = { 0, 1, 60, n / 2, n, n + 1 };

	require(n < sizeof whole && strlen(whole) == n && strchr(whole, '\n') == NULL);
	require_json(whole, n);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct bytes cut = new_bytes(sizes[i]);

		check_size(whole, n, cut.at, cut.length,
		    bouncecode_json(text.at, text.length, cut.at, cut.length, flags));
		free(cut.at);
	}
}

static void
check_report_json(const struct bouncecode_report *r)
{
	size_t n = bouncecode_report_json(r, NULL, 0, 0);
	struct bytes json = new_bytes(n + 1);

	require(bouncecode_report_json(r, json.at, json.length, 0) == n);
	require(strlen(json.at) == n && strchr(json.at, '\n') == NULL);
	require_json(json.at, n);
	free(json.at);
}

/* ---- the command's */

struct asked {
	struct terminal terminal;
	struct view view;
	struct record *record;
	struct bytes text;
};

static void
put_text(void *context)
{
	const struct asked *a = context;

	if (a->record->report != NULL)
		text_put_report(&a->terminal, a->record, true);
	else if (a->record->answer.entry != NULL)
		text_put_with_evidence(&a->terminal, &a->view, a->record, a->text.at, a->text.length);
}

static void
check_text(struct asked *a)
{
	for (a->terminal.width = 0; a->terminal.width <= 80; a->terminal.width += 40) {
		struct bytes text = printed(put_text, a);

		require_printable(text);
		free(text.at);
	}
}

static void
check_answer(struct bytes text)
{
	struct record r = { .file = "a\tb\n\"c\".log" };
	struct echo echo = { NULL, 0 };
	struct asked a = { .view = { .fields = FIELDS_OF_LINES | FIELDS_TEXTS | FIELDS_INPUT, .as = -1 },
		.record = &r, .text = text };

	record_look_up(&r, text.at, text.length);
	r.input = echo_line(&echo, text.at, text.length);
	check_record(&a.view, &r);
	check_text(&a);
	check_text_json(text, 0);
	check_text_json(text, BOUNCECODE_JSON_BRIEF | BOUNCECODE_JSON_FOR(BOUNCECODE_READER_PERSON));
	free(echo.text);
}

static void
check_log(struct bytes log)
{
	enum { REPORTS_MAX = 12 };
	struct bouncecode_scan scan;
	struct bouncecode_report report;

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, log.at, log.length);
	for (int n = 0; n < REPORTS_MAX && bouncecode_scan_next(&scan, &report); n++) {
		struct record r = { .file = "" };
		struct echo echo = { NULL, 0 };
		struct asked a = { .view = { .fields = FIELDS_OF_LINES | FIELDS_OF_SCAN | FIELDS_INPUT,
					       .as = 0 }, .record = &r };

		record_of_report(&r, &report);
		r.input = echo_line(&echo, report.text, report.length);
		check_record(&a.view, &r);
		check_text(&a);
		check_report_json(&report);
		free(echo.text);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned is_log = take_byte(&data, &size) & 1;
	struct bytes text = copy_bytes(data, size);

	(is_log ? check_log : check_answer)(text);
	free(text.at);
	return 0;
}
