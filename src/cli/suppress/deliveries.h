/* When something was delivered to a mailbox for the last time, by a hash of its
 * address. */
#ifndef CLI_SUPPRESS_DELIVERIES_H
#define CLI_SUPPRESS_DELIVERIES_H

#include "cli/suppress/clock.h"
#include "summary/hash.h"

#include <stddef.h>

/* Mailboxes that never failed are kept as well: what is read later may tell of an
 * earlier failure. That many of them take 100 MB; any more are taken together, and
 * whoever of these fails later counts as delivered to when the last one was. */
enum { DELIVERIES_MAX = 3 * 1024 * 1024 };

/* The last time of files that are done, and that of the one that is read, where
 * its years are guesses; 0 for none. */
struct delivery {
	uint64_t mailbox; /* 0 for a slot that is free */
	int64_t settled, open;
};

struct deliveries {
	struct delivery *slots;
	size_t nslots, n, watched, max;
	struct delivery others; /* of those that have no slot */
	uint64_t *open;         /* mailboxes whose times are open, the first of them */
	size_t nopen;
};

void deliveries_begin(struct deliveries *d, size_t max);
void deliveries_end(struct deliveries *d);
/* RFC 5321 section 2.4: local parts may count in both cases, but no server tells two
 * mailboxes apart by that. Never 0. */
uint64_t deliveries_mailbox(const struct hash_key *key, const char *address, size_t length);
/* Its slot will be needed: that of a large table is in no cache. */
void deliveries_prefetch(const struct deliveries *d, uint64_t mailbox);
void deliveries_add(struct deliveries *d, uint64_t mailbox, const struct moment *m);
/* From now on it has a place in any case. */
void deliveries_watch(struct deliveries *d, uint64_t mailbox);
void deliveries_settle(struct deliveries *d, const struct clock *c);
/* Of one that is watched; 0 for never. */
int64_t deliveries_last(const struct deliveries *d, uint64_t mailbox);

#endif
