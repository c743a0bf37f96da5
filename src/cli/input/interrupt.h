/* SIGINT, or SIGTERM where it is meant to end what goes on: finish with what there
 * is. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <signal.h>

/* Set by a signal, once interrupt_catch() was called for it. A second one ends the
 * program. */
extern volatile sig_atomic_t interrupted;
void interrupt_catch(void);
/* SIGTERM likewise. */
void interrupt_catch_end(void);

#endif
