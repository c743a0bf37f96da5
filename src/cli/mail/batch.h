/* Some messages as bytes, that one thread has read for another. */
#ifndef CLI_MAIL_BATCH_H
#define CLI_MAIL_BATCH_H

#include <stdbool.h>
#include <stddef.h>

/* Room for so many; what a batch is worth in time, and what it takes of memory
 * beside one message more. */
enum { BATCH_MESSAGES = 64, BATCH_SIZE = 512 * 1024 };

/* Where a message stands: in a file, and there under a name (in a directory),
 * under a number (in an mbox) or alone. Offsets are those of the bytes. */
struct message {
	size_t file, name, body, length;
	bool has_name;
	unsigned long number; /* from 1; 0 where it has none */
};

struct batch {
	char *bytes;
	size_t used, size;
	struct message list[BATCH_MESSAGES];
	size_t n;
};

/* Memory that is not there ends the program with a message. */
struct batch *batch_new(void);
void batch_free(struct batch *b);

bool batch_is_full(const struct batch *b);
/* Begin a message; name may be NULL. Only where the batch is not full. */
void batch_begin(struct batch *b, const char *file, const char *name,
    unsigned long number);
/* Add to it: of all, MAIL_SIZE_MAX bytes are kept, and one that tells of more.
 * False once they are there. */
bool batch_add(struct batch *b, const char *bytes, size_t length);
/* It is complete; one of no byte is left out. */
void batch_end(struct batch *b);

#endif
