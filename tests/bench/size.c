/*
 * What the runtime takes: code and constant data of the library, and what it writes
 * to, as size(1) tells of its objects.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "process.h"

static struct command size = { { "size", "-A", "library" }, 0 };

/* Sections by the beginnings of their names. */
static struct kind {
	const char *what, *sections[3];
	double bytes;
} kinds[] = { { "code", { ".text" }, 0 }, { "constant data", { ".rodata", ".data.rel.ro" }, 0 },
	{ "writable data", { ".data", ".bss", ".tbss" }, 0 } };

enum { KINDS = sizeof kinds / sizeof *kinds };

/* The longest beginning of all kinds decides: ".data.rel.ro" is constant. */
static void
take(const char *section, unsigned long bytes)
{
	struct kind *of = NULL;
	size_t longest = 0;

	for (size_t k = 0; k < KINDS; k++)
		for (size_t i = 0; i < 3 && kinds[k].sections[i] != NULL; i++) {
			size_t n = strlen(kinds[k].sections[i]);

			if (n > longest && strncmp(section, kinds[k].sections[i], n) == 0) {
				longest = n;
				of = &kinds[k];
			}
		}
	if (of != NULL)
		of->bytes += (double)bytes;
}

int
main(void)
{
	size.words[2] = bench_path("libbouncecode.a");
	if (!command_exists("size")) {
		bench_missing("size", "binutils");
		return 0;
	}
	for (const char *s = command_output(&size); s != NULL; s = strchr(s, '\n')) {
		char section[64];
		unsigned long bytes;

		s += *s == '\n';
		if (sscanf(s, "%63s %lu", section, &bytes) == 2 && section[0] == '.')
			take(section, bytes);
	}
	for (size_t k = 0; k < KINDS; k++)
		bench_number("the library, all parts", kinds[k].what, kinds[k].bytes, "bytes");
	if (kinds[0].bytes == 0 || kinds[2].bytes != 0)
		bench_die("the library has no code, or data that it writes to");
	return 0;
}
