/* The process that reads mails behind the fence, and the one that waits for it
 * outside. */
#include "cli/mail/apart.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/target.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t reader, told_to_end;

static void
pass_on(int number)
{
	told_to_end = number;
	kill((pid_t)reader, number);
}

/* Who was told to end ends by that signal; an interrupt comes from a terminal. */
static int
end_as_reader(int number)
{
	target_drop();
	if (number == told_to_end || number == SIGINT) {
		signal(number, SIG_DFL);
		raise(number);
	}
	complain("what reads the mails was ended by signal %d", number);
	return TROUBLE;
}

/* What it did it says by its status; where a signal ended it, not all is written. */
static int
wait_for_reader(void)
{
	int status;

	signal(SIGINT, SIG_IGN); /* a terminal sends it to both */
	signal(SIGTERM, pass_on);
	signal(SIGHUP, pass_on);
	while (waitpid((pid_t)reader, &status, 0) == -1 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) <= TROUBLE)
		return WEXITSTATUS(status);
	if (WIFSIGNALED(status))
		return end_as_reader(WTERMSIG(status));
	target_drop();
	return TROUBLE;
}

int
run_apart(int (*run)(void *context), void *context)
{
	int status;

	if ((reader = fork()) == -1) {
		complain("%s", strerror(errno));
		target_drop();
		return TROUBLE;
	}
	if (reader > 0)
		return wait_for_reader();
	status = run(context);
	if (fflush(stdout) == 0 && output_failure() == 0)
		_exit(status);
	complain("%s: %s", target_name(),
	    strerror(output_failure() != 0 ? output_failure() : errno));
	_exit(TROUBLE + 1);
}
