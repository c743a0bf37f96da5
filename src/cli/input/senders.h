/* The senders of messages: Postfix and Sendmail name them on a line of their own,
 * "4F2A1B3C: from=<a@example.com>, size=...", by the identifier that their deliveries
 * have as well. */
#ifndef CLI_INPUT_SENDERS_H
#define CLI_INPUT_SENDERS_H

#include "bouncecode.h"
#include "base/sizes.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A message is remembered until SENDERS_WAYS others came into its bucket: a quarter
 * of a million on the average. All of it takes some 30 MB, and what the parts say that
 * are being read. */
enum {
	SENDERS_BUCKETS = 16384,
	SENDERS_WAYS = 16,
	SENDERS_KEPT = SENDERS_BUCKETS * 24, /* before those are forgotten that are of no use */
	SENDERS_LOCKS = 64,
	SENDERS_LINE_MAX = 16384     /* of a line that gets its sender */
};

/* Where a line stands: the number of its file, from 0, and its own. */
struct senders_place {
	uint64_t file, line;
};

/*
 * Of files that are read one behind the other. What a line gets is what those before
 * it in its file said, however far the reading has come: it may be asked for by many
 * threads, and for lines in any order behind those of which all is done.
 */
struct senders {
	struct senders_bucket {
		struct senders_entry **entries; /* in the order of their lines */
		unsigned n, room;
	} buckets[SENDERS_BUCKETS];
	pthread_mutex_t locks[SENDERS_LOCKS]; /* of every so manyth bucket */
	size_t n, left; /* entries, and those that were not forgotten the last time */
	struct senders_place next; /* the line that will be read */
	struct senders_place last; /* the one that named a sender last */
	struct senders_place done; /* the first that may be asked for */
	pthread_mutex_t mutex;     /* of the latter */
};

struct senders *senders_begin(void);
void senders_end(struct senders *s);
uint64_t senders_next_file(struct senders *s);
/* Read on in the file. */
void senders_read(struct senders *s, const char *text, size_t length);
/* Nothing before that line will be asked for. */
void senders_done(struct senders *s, uint64_t file, uint64_t line);

/* A report as it is, or with the sender that its own line lacks: the text of that
 * one goes on with it. It holds until the next. */
struct senders_report {
	struct bouncecode_report report;
	char text[SENDERS_LINE_MAX + BC_ADDRESS_MAX];
};
const struct bouncecode_report *senders_add(struct senders *s, uint64_t file,
    const struct bouncecode_report *r, struct senders_report *with);

#endif
