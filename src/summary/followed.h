/* What became of the messages that were deferred, as far as queue ids tell. */
#ifndef SUMMARY_FOLLOWED_H
#define SUMMARY_FOLLOWED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <bouncecode.h>

/* One message to one recipient. */
struct message {
	uint64_t id; /* hash of queue id and recipient; 0 = free */
	uint64_t outcomes; /* bits 1 << enum bouncecode_outcome */
};

struct followed {
	struct message *slots;
	size_t n, nslots, max;
	bool all;         /* keep those that were never deferred as well */
	uint64_t missing; /* that found no room, or no memory */
	/* A bit for each queue id that is kept, by its hash: most lines are of
	 * messages that never waited, and need no look at the table. */
	uint64_t *known;
};

/* A log that comes in several files may defer a message in one and deliver it
 * in another: then all have to be kept. */
void followed_begin(struct followed *f, size_t max, bool all);
void followed_end(struct followed *f);

void followed_add(struct followed *f, const char *queue_id, size_t n,
    const char *recipient, size_t length, enum bouncecode_outcome outcome);
void followed_merge(struct followed *f, const struct followed *other);

struct deferrals {
	uint64_t messages, delivered, failed, waiting;
};
/* Of the messages that were deferred at least once: a message that came
 * through is delivered, whatever else was said of it. */
struct deferrals followed_count(const struct followed *f);

#endif
