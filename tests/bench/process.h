/* Whole processes as ways: a command is started and waited for. */
#ifndef BENCH_PROCESS_H
#define BENCH_PROCESS_H

#include <stddef.h>
#include <stdint.h>

enum { COMMAND_WORDS = 24 };

/* The words of a command, ended by NULL. Its output goes into a file below the
 * directory of the benchmarks, or nowhere. */
struct command {
	const char *words[COMMAND_WORDS];
	int status_max; /* that means success: grep's 1 is no failure */
};

/* A way: runs the command; its status is the sum. Output goes nowhere. */
uint64_t command_run(const void *command);
/* Runs it once; returns its output, of which so many bytes are kept. */
const char *command_output(const struct command *c);
/* How many lines it writes. */
size_t command_lines(const struct command *c);
/* Is a program found? */
int command_exists(const char *program);
/* The path of a file below the build directory, "build/bench/log". */
const char *bench_path(const char *file);

#endif
