/* A file or standard input, unpacked where it is compressed with gzip, bzip2, xz
 * or zstd. What it is its first bytes say, not its name. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct input;

/* The options with which the command reads, "--scan", for a message that tells
 * how; they must live as long as the program. */
void input_asked_for(const char *options);

/* Open a file, or standard input for "-". NULL after a message. The name must
 * live as long. */
struct input *input_open(const char *name);
void input_close(struct input *in);

/* As read(2): the bytes that are there, at most size; 0 at the end. -1 after a
 * message; what came before is good, and nothing comes after. */
ssize_t input_read(struct input *in, char *buffer, size_t size);

/* While nothing comes, the function is called each second; true ends the input. */
void input_while_waiting(struct input *in, bool (*idle)(void *context), void *context);

/* Another name for messages from now on, which tells more of where they are; it
 * must live as long. */
void input_rename(struct input *in, const char *name);

/* Is a regular file none of those that are unpacked? It is not moved in. */
bool input_is_plain(const char *name);

/* The name for a message: "standard input" for "-". */
const char *input_name(const struct input *in);
/* May its writer wait for an answer? So it is with a pipe, a socket or a
 * terminal. */
bool input_is_stream(const struct input *in);
/* How many bytes of the file are done, compressed ones where it is, and how
 * many it has; 0 if that is not known. */
void input_progress(const struct input *in, uint64_t *done, uint64_t *total);

#endif
