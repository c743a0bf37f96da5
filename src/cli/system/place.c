/* On POSIX systems, a file that takes the place of another one: written beside it, and
 * renamed when it is whole, which is done at once. To follow links is an extension. */
#define _XOPEN_SOURCE 700
#include "cli/system/place.h"
#include "cli/system/system.h"

#ifndef _WIN32

#include "cli/system/ends.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

static struct {
	char *path;   /* behind symbolic links */
	char *beside; /* what is being written; NULL for a device */
} place;

/* What signals take away is known to them only while it is there. */
static char *volatile unfinished;

static void
end_unfinished(int number)
{
	char *path = unfinished;

	if (path != NULL)
		unlink(path);
	raise(number);
}

/* A signal that is ignored, or means something else to the mode, stays so. */
static void
catch_ends(void)
{
	struct sigaction action, before;

	memset(&action, 0, sizeof action);
	action.sa_handler = end_unfinished;
	action.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < NENDS; i++)
		if (sigaction(ends[i], NULL, &before) == 0 &&
		    before.sa_handler == SIG_DFL)
			sigaction(ends[i], &action, NULL);
}

/* Where nothing is yet, the mode is that of any new file. */
static mode_t
mode_of(const char *path)
{
	struct stat st;
	mode_t mask;

	if (stat(path, &st) == 0)
		return st.st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static bool
is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

/* The part of a path that ends with the last slash. */
static int
directory_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (int)(slash - path) + 1 : 0;
}

/* "dir/.name.XXXXXX": hidden, and without an ending that others look for. */
static char *
name_beside(const char *path)
{
	int length = directory_length(path);
	char *name = malloc(strlen(path) + 9);

	if (name != NULL)
		sprintf(name, "%.*s.%s.XXXXXX", length, path, path + length);
	return name;
}

/* No signal comes between the file and who takes it away. */
static int
make_beside(char *beside)
{
	sigset_t all, before;
	int fd;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	fd = mkstemp(beside);
	if (fd != -1) {
		unfinished = place.beside = beside;
		catch_ends();
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return fd;
}

static int
open_beside(void)
{
	char *beside = name_beside(place.path);
	int fd = beside != NULL ? make_beside(beside) : -1;

	if (fd == -1) {
		free(beside);
		return -1;
	}
	/* Who has no right to a mode gets the one of mkstemp(), for himself. */
	(void)!fchmod(fd, mode_of(place.path));
	return fd;
}

/* Where links lead to, also where nothing is yet. They do so without a circle, which
 * would be another error. */
static char *
path_behind(const char *name)
{
	char *path = realpath(name, NULL), link[PATH_SIZE], *whole;
	ssize_t n;

	if (path != NULL || errno != ENOENT)
		return path;
	n = readlink(name, link, sizeof link - 1);
	if (n == -1)
		return strdup(name);
	link[n] = '\0';
	whole = malloc(strlen(name) + sizeof link);
	if (whole == NULL)
		return NULL;
	sprintf(whole, "%.*s%s", *link == '/' ? 0 : directory_length(name), name, link);
	path = path_behind(whole);
	free(whole);
	return path;
}

int
system_open_place(const char *name)
{
	/* A pipe that is open has no path. */
	if ((place.path = is_special(name) ? strdup(name) : path_behind(name)) == NULL)
		return -1;
	return is_special(place.path) ? open(place.path, O_WRONLY) : open_beside();
}

static void
forget(void)
{
	unfinished = NULL;
	free(place.beside);
	free(place.path);
	place.beside = place.path = NULL;
}

bool
system_take_place(int fd)
{
	if (place.beside == NULL)
		return true;
	if (fsync(fd) != 0 || rename(place.beside, place.path) != 0)
		return false;
	forget();
	return true;
}

void
system_drop_file(void)
{
	if (place.beside != NULL)
		unlink(place.beside);
	forget();
}

bool
system_begin_file(const char *name)
{
	int fd, moved;

	system_drop_file();
	fd = system_open_place(name);
	if (fd == -1)
		return false;
	if (fd == STANDARD_OUTPUT) /* which had been closed */
		return true;
	moved = dup2(fd, STANDARD_OUTPUT);
	close(fd);
	return moved != -1;
}

bool
system_end_file(void)
{
	return fflush(stdout) == 0 && !ferror(stdout) && system_take_place(STANDARD_OUTPUT);
}

#endif
