/*
 * The time to explain a reply, for replies as they are really sent: the lines
 * of the files given, or those of the list itself. The fastest of many rounds
 * counts, because whatever else the machine does only ever adds.
 */
#include "../entries.h"
#include "clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NROUNDS = 200, NTEXTS = 65536 };

static const char *texts[NTEXTS];
static size_t lengths[NTEXTS], n;

static void
read_lines(const char *name)
{
	FILE *f = fopen(name, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	if (f == NULL) {
		perror(name);
		exit(2);
	}
	while (n < NTEXTS && (length = getline(&line, &size, f)) > 0) {
		texts[n] = line;
		lengths[n++] = (size_t)length - 1;
		line = NULL;
		size = 0;
	}
	fclose(f);
}

static void
measure(const char *what, int bare)
{
	struct bouncecode_answer a;
	double best = 1e18, bytes = 0;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!bare || (texts[i][0] >= '2' && texts[i][0] <= '5')) {
			texts[kept] = texts[i];
			lengths[kept] = lengths[i];
			bytes += (double)lengths[kept++];
		}
	n = kept;
	for (int round = 0; round < NROUNDS && n > 0; round++) {
		double start = now(), ns;

		for (size_t i = 0; i < n; i++)
			bouncecode_explain(texts[i], lengths[i], &a);
		ns = now() - start;
		if (ns < best)
			best = ns;
	}
	if (n > 0)
		printf("%s: %zu of %.0f bytes on average, %.0f ns each, %.0f MB/s\n",
		    what, n, bytes / (double)n, best / (double)n,
		    bytes / best * 1000);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		read_lines(argv[i]);
	for (size_t i = 0; argc == 1 && i < sizeof samples / sizeof *samples; i++) {
		texts[n] = samples[i].text;
		lengths[n++] = strlen(samples[i].text);
	}
	measure("all texts", 0);
	measure("bare replies", 1);
	return 0;
}
