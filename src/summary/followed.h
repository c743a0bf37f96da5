/*
 * What became of the messages that were deferred, as far as queue ids tell.
 *
 * Every message that a log names is kept, also those that were never deferred:
 * another file, read later, may tell of an earlier time. A message is one
 * number of 64 bits: a hash of 61 bits, and what was said of it. What is
 * counted is the same in whatever order they come.
 */
#ifndef SUMMARY_FOLLOWED_H
#define SUMMARY_FOLLOWED_H

#include <stdbool.h>

#include <bouncecode.h>

#include "summary/hash.h"

/* The number of one message to one recipient, with one outcome. Local parts of
 * addresses may count in both cases (RFC 5321 section 2.4), but no server tells
 * two mailboxes apart by that; queue ids are compared as they are. */
uint64_t followed_message(const char *queue_id, size_t n, const char *recipient,
    size_t length, enum bouncecode_outcome outcome);

/* The number of a recipient alone. */
uint64_t followed_recipient(
    const char *recipient, size_t length, enum bouncecode_outcome outcome);

/* So many messages are kept: 10 million are 100 MiB, since 400 tables of 32768
 * slots are just enough for them. Beyond that, those with the largest hashes are
 * given up, as many as needed. Which that are depends on nothing but the
 * messages themselves, so that the counts stay the same in any order; they are
 * lower bounds then. */
enum { FOLLOWED_MAX = 10000000, FOLLOWED_TABLES = 400 };

struct followed {
	/* Tables with open addressing, which grow one by one: at no time is
	 * much more memory used than they need. */
	struct followed_table {
		uint64_t *slots;
		uint32_t n, nslots;
	} tables[FOLLOWED_TABLES];
	size_t n, max;
	uint64_t largest; /* hash that is kept */
	bool failed;      /* some were given up for lack of memory */
	struct hash_key key;
};

/* max: FOLLOWED_MAX, or less where memory is dear. The key should be random. */
void followed_begin(
    struct followed *f, size_t max, const struct hash_key *key);
void followed_end(struct followed *f);
void followed_add(struct followed *f, const uint64_t *messages, size_t n);
/* All of another one. */
void followed_merge(struct followed *f, const struct followed *other);
/* Give up what is larger than that; false where it is nothing that giving up comes to. */
bool followed_lower(struct followed *f, uint64_t largest);
/* All that is kept, the smallest first, to be freed: numbers that followed_add() takes.
 * NULL without memory, or where there are none. */
uint64_t *followed_sorted(const struct followed *f);

struct deferrals {
	uint64_t messages, delivered, failed, waiting;
	bool at_least; /* there are more than these */
	uint64_t missing; /* about so many more were deferred */
};

/* How many there are that were said to be accepted, and to have failed. Of those
 * that were given up, an estimate is among them. */
struct followed_sums {
	uint64_t all, accepted, failed;
	bool is_estimate;
};

struct followed_sums followed_sums(const struct followed *f);

/* Of the messages that were deferred at least once: a message that came
 * through is delivered, whatever else was said of it. */
struct deferrals followed_count(const struct followed *f);

#endif
