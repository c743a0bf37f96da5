/*
 * Files are read in one piece and written beside their place first, so that
 * nobody ever sees half of one.
 */
#include "gen/base/file.h"
#include "gen/base/message.h"
#include "src/cli/system/place.h"
#include "src/cli/system/system.h"

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

/* ---- a new one, as the command makes its own */

bool
new_file_open(struct new_file *f, const char *name)
{
	static bool is_ready;
	int fd;

	if (!is_ready) {
		signal(SIGXFSZ, SIG_IGN); /* what may not grow is an error of writing */
		atexit(system_drop_file); /* where memory is missing */
		is_ready = true;
	}
	f->name = name;
	fd = system_open_place(name);
	f->out = fd != -1 ? fdopen(fd, "w") : NULL;
	if (f->out != NULL)
		return true;
	failed(name, "cannot write: ");
	system_drop_file();
	return false;
}

bool
new_file_close(struct new_file *f)
{
	bool good = fflush(f->out) == 0 && !ferror(f->out) && system_take_place(fileno(f->out));

	if (!good)
		failed(f->name, "cannot write: ");
	new_file_drop(f);
	return good;
}

void
new_file_drop(struct new_file *f)
{
	fclose(f->out);
	system_drop_file();
}
