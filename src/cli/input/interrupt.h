/* SIGINT: finish with what there is. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <signal.h>

/* Set by SIGINT, once interrupt_catch() was called. A second one ends the
 * program. */
extern volatile sig_atomic_t interrupted;
void interrupt_catch(void);

#endif
