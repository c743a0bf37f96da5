/* The file of --output: written beside the one that it replaces, and renamed when
 * it is whole, which POSIX does at once. To follow links is an extension of it. */
#define _XOPEN_SOURCE 700
#include "cli/output/target.h"
#include "cli/output/message.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
	const char *name; /* as it was given; NULL for none */
	char *path;       /* behind symbolic links */
	char *beside;     /* what is being written; NULL for a device */
} target;

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
	static const int ends[] = { SIGHUP, SIGINT, SIGTERM };
	struct sigaction action, before;

	memset(&action, 0, sizeof action);
	action.sa_handler = end_unfinished;
	action.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
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

/* "dir/.name.XXXXXX": hidden, and without an ending that others look for. */
static char *
name_beside(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	char *name = check_memory(malloc(strlen(path) + 9));

	sprintf(name, "%.*s.%s.XXXXXX", (int)(base - path), path, base);
	return name;
}

static int
open_beside(const char *path)
{
	int fd;

	target.beside = name_beside(path);
	if ((fd = mkstemp(target.beside)) == -1) {
		complain("%s: no file can be made beside it: %s", target.name,
		    strerror(errno));
		free(target.beside);
		target.beside = NULL;
		return -1;
	}
	unfinished = target.beside;
	catch_ends();
	/* Who has no right to a mode gets the one of mkstemp(), for himself. */
	(void)!fchmod(fd, mode_of(path));
	return fd;
}

static int
open_special(const char *path)
{
	int fd = open(path, O_WRONLY);

	if (fd == -1)
		complain("%s: %s", target.name, strerror(errno));
	return fd;
}

bool
target_open(const char *name)
{
	int fd, moved;

	target.name = name;
	if ((target.path = realpath(name, NULL)) == NULL)
		target.path = check_memory(strdup(name));
	fd = is_special(target.path) ? open_special(target.path)
				     : open_beside(target.path);
	if (fd == -1) {
		free(target.path);
		target.path = NULL;
		return false;
	}
	moved = dup2(fd, STDOUT_FILENO);
	close(fd);
	return moved != -1;
}

static void
forget(void)
{
	unfinished = NULL;
	free(target.beside);
	free(target.path);
	target.beside = target.path = NULL;
}

bool
target_keep(void)
{
	bool kept;

	if (target.beside == NULL)
		return true;
	kept = fflush(stdout) == 0 && fsync(STDOUT_FILENO) == 0 &&
	    rename(target.beside, target.path) == 0;
	if (kept)
		forget();
	return kept;
}

void
target_drop(void)
{
	if (target.beside != NULL)
		unlink(target.beside);
	forget();
}

const char *
target_name(void)
{
	return target.name != NULL ? target.name : "standard output";
}
