/*
 * A look-up as a process of its own, against the least that a process takes, and
 * the interpreters that people write such a thing in before they do anything: the
 * system's own, as a script in the PATH may stand before them.
 */
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "process.h"

static const struct {
	enum bench_role role;
	const char *name;
	struct command command;
} programs[] = {
	{ BENCH_OURS, "bouncecode 550 5.1.1", { { "bouncecode", "550", "5.1.1" }, 0 } },
	{ BENCH_ALSO, "bouncecode, explaining a line",
	    { { "bouncecode", "host mx.example.com said: 554 5.7.1 Client host [203.0.113.9] blocked using "
			      "zen.spamhaus.org" }, 0 } },
	{ BENCH_ALSO, "bouncecode, searching for words", { { "bouncecode", "mailbox", "full" }, 0 } },
	{ BENCH_FLOOR, "/bin/true", { { "/bin/true" }, 0 } },
	{ BENCH_FLOOR, "perl -e 1", { { "/usr/bin/perl", "-e", "1" }, 0 } },
	{ BENCH_FLOOR, "python3 -I -S -c pass", { { "/usr/bin/python3", "-I", "-S", "-c", "pass" }, 0 } },
};

enum { PROGRAMS = sizeof programs / sizeof *programs };

int
main(void)
{
	struct command commands[PROGRAMS];
	struct bench_way ways[PROGRAMS];
	size_t n = 0;

	for (size_t i = 0; i < PROGRAMS; i++) {
		const char *name = programs[i].command.words[0];

		commands[n] = programs[i].command;
		if (strcmp(name, "bouncecode") == 0) {
			commands[n].words[0] = bench_path("bouncecode");
		} else if (access(name, X_OK) != 0) {
			bench_missing(name, "");
			continue;
		}
		ways[n] = (struct bench_way){ programs[i].role, programs[i].name, command_run,
			&commands[n], programs[i].name };
		n++;
	}
	if (strncmp(command_output(&commands[0]), "550 5.1.1  ", 11) != 0)
		bench_die("550 5.1.1 is answered otherwise");
	bench_note("Output goes nowhere; for one process, from its start to its end");
	bench_compare("one process", BENCH_US, 1, ways, n);
	return 0;
}
