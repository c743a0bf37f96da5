/*
 * The time to read a log: of the file given, or of one that is made here, in
 * which one line of ten fails and two of ten are accepted. The blocks are read
 * with read(2), 256 KiB at a time, and the same is done for only finding the
 * line ends, which is the least that any reader does. The fastest of some
 * rounds counts, because whatever else the machine does only ever adds.
 */
#include "../entries.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../random.h"

enum { NROUNDS = 7, BLOCK = 256 * 1024, MADE = 64 * 1024 * 1024 };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

struct result {
	size_t lines, records, failing, bytes, spans;
	size_t categories[256];
};

static void
count_lines(const char *text, size_t length, struct result *r)
{
	const char *end = text + length;

	for (; text < end && (text = memchr(text, '\n', (size_t)(end - text)));
	     text++)
		r->lines++;
}

static struct bouncecode_scan scan;

static void
count_records(const char *text, size_t length, struct result *r)
{
	struct bouncecode_report report;

	bouncecode_scan_feed(&scan, text, length);
	while (bouncecode_scan_next(&scan, &report)) {
		r->records++;
		r->failing += report.answer.category != BOUNCECODE_CATEGORY_OK;
		r->categories[report.answer.category]++;
		r->spans += report.recipient.length + report.host.length +
		    report.status.length;
	}
	r->lines = (size_t)scan.line - 1;
}

/* Read a file in blocks of whole lines. */
static double
read_file(int file, void (*count)(const char *, size_t, struct result *),
    struct result *r)
{
	static char buffer[2 * BLOCK];
	size_t have = 0;
	double start = now();
	ssize_t n;

	memset(r, 0, sizeof *r);
	bouncecode_scan_start(&scan);
	lseek(file, 0, SEEK_SET);
	while ((n = read(file, buffer + have, BLOCK)) > 0) {
		size_t whole;

		r->bytes += (size_t)n;
		have += (size_t)n;
		for (whole = have; whole > 0 && buffer[whole - 1] != '\n';)
			whole--;
		if (whole == 0 && have <= BLOCK)
			continue;
		if (whole == 0)
			whole = have;
		count(buffer, whole, r);
		have -= whole;
		memmove(buffer, buffer + whole, have);
	}
	count(buffer, have, r);
	return now() - start;
}

static double
best_of(int file, void (*count)(const char *, size_t, struct result *),
    struct result *r)
{
	double best = 1e18;

	for (int round = 0; round < NROUNDS; round++) {
		double ns = read_file(file, count, r);

		if (ns < best)
			best = ns;
	}
	return best;
}

/* A line as Postfix writes it; most report nothing. */
static void
make_line(FILE *f)
{
	unsigned kind = next_random() % 100, a = next_random(), b = next_random();
	size_t n = sizeof samples / sizeof *samples;

	fprintf(f, "Nov 21 %02u:%02u:%02u mx%u postfix/", a % 24, a / 24 % 60,
	    b % 60, b / 60 % 4);
	if (kind < 10)
		fprintf(f,
		    "smtp[%u]: %X: to=<user%u@example.com>, "
		    "relay=mx%u.example.net[192.0.2.%u]:25, delay=%u.%u, "
		    "delays=0.%u/0.01/0.%u/1.2, dsn=5.0.0, status=bounced (host "
		    "mx%u.example.net[192.0.2.%u] said: %s (in reply to RCPT TO "
		    "command))\n",
		    a % 65536, b, a % 9999, b % 9, b % 256, a % 9, b % 9, a % 9,
		    b % 9, b % 9, b % 256, samples[next_random() % n].text);
	else if (kind < 28)
		fprintf(f,
		    "smtp[%u]: %X: to=<user%u@example.com>, "
		    "relay=mx%u.example.net[192.0.2.%u]:25, delay=%u.%u, "
		    "delays=0.%u/0.01/0.%u/1.2, dsn=2.0.0, status=sent (250 "
		    "2.0.0 Ok: queued as %X)\n",
		    a % 65536, b, a % 9999, b % 9, b % 256, a % 9, b % 9, a % 9,
		    b % 9, b ^ a);
	else if (kind < 46)
		fprintf(f, "smtpd[%u]: connect from mail%u.example.org[192.0.2.%u]\n",
		    a % 65536, b % 99, a % 256);
	else if (kind < 64)
		fprintf(f,
		    "qmgr[%u]: %X: from=<user%u@example.com>, size=%u, nrcpt=1 "
		    "(queue active)\n",
		    a % 65536, b, a % 9999, b % 250000);
	else if (kind < 82)
		fprintf(f, "cleanup[%u]: %X: message-id=<%x.%X@example.com>\n",
		    a % 65536, b, a, b);
	else
		fprintf(f, "qmgr[%u]: %X: removed\n", a % 65536, b);
}

static int
make_log(void)
{
	FILE *f = tmpfile();

	if (f == NULL) {
		perror("tmpfile");
		exit(2);
	}
	while (ftell(f) < MADE)
		make_line(f);
	fflush(f);
	return fileno(f);
}

int
main(int argc, char **argv)
{
	int file = argc > 1 ? open(argv[1], O_RDONLY) : make_log();
	struct result lines, found;
	double least, ns;

	if (file < 0) {
		perror(argv[1]);
		return 2;
	}
	least = best_of(file, count_lines, &lines);
	ns = best_of(file, count_records, &found);
	printf("%zu MB, %zu lines: %zu records, %zu of them failing\n",
	    found.bytes / 1000000, found.lines, found.records, found.failing);
	printf("line ends (memchr)  %8.1f ms %8.0f MB/s\n", least / 1e6,
	    (double)lines.bytes / least * 1000);
	printf("scan                %8.1f ms %8.0f MB/s %6.2f times that, "
	       "%.0f ns for each record\n",
	    ns / 1e6, (double)found.bytes / ns * 1000, ns / least,
	    found.records > 0 ? (ns - least) / (double)found.records : 0.0);
	return lines.lines != found.lines;
}
