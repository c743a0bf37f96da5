/* On POSIX systems, the signals that end a program, unless it does something at them:
 * what people and other programs send, and limits. */
#ifndef CLI_ENDS_H
#define CLI_ENDS_H

#include <signal.h>

static const int ends[] = { SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU };

enum { NENDS = sizeof ends / sizeof *ends };

#endif
