/* The wordings that are looked for, and whether all find the same. Of a wording with
 * a gap its longest piece counts, and those that are not of ASCII are left out,
 * because each scanner has its own idea of their small letters: less to do than
 * the list has. */
#include "scanner.h"

#include "../entries.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "texts.h"

enum { WORDINGS_MAX = sizeof patterns / sizeof *patterns, SIZE = 256, CHECKED = 400 };

static char wordings[WORDINGS_MAX][SIZE];
static const char *list[WORDINGS_MAX];
static size_t nwordings;

static const struct {
	const struct scanner *scanner;
	const char *name, *package;
} known[SCANNERS] = { { &scanner_hs, "Vectorscan", "libvectorscan-dev" },
	{ &scanner_re2, "RE2::Set", "libre2-dev" } };

static struct {
	const struct scanner *scanner;
	void *opened;
} open_ones[SCANNERS];

static size_t nopen;

/* The longest piece, in small letters; 0 where it is none to be looked for. */
static size_t
take_piece(char *to, const char *wording)
{
	size_t longest = 0;

	for (const char *s = wording, *star; s != NULL; s = star ? star + 3 : NULL) {
		size_t n = (star = strstr(s, " * ")) ? (size_t)(star - s) : strlen(s);

		if (n > longest && n < SIZE) {
			longest = n;
			for (size_t i = 0; i < n; i++)
				to[i] = (char)tolower((unsigned char)s[i]);
			to[n] = '\0';
		}
	}
	for (size_t i = 0; i < longest; i++)
		if ((unsigned char)to[i] > '~')
			return 0;
	return longest;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void
take_wordings(void)
{
	size_t n = 0;

	for (size_t i = 0; i < WORDINGS_MAX; i++)
		n += take_piece(wordings[n], patterns[i].text) > 0;
	qsort(wordings, n, SIZE, compare);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || strcmp(wordings[i], wordings[i - 1]) != 0)
			list[nwordings++] = wordings[i];
}

/* A plain search, in a copy with small letters. */
static uint64_t
search(const struct text *t)
{
	char *small = malloc(t->length + 1);
	uint64_t sum = 0;

	if (small == NULL)
		bench_die("out of memory");
	for (size_t i = 0; i <= t->length; i++)
		small[i] = (char)tolower((unsigned char)t->bytes[i]);
	for (size_t i = 0; i < nwordings; i++)
		sum += strstr(small, list[i]) != NULL ? bench_mix(i) : 0;
	free(small);
	return sum;
}

static void
check(const struct texts *texts)
{
	size_t found = 0;

	for (size_t i = 0; i < texts->n && i < CHECKED; i++) {
		const struct text *t = &texts->list[i];
		uint64_t sum = search(t);

		found += sum != 0;
		for (size_t s = 0; s < nopen; s++)
			if (scanner_scan(s, t->bytes, t->length) != sum)
				bench_die("%s does not find what stands in: %s", scanner_name(s), t->bytes);
	}
	if (found == 0)
		bench_die("no wording stands in any text");
}

size_t
open_scanners(const struct texts *texts)
{
	take_wordings();
	for (size_t i = 0; i < SCANNERS; i++) {
		const struct scanner *s = known[i].scanner;

		if (s == NULL) {
			bench_missing(known[i].name, known[i].package);
			continue;
		}
		open_ones[nopen].scanner = s;
		open_ones[nopen++].opened = s->open(list, nwordings);
	}
	check(texts);
	bench_note("The others look for %zu wordings of the list, and give no answer beyond which of "
		   "them stand in the text.", nwordings);
	return nopen;
}

void
scanner_write_wordings(const char *file)
{
	FILE *f = fopen(file, "w");

	for (size_t i = 0; f != NULL && i < nwordings; i++)
		fprintf(f, "%s\n", list[i]);
	if (f == NULL || fclose(f) != 0)
		bench_die("%s cannot be written", file);
}

const char *
scanner_name(size_t i)
{
	return open_ones[i].scanner->name;
}

uint64_t
scanner_scan(size_t i, const char *text, size_t length)
{
	return open_ones[i].scanner->scan(open_ones[i].opened, text, length);
}
