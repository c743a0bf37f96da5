/* Addresses that failed, as they were written, and when. */
#ifndef CLI_SUPPRESS_SUSPECTS_H
#define CLI_SUPPRESS_SUSPECTS_H

#include "cli/suppress/clock.h"
#include "cli/suppress/sightings.h"

/* At one time, or several, of which the first is known. */
struct failure {
	int64_t at;
	when shown;
	uint64_t times;
	bool is_open;
};

/* What was said, and where that stands. */
struct reason {
	int64_t at;
	uint8_t category, confidence;
	struct bouncecode_code code;
	unsigned long line, number;
	const char *text, *file, *message; /* these behind it, in one piece */
};

/* Of one kind. */
struct failures {
	struct failure *list;
	size_t n, size;
	struct reason *last; /* NULL where there is none, or nobody asks */
};

struct suspect {
	char *address;
	uint64_t mailbox;
	struct failures soft, hard;
	bool is_open; /* some of its failures are */
};

struct suspects {
	struct suspect *list;
	size_t n;
	size_t *slots; /* place + 1 by the hash of the address; 0 = free */
	size_t nslots;
	struct hash_key key;
	size_t failures_last; /* of a kind that are all kept, of each */
	bool with_reasons;
	size_t *open; /* those that have open failures */
	size_t nopen, open_size;
};

void suspects_begin(struct suspects *s, const struct hash_key *key,
    size_t failures_last, bool with_reasons);
void suspects_end(struct suspects *s);
/* A failure, whose texts are in these sightings. */
void suspects_add(struct suspects *s, const struct sightings *of,
    const struct sighting *sighting, const struct moment *m);
void suspects_settle(struct suspects *s, const struct clock *c);
/* By their addresses; nothing can be added then. */
void suspects_sort(struct suspects *s);

#endif
