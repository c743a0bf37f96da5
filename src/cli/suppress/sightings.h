/* What some lines or e-mails say of addresses, kept until their turn comes: who was
 * delivered to, and who failed. */
#ifndef CLI_SUPPRESS_SIGHTINGS_H
#define CLI_SUPPRESS_SIGHTINGS_H

#include "summary/hash.h"

#include <bouncecode.h>

#include <stdbool.h>

enum sighting_kind {
	SIGHTED_TIME, /* which shows where a log without years turns one */
	SIGHTED_DELIVERY,
	SIGHTED_SOFT, /* not now, for a reason of the recipient's own */
	SIGHTED_HARD  /* dead */
};

/* Texts, not ended by a NUL. */
struct said {
	const char *at;
	size_t length;
};

/* Where a line or a message stands. */
struct place {
	const char *file, *message; /* the name of one in a directory, or NULL */
	unsigned long line, number; /* of the line; of the message in an mbox; or 0 */
};

struct sighting {
	enum sighting_kind kind;
	uint8_t category, confidence;
	uint16_t reply, class_digit, subject, detail;
	uint64_t mailbox;
	size_t time, time_length, address, text; /* in the bytes; strings */
	struct place place;
};

struct sightings {
	struct hash_key key;
	bool of_soft, with_texts; /* what is of use */
	struct sighting *list;
	size_t n, max;
	char *bytes;
	size_t used, size;
};

void sightings_begin(struct sightings *s, const struct hash_key *key, bool of_soft,
    bool with_texts);
void sightings_end(struct sightings *s);
void sightings_clear(struct sightings *s);
/* How much memory they take. */
size_t sightings_size(const struct sightings *s);

/* What a report is; one that is not wanted tells the time, unless it is of a
 * delivery. */
enum sighting_kind sightings_kind(const struct sightings *s,
    const struct bouncecode_answer *a, unsigned outcome, bool wanted);
void sightings_add(struct sightings *s, enum sighting_kind kind, struct said time,
    struct said address);
/* Why the address that was added last failed, and where that stands. */
void sightings_tell(struct sightings *s, const struct bouncecode_answer *a,
    struct said text, const struct place *place);

#endif
