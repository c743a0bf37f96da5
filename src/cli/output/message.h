/* What is said on standard error, and the exit statuses that go with it. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <stddef.h>
#include <stdio.h>

struct kept;

/* Exit statuses, as grep's. */
enum { FOUND = 0, NOTHING = 1, TROUBLE = 2 };

/* "bouncecode: ..." on standard error. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);
/* Behind a complaint about the options: where they are told. */
void suggest_help(void);
/* The last message of a program that cannot go on, whatever thread says it. */
_Noreturn void give_up(const char *why);
/* release() of a stream (stream.h): where not all of it was kept, the program ends with a
 * message. */
void hand_out(FILE **stream, struct kept *kept, FILE *directly);
/* Memory that was asked for: where there is none, the program ends with a
 * message. */
void *check_memory(void *memory);
/* A string from outside, made safe to print in a message: what may not be shown
 * is escaped and long ones cut. The result lives until the next call. */
const char *quoted(const char *s, size_t length);

/* Who draws on the terminal, as the line of progress does, has it cleared by
 * this function before a message goes there. To be called before any thread
 * begins. */
void message_clears(void (*clear)(void));

#endif
