/* What became of the messages that were deferred, as far as queue ids tell. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <bouncecode.h>

/* One message to one recipient. */
struct message {
	uint64_t id; /* hash of queue id and recipient; 0 = free */
	uint64_t outcomes; /* bits 1 << enum bouncecode_outcome */
};

struct messages {
	struct message *slots;
	size_t n, nslots, max;
	bool all;         /* keep those that were never deferred as well */
	uint64_t missing; /* that found no room */
	/* A bit for each queue id that is kept, by its hash: most lines are of
	 * messages that never waited, and need no look at the table. */
	uint64_t *known;
};

/* A log that comes in several files may defer a message in one and deliver it
 * in another: then all have to be kept. */
void messages_begin(struct messages *m, size_t max, bool all);
void messages_end(struct messages *m);

void messages_add(struct messages *m, const char *queue_id, size_t n,
    const char *recipient, size_t length, enum bouncecode_outcome outcome);
void messages_merge(struct messages *m, const struct messages *other);

struct deferrals {
	uint64_t messages, delivered, failed, waiting;
};
/* Of the messages that were deferred at least once: a message that came
 * through is delivered, whatever else was said of it. */
struct deferrals messages_count(const struct messages *m);

#endif
