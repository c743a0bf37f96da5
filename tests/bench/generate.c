/*
 * What the list is made into, as whole processes: each output of its compiler, and
 * the runtime compiled as one file, against only reading the list as XML.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "process.h"

/* The dearest of those that the library takes, and the smallest. */
static const char *const outputs[] = { "index", "patterns", "keys" };

enum { OUTPUTS = sizeof outputs / sizeof *outputs };

int
main(void)
{
	struct command commands[OUTPUTS + 1];
	struct bench_way ways[OUTPUTS + 1];
	static char names[OUTPUTS][32];
	struct command vendored;
	struct bench_way compile = { BENCH_ALSO, "bouncecode.c, by the compiler at -O2", command_run,
		&vendored, NULL };
	const char *cc = getenv("CC");
	size_t n = 0;

	for (; n < OUTPUTS; n++) {
		commands[n] = (struct command){ { bench_path("bouncegen"), outputs[n], "codes.xml",
			bench_path("bench/made") }, 0 };
		snprintf(names[n], sizeof names[n], "bouncegen %s", outputs[n]);
		ways[n] = (struct bench_way){ BENCH_ALSO, names[n], command_run, &commands[n], names[n] };
	}
	if (command_exists("xmllint")) {
		commands[n] = (struct command){ { "xmllint", "--noout", "codes.xml" }, 0 };
		ways[n] = (struct bench_way){ BENCH_FLOOR, "xmllint --noout", command_run, &commands[n], "xml" };
		n++;
	} else {
		bench_missing("xmllint", "libxml2-utils");
	}
	bench_compare("an output of the list", BENCH_MS, 1, ways, n);
	vendored = (struct command){ { cc ? cc : "cc", "-std=c99", "-O2", "-c", "-o", bench_path("bench/made"),
		bench_path("vendor/bouncecode.c") }, 0 };
	bench_compare("the runtime", BENCH_MS, 1, &compile, 1);
	return 0;
}
