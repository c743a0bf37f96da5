/* bouncecode_json() and its kin: snprintf's manners, what flags leave out, and the
 * bits of a verdict. That a record is the command's is told by records.t. */
#include <bouncecode.h>

#include "tap.h"

#include <stdlib.h>

#define TEXT "421 4.7.28 see zen.spamhaus.org \"gmail\\"

static void
test_manners(void)
{
	static char whole[BOUNCECODE_JSON_SIZE];
	size_t n = bouncecode_json(TEXT, sizeof TEXT - 1, whole, sizeof whole, 0);

	ok(n == strlen(whole) && whole[0] == '{' && whole[n - 1] == '}', "a record");
	ok(bouncecode_json(TEXT, sizeof TEXT - 1, NULL, 0, 0) == n, "its length alone");
	for (size_t size = 1; size <= n + 1; size++) {
		char *room = malloc(size); /* so that a byte behind it is seen */

		if (bouncecode_json(TEXT, sizeof TEXT - 1, room, size, 0) != n ||
		    strlen(room) != size - 1 || strncmp(room, whole, size - 1) != 0)
			ok(0, "room for %zu bytes", size);
		free(room);
	}
	ok(1, "any room is filled, and no byte behind it");
	ok(bouncecode_json(NULL, 0, whole, sizeof whole, 0) > 0 &&
		strstr(whole, "\"code\": null") != NULL &&
		strstr(whole, "\"matched\": []") != NULL,
	    "no text has a record without a code");
}

static void
test_flags(void)
{
	char brief[BOUNCECODE_JSON_SIZE], whole[BOUNCECODE_JSON_SIZE];
	char person[BOUNCECODE_JSON_SIZE];

	bouncecode_json("550 5.1.1 no", 12, whole, sizeof whole, 0);
	bouncecode_json("550 5.1.1 no", 12, brief, sizeof brief, BOUNCECODE_JSON_BRIEF);
	bouncecode_json("550 5.1.1 no", 12, person, sizeof person, BOUNCECODE_JSON_FOR(BOUNCECODE_READER_PERSON));
	ok(strstr(brief, "\"title\"") != NULL && strstr(brief, "\"advice\"") == NULL &&
		strstr(brief, "\"references\"") == NULL && strstr(brief, "\"matched\"") != NULL,
	    "a brief one has no prose");
	ok(strstr(whole, "\"advice\"") != NULL && strcmp(whole, person) != 0,
	    "a person is advised otherwise");
}

/* Every entry, with its prose. */
static void
test_room(void)
{
	size_t most = 0;

	for (size_t i = 0; i < bouncecode_count(); i++) {
		struct bouncecode_answer a;
		size_t n;

		bouncecode_answer_entry(bouncecode_at(i), &a);
		n = bouncecode_answer_json(&a, NULL, 0, 0);
		most = n > most ? n : most;
	}
	/* What a text adds: evidence of six places, and a provider and a blocklist. */
	ok(most + 1000 < BOUNCECODE_JSON_SIZE, "BOUNCECODE_JSON_SIZE is room for %zu bytes", most);
}

static void
test_report(void)
{
	static const char line[] = "Nov 20 10:00:00 mx postfix/smtp[1]: 4ABC: to=<a\001b@example.org>, "
		"relay=mx.example.org[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced "
		"(host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command))\n";
	struct bouncecode_report report;
	struct bouncecode_scan scan;
	char record[2 * BOUNCECODE_JSON_SIZE];

	bouncecode_scan_start(&scan);
	bouncecode_scan_feed(&scan, line, sizeof line - 1);
	ok(bouncecode_scan_next(&scan, &report) == 1, "a line reports a status");
	report.line = UINT64_C(18446744073709551615);
	bouncecode_report_json(&report, record, sizeof record, 0);
	ok(strncmp(record, "{ \"line\": 18446744073709551615, ", 32) == 0, "any number of a line");
	report.line = UINT64_C(42949672960);
	bouncecode_report_json(&report, record, sizeof record, 0);
	ok(strncmp(record, "{ \"line\": 42949672960, ", 23) == 0, "with its zeros");
	report.line = 1;
	bouncecode_report_json(&report, record, sizeof record, BOUNCECODE_JSON_BRIEF);
	ok(strncmp(record, "{ \"line\": 1, \"time\": \"Nov 20 10:00:00\", \"recipient\": "
		"\"a?b@example.org\"", 70) == 0 &&
		strstr(record, "\"outcome\": \"failed\"") != NULL &&
		strstr(record, "\"category\": \"bad-mailbox\"") != NULL,
	    "its record: %s", record);
}

static void
test_verdict(void)
{
	static const char *const texts[] = { "", "550 5.1.1 User unknown", TEXT,
		"452 4.2.2 mailbox full", "hm" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct bouncecode_answer a;
		uint64_t v = bouncecode_verdict(texts[i], strlen(texts[i]));

		bouncecode_explain(texts[i], strlen(texts[i]), &a);
		ok(BOUNCECODE_VERDICT_CATEGORY(v) == a.category &&
			BOUNCECODE_VERDICT_FAULT(v) == a.fault &&
			BOUNCECODE_VERDICT_BOUNCE(v) == a.bounce &&
			BOUNCECODE_VERDICT_ACTION(v) == a.action &&
			BOUNCECODE_VERDICT_CONFIDENCE(v) == a.confidence &&
			BOUNCECODE_VERDICT_BASIS(v) == a.basis &&
			BOUNCECODE_VERDICT_PERMANENT(v) == a.permanent &&
			BOUNCECODE_VERDICT_PROVIDER(v) == a.provider &&
			BOUNCECODE_VERDICT_BLOCKLIST(v) == a.blocklist && v >> 53 == 0,
		    "the bits of '%s'", texts[i]);
	}
	ok(bouncecode_verdict("hm", 2) == 0 && bouncecode_verdict(NULL, 0) == 0, "0 where nothing tells");
	ok(bouncecode_last(BOUNCECODE_CATEGORIES) < 1 << 8 &&
		bouncecode_last(BOUNCECODE_PROVIDERS) < 1 << 12 &&
		bouncecode_last(BOUNCECODE_BLOCKLISTS) < 1 << 11 &&
		bouncecode_last(BOUNCECODE_BASES) < 1 << 4,
	    "each vocabulary fits its bits");
}

static void
test_layout(void)
{
	ok(bouncecode_size_of(BOUNCECODE_STRUCT_ANSWER) == sizeof(struct bouncecode_answer) &&
		bouncecode_size_of(BOUNCECODE_STRUCT_SCAN) == sizeof(struct bouncecode_scan) &&
		bouncecode_size_of((enum bouncecode_struct)99) == 0 &&
		bouncecode_layout() == BOUNCECODE_LAYOUT,
	    "sizes are told");
}

int
main(void)
{
	test_manners();
	test_flags();
	test_room();
	test_report();
	test_verdict();
	test_layout();
	return done();
}
