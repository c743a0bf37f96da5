/*
 * Runs a target over inputs that were saved, with any compiler: what a fuzzer would
 * link is not needed. A file *.inputs has one input a line (inputs.pl); any other
 * file is one.
 */
#include "tests/fuzz/fuzz.h"

#include <signal.h>
#include <unistd.h>

/* Which input it is, for whoever reads that one failed. */
static char place[400];
static size_t count;

static void
tell_place(int number)
{
	ssize_t written = write(STDERR_FILENO, place, strlen(place));

	(void)written;
	signal(number, SIG_DFL);
	raise(number);
}

static void
run(const char *file, unsigned line, const char *bytes, size_t length)
{
	struct bytes input = copy_bytes(bytes, length);

	snprintf(place, sizeof place, "%s:%u: this input fails\n", file, line);
	LLVMFuzzerTestOneInput((const uint8_t *)input.at, length);
	free(input.at);
	count++;
}

static int
digit(char c)
{
	const char *digits = "0123456789abcdef", *p = c != '\0' ? strchr(digits, c) : NULL;

	require(p != NULL);
	return (int)(p - digits);
}

/* Takes the escapes out of a line, in place: "\n", "\t", "\\" and "\x1b". */
static size_t
unescape(char *line)
{
	char *to = line;

	for (const char *p = line; *p != '\0' && *p != '\n'; p++) {
		if (*p != '\\') {
			*to++ = *p;
		} else if (*++p == 'x') {
			*to++ = (char)(16 * digit(p[1]) + digit(p[2]));
			p += 2;
		} else {
			*to++ = (char)(*p == 'n' ? '\n' : *p == 't' ? '\t' : '\\');
		}
	}
	return (size_t)(to - line);
}

static void
run_lines(const char *file, FILE *f)
{
	char *line = NULL;
	size_t size = 0;
	unsigned number = 0;

	while (getline(&line, &size, f) > 0)
		if (number++, *line != '#')
			run(file, number, line, unescape(line));
	free(line);
}

static void
run_whole(const char *file, FILE *f)
{
	struct bytes all = { NULL, 0 };
	size_t n;
	char block[65536];

	while ((n = fread(block, 1, sizeof block, f)) > 0) {
		require((all.at = realloc(all.at, all.length + n)) != NULL);
		memcpy(all.at + all.length, block, n);
		all.length += n;
	}
	run(file, 0, all.at, all.length);
	free(all.at);
}

static bool
is_list(const char *file)
{
	static const char end[] = ".inputs";
	size_t n = strlen(file);

	return n >= sizeof end - 1 && strcmp(file + n - (sizeof end - 1), end) == 0;
}

int
main(int argc, char **argv)
{
	signal(SIGABRT, tell_place);
	signal(SIGSEGV, tell_place);
	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");

		if (f == NULL) {
			perror(argv[i]);
			return 2;
		}
		(is_list(argv[i]) ? run_lines : run_whole)(argv[i], f);
		fclose(f);
	}
	fprintf(stderr, "%zu inputs\n", count);
	return 0;
}
