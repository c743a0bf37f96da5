/* The handler of SIGINT, or of another signal, which only says that there was one. */
#include "cli/input/interrupt.h"

#include <string.h>

volatile sig_atomic_t interrupted;

/* What a second one does. */
static struct sigaction before;

static void
interrupt(int number)
{
	interrupted = 1;
	sigaction(number, &before, NULL);
}

/* Without SA_RESTART: a read that waits for input comes back. */
void
interrupt_catch(int number)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = interrupt;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, &before);
}
