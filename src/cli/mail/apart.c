/* The process that reads mails behind the fence, and the one that waits for it
 * outside. */
#include "cli/mail/apart.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/target.h"
#include "cli/system/ends.h"
#include "cli/system/system.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* What an interrupt is passed on as: a signal that nobody sends. */
enum { INTERRUPT = SIGVTALRM };

static volatile sig_atomic_t reader, told_to_end;

static int
passed(int number)
{
	return number == SIGINT ? INTERRUPT : number;
}

static void
pass_on(int number)
{
	told_to_end = number;
	kill((pid_t)reader, passed(number));
}

/* Who was told to end ends by that signal. */
static int
end_as_reader(int number)
{
	int told = told_to_end;

	target_drop();
	if (told != 0 && number == passed(told)) {
		signal(told, SIG_DFL);
		raise(told);
	}
	complain("what reads the mails was ended by signal %d", number);
	return TROUBLE;
}

/* What would end this process is for the one that reads: also what that ignores. */
static int
wait_for_reader(const sigset_t *unblocked)
{
	struct sigaction action = { .sa_handler = pass_on }, before[NENDS];
	int status;

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < NENDS; i++)
		sigaction(ends[i], &action, &before[i]);
	sigprocmask(SIG_SETMASK, unblocked, NULL);
	while (waitpid((pid_t)reader, &status, 0) == -1 && errno == EINTR)
		;
	for (size_t i = 0; i < NENDS; i++)
		sigaction(ends[i], &before[i], NULL);
	return status;
}

/* What it did it says by its status; where a signal ended it, not all is written. */
static int
end_with(int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) <= TROUBLE)
		return WEXITSTATUS(status);
	if (WIFSIGNALED(status))
		return end_as_reader(WTERMSIG(status));
	target_drop();
	return TROUBLE;
}

/* No signal comes before both know what to do at it. */
int
run_apart(int (*run)(void *context), void *context)
{
	sigset_t all, before;
	int status;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	if ((reader = fork()) > 0)
		return end_with(wait_for_reader(&before));
	if (reader == 0)
		system_interrupt_as(INTERRUPT);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (reader == -1) {
		complain("%s", strerror(errno));
		target_drop();
		return TROUBLE;
	}
	status = run(context);
	if (fflush(stdout) == 0 && output_failure() == 0)
		_exit(status);
	complain("%s: %s", target_name(),
	    strerror(output_failure() != 0 ? output_failure() : errno));
	_exit(TROUBLE + 1);
}
