/*
 * Do some fixed jobs, and have callgrind write what each costs in instructions.
 * Files are those of tests/, read from the project's directory.
 */
#include "summary/reports.h"
#include "summary/summary.h"

#include <bouncecode.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

/* A job is done so often, so that what it costs to begin does not count. */
enum { TIMES = 20, TEXT = 1 << 16, HITS = 10 };

static const uint32_t numbers[] = { BOUNCECODE_REPLY(550), BOUNCECODE_REPLY(421),
	BOUNCECODE_REPLY(599), BOUNCECODE_ENHANCED(5, 7, 26), BOUNCECODE_ENHANCED(4, 2, 2),
	BOUNCECODE_ENHANCED(5, 7, 997), BOUNCECODE_PAIR(550, 5, 1, 1),
	BOUNCECODE_PAIR(552, 5, 2, 2), BOUNCECODE_PAIR(450, 4, 9, 9) };
static const char *const codes[] = { "550", "5.7.26", "550 5.7.26", "550-5.1.1", "550 #5.1.1",
	"(5.7.1)", "X.7.26", "552 5.2.2 Mailbox full", "no code" };
static const char *const queries[] = { "mailbox full", "mialbox full", "greylisted try agai",
	"550 reverse dns", "spf" };
static const char *const lines[] = {
	"550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
	"host mx.example.com said: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org",
	"452-4.2.2 The recipient's inbox is out of storage space. 452 4.2.2 Please direct the recipient to "
	"https://support.google.com/mail/?p=OverQuotaTemp x-20020a05 - gsmtp",
	"451 4.7.1 Greylisting in action, please come back in 5 minutes",
	"smtp; 550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list "
	"please visit https://sender.office.com/ (AS16012609)",
	"Connection timed out while talking to mx.example.org",
	"Die E-Mail-Adresse wurde nicht gefunden. 550 5.1.10 RESOLVER.ADR.RecipientNotFound",
	"All is well today, and nothing at all has come back to anybody.",
};

struct file {
	const char *name;
	char bytes[TEXT];
	size_t length;
};

static struct file mail = { .name = "tests/mails/018-exchange-online-5.1.10.eml" };
static struct file log_file = { .name = "tests/logs/mail.log" };

#define EACH(i, list) (size_t i = 0; i < sizeof(list) / sizeof *(list); i++)

static size_t found;

static void
by_number(void)
{
	for EACH (i, numbers)
		found += bouncecode_find(numbers[i]) != NULL;
}

static void
by_text(void)
{
	struct bouncecode_code code;

	for EACH (i, codes)
		bouncecode_read(codes[i], strlen(codes[i]), &code);
}

static void
explain_lines(void)
{
	struct bouncecode_answer a;

	for EACH (i, lines)
		bouncecode_explain(lines[i], strlen(lines[i]), &a);
}

static void
explain_mail(void)
{
	struct bouncecode_answer a;

	bouncecode_explain(mail.bytes, mail.length, &a);
}

static void
search(void)
{
	struct bouncecode_hit hits[HITS];

	for EACH (i, queries)
		bouncecode_search(queries[i], strlen(queries[i]), hits, HITS);
}

static void
scan(void)
{
	struct bouncecode_scan s;
	struct bouncecode_report r;

	bouncecode_scan_start(&s);
	bouncecode_scan_feed(&s, log_file.bytes, log_file.length);
	while (bouncecode_scan_next(&s, &r) == 1)
		;
}

/* Where messages are followed is memory that costs more than a log as small as this. */
static void
follow(void *context, const uint64_t *messages, size_t n)
{
	(void)context, (void)messages, (void)n;
}

static struct summary summary;

static void
count(void)
{
	struct counter c = { .summary = &summary, .follow = follow };
	struct bouncecode_scan s;
	struct bouncecode_report r;

	bouncecode_scan_start(&s);
	bouncecode_scan_feed(&s, log_file.bytes, log_file.length);
	while (bouncecode_scan_next(&s, &r) == 1)
		summary_count(&c, &r);
	summary_finish(&c);
}

static const struct {
	const char *name;
	void (*run)(void);
} jobs[] = { { "look-up by number", by_number }, { "reading a code", by_text },
	{ "explain lines", explain_lines }, { "explain a mail", explain_mail },
	{ "search", search }, { "scan a log", scan }, { "summary of a log", count } };

static void
read_file(struct file *f)
{
	FILE *in = fopen(f->name, "r");

	if (in == NULL) {
		fprintf(stderr, "measure: %s cannot be read\n", f->name);
		exit(2);
	}
	f->length = fread(f->bytes, 1, sizeof f->bytes, in);
	fclose(in);
}

int
main(void)
{
	struct summary_settings settings = { .by = BY_HOUR };

	read_file(&mail);
	read_file(&log_file);
	summary_begin(&summary, &settings);
	for EACH (i, jobs) {
		jobs[i].run(); /* what is done once, such as binding names, is done */
		CALLGRIND_ZERO_STATS;
		CALLGRIND_TOGGLE_COLLECT;
		for (int k = 0; k < TIMES; k++)
			jobs[i].run();
		CALLGRIND_TOGGLE_COLLECT;
		CALLGRIND_DUMP_STATS_AT(jobs[i].name);
	}
	summary_end(&summary);
	return found == 0;
}
