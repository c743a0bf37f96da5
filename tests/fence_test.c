/* The fence: behind it files are read, memory and threads are there, and what
 * an intruder would want is refused. */
#define _GNU_SOURCE
#include "cli/system/fence.h"
#include "tap.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
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
