/*
 * Files are read in one piece and written under another name first, so that
 * nobody ever sees half of one.
 */
#include "gen/base/file.h"
#include "gen/base/memory.h"
#include "gen/base/message.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static bool
failed(const char *file, const char *what)
{
	complain("%s: %s%s", file, what, strerror(errno));
	return false;
}

bool
read_file(const char *file, size_t limit, char **data, size_t *size)
{
	FILE *f = fopen(file, "rb");
	size_t n = 0, room = 1 << 16, got;
	char *buffer = NULL, *larger;
	bool good = false;

	if (f == NULL)
		return failed(file, "");
	do {
		room *= 2;
		if ((larger = realloc(buffer, room)) == NULL)
			break;
		buffer = larger;
		got = fread(buffer + n, 1, room - n, f);
		n += got;
	} while (n == room && n <= limit);
	if (larger == NULL || ferror(f))
		failed(file, "");
	else if (n > limit)
		complain("%s: larger than %zu MiB", file, limit >> 20);
	else
		good = true;
	fclose(f);
	if (!good) {
		free(buffer);
		return false;
	}
	*data = buffer;
	*size = n;
	return true;
}

/* ---- a new one. What ends the program before it is complete takes it away */

static char *volatile unfinished;

static void
remove_unfinished(void)
{
	if (unfinished != NULL)
		remove(unfinished);
	unfinished = NULL;
}

static void
end_by_signal(int number)
{
	remove_unfinished();
	signal(number, SIG_DFL);
	raise(number);
}

static void
catch_ends(void)
{
	static const int ends[] = { SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGXCPU };
	static bool are_caught;

	if (are_caught)
		return;
	are_caught = true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (signal(ends[i], end_by_signal) == SIG_IGN)
			signal(ends[i], SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* what may not grow is an error of writing */
	atexit(remove_unfinished);
}

bool
new_file_open(struct new_file *f, const char *name)
{
	f->name = name;
	f->temporary = xprintf("%s.tmp", name);
	catch_ends();
	unfinished = f->temporary;
	f->out = fopen(f->temporary, "w");
	if (f->out == NULL)
		unfinished = NULL;
	return f->out != NULL || failed(f->temporary, "cannot write: ");
}

bool
new_file_close(struct new_file *f)
{
	bool bad = ferror(f->out) != 0;

	if (fclose(f->out) == 0 && !bad && rename(f->temporary, f->name) == 0) {
		unfinished = NULL;
		return true;
	}
	failed(f->name, "cannot write: ");
	remove_unfinished();
	return false;
}

void
new_file_drop(struct new_file *f)
{
	fclose(f->out);
	remove_unfinished();
}
