/*
 * Bounce e-mails, as whole processes: a directory of reports (RFC 3464), each of
 * which returns a mail to somebody else with another reason, of those of tests/corpus
 * that no sample of the list is worded like. Both name the recipient and the reason of
 * each.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "harness.h"
#include "process.h"
#include "texts.h"

enum { NMAILS = 400, RECIPIENT_SIZE = 40 };

/* So many percent of the recipients are to be named by the peer. */
enum { NAMED_MIN = 90 };

static const char *const mail[] = {
	"From: Mail Delivery System <MAILER-DAEMON@mx.example.net>\n"
	"To: ann@example.com\n"
	"Subject: Undelivered Mail Returned to Sender\n"
	"Date: Fri, 20 Nov 2026 10:00:00 +0000\n"
	"Message-ID: <1@mx.example.net>\n"
	"MIME-Version: 1.0\n"
	"Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n"
	"\n"
	"--b\n"
	"Content-Type: text/plain\n"
	"\n"
	"This is the mail system at host mx.example.net.\n"
	"\n"
	"I'm sorry to have to inform you that your message could not be delivered to one or\n"
	"more recipients. It's attached below.\n"
	"\n"
	"--b\n"
	"Content-Type: message/delivery-status\n"
	"\n"
	"Reporting-MTA: dns; mx.example.net\n"
	"\n"
	"Final-Recipient: rfc822; ",
	"\n"
	"Action: failed\n"
	"Status: 5.0.0\n"
	"Remote-MTA: dns; mx.example.org\n"
	"Diagnostic-Code: smtp; ",
	"\n"
	"\n"
	"--b\n"
	"Content-Type: message/rfc822\n"
	"\n"
	"From: ann@example.com\n"
	"To: ",
	"\n"
	"Subject: hello\n"
	"Date: Fri, 20 Nov 2026 09:59:00 +0000\n"
	"Message-ID: <0@example.com>\n"
	"\n"
	"hello\n"
	"--b--\n",
};

static const char sisimai[] = "use Sisimai; binmode STDOUT, ':utf8'; my $found = "
			      "(Sisimai->can('rise') || Sisimai->can('make'))->('Sisimai', $ARGV[0]); "
			      "print $_->recipient->address, ' ', $_->reason, qq(\\n) for @{$found || []}";

static struct command ours = { { "bouncecode", "--mail", "--format=tsv", "mails" }, 0 };
static struct command peer = { { "perl", "-e", sisimai, "mails" }, 0 };
static struct command has_peer = { { "perl", "-e", "eval { require Sisimai } or exit 1" }, 1 };

static void
put_recipient(char recipient[RECIPIENT_SIZE], size_t i)
{
	snprintf(recipient, RECIPIENT_SIZE, "user%04zu@example.org", i);
}

static void
write_mails(const char *directory, const struct texts *t)
{
	mkdir(directory, 0777);
	for (size_t i = 0; i < t->n; i++) {
		char file[512], to[RECIPIENT_SIZE];
		FILE *f;

		put_recipient(to, i);
		snprintf(file, sizeof file, "%s/%04zu.eml", directory, i);
		if ((f = fopen(file, "w")) == NULL)
			bench_die("%s cannot be written", file);
		fprintf(f, "%s%s%s%s%s%s%s", mail[0], to, mail[1], t->list[i].bytes, mail[2], to, mail[3]);
		fclose(f);
	}
}

/* How many of the recipients does a program name? */
static size_t
count_named(const struct command *c, size_t n)
{
	const char *output = command_output(c);
	size_t named = 0;

	for (size_t i = 0; i < n; i++) {
		char to[RECIPIENT_SIZE];

		put_recipient(to, i);
		named += strstr(output, to) != NULL;
	}
	return named;
}

int
main(void)
{
	static struct texts replies, varied;
	const char *directory = bench_path("bench/mails");
	struct bench_way ways[] = { { BENCH_OURS, "bouncecode --mail", command_run, &ours, "ours" },
		{ BENCH_PEER, "Sisimai", command_run, &peer, "peer" } };
	size_t n = 1, named;

	texts_of_corpus(&replies, "mails", TEXTS_REPLIES);
	texts_vary(&varied, &replies, NMAILS);
	write_mails(directory, &varied);
	ours.words[0] = bench_path("bouncecode");
	ours.words[3] = peer.words[3] = directory;
	if ((named = count_named(&ours, NMAILS)) != NMAILS)
		bench_die("--mail names %zu of %d recipients", named, NMAILS);
	bench_note("%d mails in a directory, made of %zu reasons; for all of them. Sisimai is a library in "
		   "Perl: loading it is part of the time", NMAILS, replies.n);
	if (!command_exists("perl") || command_run(&has_peer) != 0) {
		bench_missing("Sisimai", "libsisimai-perl");
	} else {
		if ((named = count_named(&peer, NMAILS)) * 100 < (size_t)NMAILS * NAMED_MIN)
			bench_die("Sisimai names %zu of %d recipients", named, NMAILS);
		bench_note("Sisimai names %zu of %d recipients, bouncecode all", named, NMAILS);
		n = 2;
	}
	bench_compare("a directory of reports", BENCH_MS, 1, ways, n);
	return 0;
}
