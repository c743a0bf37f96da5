/* Starting commands, as a shell does: by PATH, with the environment as it is. */
#include "process.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"

extern char **environ;

enum { OUTPUT_MAX = 1 << 27 };

static int
run(const struct command *c, const char *output)
{
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (posix_spawnp(&pid, c->words[0], &actions, NULL, (char *const *)c->words, environ) != 0)
		bench_die("%s cannot be started", c->words[0]);
	posix_spawn_file_actions_destroy(&actions);
	if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > c->status_max)
		bench_die("%s fails", c->words[0]);
	return WEXITSTATUS(status);
}

uint64_t
command_run(const void *command)
{
	return (uint64_t)run(command, "/dev/null");
}

const char *
command_output(const struct command *c)
{
	static char bytes[OUTPUT_MAX];
	const char *file = bench_path("output");
	FILE *f;

	run(c, file);
	if ((f = fopen(file, "r")) == NULL)
		bench_die("%s cannot be read", file);
	bytes[fread(bytes, 1, sizeof bytes - 1, f)] = '\0';
	fclose(f);
	remove(file);
	return bytes;
}

size_t
command_lines(const struct command *c)
{
	size_t n = 0;

	for (const char *s = command_output(c); (s = strchr(s, '\n')) != NULL; s++)
		n++;
	return n;
}

int
command_exists(const char *program)
{
	const char *path = getenv("PATH");
	char name[512];

	while (path != NULL && *path != '\0') {
		size_t n = strcspn(path, ":");

		snprintf(name, sizeof name, "%.*s/%s", (int)n, path, program);
		if (access(name, X_OK) == 0)
			return 1;
		path += n + (path[n] == ':');
	}
	return 0;
}

const char *
bench_path(const char *file)
{
	static char paths[16][256];
	static unsigned next;
	const char *build = getenv("B");
	char *path = paths[next++ % 16];

	snprintf(path, sizeof paths[0], "%s/%s", build ? build : "build", file);
	return path;
}
