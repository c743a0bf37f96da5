/* Where operating systems differ: the rest of the command is C, and threads of
 * POSIX. A file per system has these functions: posix.c, windows.c. */
#ifndef CLI_SYSTEM_H
#define CLI_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* To be called before anything else. From then on the arguments and the names of
 * files are UTF-8 where the system has them in another form, and what is read and
 * printed are bytes as they are. */
void system_begin(int *argc, char ***argv);
/* Of a stack, in bytes: what reads logs and mails takes less, in whatever thread. */
enum { STACK_LEAST = 512 * 1024 };
/* Is there as much of a stack? Where less is allowed it would end by
 * a signal somewhere. */
bool system_has_stack(size_t *allowed);

/* ---- files: those that have an errno set it where they fail */

enum { STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR };

enum file_kind { FILE_OTHER, FILE_REGULAR, FILE_DIRECTORY, FILE_STREAM };

struct file_facts {
	enum file_kind kind; /* a stream is a pipe, a socket or a terminal */
	uint64_t size, at;   /* of a regular one; where it is read next, if it is open */
};

bool system_look(const char *name, struct file_facts *facts);
bool system_look_at(int fd, struct file_facts *facts);

/* A file to read, or -1; also as read(2), and reading without moving on, which only
 * a regular file can. */
int system_open(const char *name);
ptrdiff_t system_read(int fd, char *buffer, size_t size);
ptrdiff_t system_peek(int fd, char *buffer, size_t size);
/* Read on where the file was. */
void system_go_back(int fd, uint64_t at);
void system_close(int fd);
/* Wait so many milliseconds for more to read, or its end; false where none came. */
bool system_wait(int fd, int milliseconds);

/* ---- a file instead of standard output: what stands there before is read as it was
 * until all of the new one is written. These set errno, too */

/* What is printed goes to a new file beside the one of that name, with the mode of
 * that; a device or a pipe is written to as it is. */
bool system_begin_file(const char *name);
/* Put it in place. Or take it away, as a signal does that ends the program. */
bool system_end_file(void);
void system_drop_file(void);

/* ---- a stream that keeps what is printed to it */

struct kept {
	char *text;
	size_t size, room;
	bool failed; /* there was no memory for all; a stream need not tell */
};

/* NULL where it cannot be had. It keeps it there: that must not move. */
FILE *system_keep(struct kept *kept);
/* Close it, and print what it kept, unless that is to go nowhere: NULL. */
void system_pour(FILE *stream, struct kept *kept, FILE *to);

/* The errno of a write that failed: EPIPE where the reader of a pipe has ended. */
int system_write_error(void);

/* ---- terminals */

bool system_is_terminal(int fd);
/* Does it understand escape sequences? */
bool system_has_color(int fd);
/* How wide it is; 0 if that is not known. */
unsigned system_columns(int fd);

/* ---- this program and others */

/* Call this at the first interrupt; the second one ends the program. A read that
 * waits for input comes back. */
void system_catch_interrupt(void (*handler)(int));
/* From now on an interrupt comes as another signal, by a process that passes it on: a
 * terminal sends SIGINT to both, which would be two. On POSIX systems. */
void system_interrupt_as(int number);
/* The same when the program is told to end. */
void system_catch_end(void (*handler)(int));
/* Bytes that nobody can guess; false where there are none. */
bool system_random(void *bytes, size_t size);
size_t system_processors(void);

/* Why the program that reads mails is missing, and what to do. */
extern const char system_mail_hint[];
/* The path of this program, as a string; false where it is not known. */
bool system_own_path(char *path, size_t size);
bool system_can_run(const char *path);
/* Let standard input begin anew, with this text. */
bool system_put_back(const char *text, size_t length);
/* Go on as another program; comes back only where that fails. */
void system_become(const char *path, char **arguments);

#endif
