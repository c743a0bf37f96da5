/* The system is a POSIX one. That has no names for the number of processors, the
 * width of a terminal and the path of a running program: these are those of BSD and
 * Linux, which hide them from who asks for POSIX alone. */
#undef _POSIX_C_SOURCE
#define _DEFAULT_SOURCE
#include "cli/system/system.h"

#ifndef _WIN32

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

void
system_begin(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of writing */
}

bool
system_has_stack(size_t *allowed)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_STACK, &limit) == -1 || limit.rlim_cur == RLIM_INFINITY ||
	    limit.rlim_cur >= STACK_LEAST)
		return true;
	*allowed = (size_t)limit.rlim_cur;
	limit.rlim_cur = STACK_LEAST;
	return (limit.rlim_max == RLIM_INFINITY || limit.rlim_max >= STACK_LEAST) &&
	    setrlimit(RLIMIT_STACK, &limit) == 0;
}

/* ---- files */

static enum file_kind
kind_of(mode_t mode)
{
	if (S_ISREG(mode))
		return FILE_REGULAR;
	if (S_ISDIR(mode))
		return FILE_DIRECTORY;
	return S_ISFIFO(mode) || S_ISSOCK(mode) || S_ISCHR(mode) ? FILE_STREAM
								 : FILE_OTHER;
}

static void
take_facts(struct file_facts *facts, const struct stat *st)
{
	facts->kind = kind_of(st->st_mode);
	facts->size = S_ISREG(st->st_mode) ? (uint64_t)st->st_size : 0;
	facts->at = 0;
}

bool
system_look(const char *name, struct file_facts *facts)
{
	struct stat st;

	if (stat(name, &st) == -1)
		return false;
	take_facts(facts, &st);
	return true;
}

bool
system_look_at(int fd, struct file_facts *facts)
{
	struct stat st;
	off_t at;

	if (fstat(fd, &st) == -1)
		return false;
	take_facts(facts, &st);
	if (facts->kind == FILE_REGULAR && (at = lseek(fd, 0, SEEK_CUR)) > 0)
		facts->at = (uint64_t)at;
	return true;
}

int
system_open(const char *name)
{
	return open(name, O_RDONLY);
}

ptrdiff_t
system_read(int fd, char *buffer, size_t size)
{
	return read(fd, buffer, size);
}

ptrdiff_t
system_peek(int fd, char *buffer, size_t size)
{
	off_t at = lseek(fd, 0, SEEK_CUR);

	return at == -1 ? -1 : pread(fd, buffer, size, at);
}

void
system_go_back(int fd, uint64_t at)
{
	lseek(fd, (off_t)at, SEEK_SET);
}

void
system_close(int fd)
{
	close(fd);
}

/* A signal ends the waiting as well. */
bool
system_wait(int fd, int milliseconds)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, milliseconds) != 0;
}

/* ---- streams */

int
system_write_error(void)
{
	return errno;
}

/* ---- terminals */

bool
system_is_terminal(int fd)
{
	return isatty(fd) == 1;
}

bool
system_has_color(int fd)
{
	return system_is_terminal(fd);
}

unsigned
system_columns(int fd)
{
	struct winsize size;

	return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* ---- this program and others */

/* Without SA_RESTART: a read that waits for input comes back. */
static void
catch(int number, void (*handler)(int))
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = handler;
	action.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static int interrupt = SIGINT;

void
system_interrupt_as(int number)
{
	struct sigaction action;

	sigaction(SIGINT, NULL, &action);
	sigaction(number, &action, NULL);
	signal(SIGINT, SIG_IGN);
	interrupt = number;
}

void
system_catch_interrupt(void (*handler)(int))
{
	catch(interrupt, handler);
}

void
system_catch_end(void (*handler)(int))
{
	catch(SIGTERM, handler);
}

bool
system_random(void *bytes, size_t size)
{
	FILE *random = fopen("/dev/urandom", "rb");
	size_t n = 0;

	if (random == NULL)
		return false;
	setvbuf(random, NULL, _IONBF, 0);
	n = fread(bytes, 1, size, random);
	fclose(random);
	return n == size;
}

size_t
system_processors(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return processors > 0 ? (size_t)processors : 1;
}

const char system_mail_hint[] =
    "which was not built: install GMime 3 (make deps, or libgmime-3.0-dev) and build again, or install the package of that name";

bool
system_own_path(char *path, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", path, size - 1);

	if (n >= 0)
		path[n] = '\0';
	return n >= 0;
}

bool
system_can_run(const char *path)
{
	return access(path, X_OK) == 0;
}

bool
system_put_back(const char *text, size_t length)
{
	FILE *again = tmpfile();
	bool is_back = again != NULL && fwrite(text, 1, length, again) == length &&
	    fflush(again) == 0 && lseek(fileno(again), 0, SEEK_SET) == 0 &&
	    dup2(fileno(again), STANDARD_INPUT) == STANDARD_INPUT;

	if (again != NULL)
		fclose(again);
	return is_back;
}

void
system_become(const char *path, char **arguments)
{
	execv(path, arguments);
}

#endif
