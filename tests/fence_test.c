/* The fence: behind it files are read, memory and threads are there, and what
 * an intruder would want is refused. */
#define _GNU_SOURCE
#include "cli/system/fence.h"
#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

static int
run_program(void)
{
	char *arguments[] = { "true", NULL };

	return execv("/bin/true", arguments);
}

static int
start_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	return child;
}

static int make_file(void) { return open("/tmp/bouncecode-fence", O_WRONLY | O_CREAT, 0600); }
static int make_directory(void) { return mkdir("/tmp/bouncecode-fence", 0700); }
static int write_device(void) { return open("/dev/null", O_RDWR); }
static int remove_file(void) { return unlink("/tmp/bouncecode-fence"); }
static int connect_out(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static int type_for_user(void) { return ioctl(0, TIOCSTI, "x"); }
static int signal_parent(void) { return kill(getppid(), 0); }
static int signal_group(void) { return kill(0, 0); }
static int signal_thread(void) { return (int)syscall(SYS_tgkill, getppid(), getppid(), 0); }
static int signal_task(void) { return (int)syscall(SYS_tkill, getppid(), 0); }
static int signal_itself(void) { return raise(SIGCONT); }
static int signal_own_task(void) { return (int)syscall(SYS_tkill, getpid(), 0); }

/* What would fail for another reason as well is refused for this one. */
static int
reach(long result)
{
	return result == -1 && errno == EPERM ? -1 : 0;
}

static int date_file(void) { return reach(utimensat(AT_FDCWD, "", NULL, 0)); }
static int mark_file(void) { return reach(fsetxattr(-1, "user.fence", "x", 1, 0)); }
static int mark_link(void) { return reach(lsetxattr("", "user.fence", "x", 1, 0)); }
#ifdef SYS_utime
static int date_file_once(void) { return reach(syscall(SYS_utime, "", NULL)); }
#else
#define date_file_once date_file
#endif
static int read_file(void) { return open("/dev/null", O_RDONLY); }
static int write_open(void) { return printf("# written\n"); }

static int
take_memory(void)
{
	void *memory = malloc(64 * 1024 * 1024);
	int result = memory != NULL ? 0 : -1;

	free(memory);
	return result;
}

static void *
idle(void *context)
{
	return context;
}

static int
start_thread(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, idle, NULL) == 0 &&
		pthread_join(thread, NULL) == 0
	    ? 0 : -1;
}

static const struct {
	const char *what;
	int (*try)(void);
	int allowed;
} cases[] = {
	{ "reading a file", read_file, 1 },
	{ "writing to what is open", write_open, 1 },
	{ "memory", take_memory, 1 },
	{ "a thread", start_thread, 1 },
	{ "starting a process", start_process, 0 },
	{ "making a file", make_file, 0 },
	{ "making a directory", make_directory, 0 },
	{ "writing to a file", write_device, 0 },
	{ "removing a file", remove_file, 0 },
	{ "a connection", connect_out, 0 },
	{ "a signal to itself", signal_itself, 1 },
	{ "a signal to its first thread", signal_own_task, 1 },
	{ "a signal to another process", signal_parent, 0 },
	{ "a signal to others", signal_group, 0 },
	{ "a signal to a thread of another process", signal_thread, 0 },
	{ "a signal to another thread, by its number", signal_task, 0 },
	{ "another time of a file", date_file, 0 },
	{ "another time of a file, by an older call", date_file_once, 0 },
	{ "an attribute of a file", mark_file, 0 },
	{ "an attribute of a link", mark_link, 0 },
	{ "typing on the terminal", type_for_user, 0 },
	{ "running a program", run_program, 0 }, /* which would end this one */
};

int
main(void)
{
	bool closed = fence_close();

	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!closed)
			ok(1, "%s # SKIP no fence here", cases[i].what);
		else
			ok((cases[i].try() >= 0) == cases[i].allowed, "%s is %s",
			    cases[i].what, cases[i].allowed ? "allowed" : "refused");
	}
	return done();
}
