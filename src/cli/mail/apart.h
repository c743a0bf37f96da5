/* With --output, a process of its own reads the mails. */
#ifndef CLI_MAIL_APART_H
#define CLI_MAIL_APART_H

/* Run it in another process, and return its exit status. Behind the fence no file
 * can be put in place of another one: this process stays outside, and reads
 * nothing. */
int run_apart(int (*run)(void *context), void *context);

#endif
