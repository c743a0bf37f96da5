/* The handler of SIGINT, which only says that there was one. */
#include "cli/input/interrupt.h"
#include "cli/system/system.h"

volatile sig_atomic_t interrupted;

static void
interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

void
interrupt_catch(void)
{
	system_catch_interrupt(interrupt);
}

void
interrupt_catch_end(void)
{
	system_catch_end(interrupt);
}
