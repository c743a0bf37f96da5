/* What logs report, counted. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "summary/cell.h"
#include "summary/followed.h"
#include "summary/tally.h"

/* Numbers of words are those of a byte. */
enum { WORDS_MAX = 256 };

/* The steps of a time line. */
enum period { NO_PERIOD, BY_HOUR, BY_DAY };

struct summary_settings {
	enum period by;
	bool several; /* files: what one defers another one may deliver */
	size_t followed_max; /* messages */
};

struct summary {
	enum period by;
	uint64_t lines;
	/* every line that reports a status is one of these */
	struct row accepted, deferred, failed;
	struct row category[WORDS_MAX], action[WORDS_MAX], provider[WORDS_MAX],
	    blocklist[WORDS_MAX];
	struct tally code, unexplained, period;
	struct followed followed;
};

/* Messages of one file, and of all: 16 bytes each, a third more for gaps. */
enum { MESSAGES_OF_FILE = 196608, MESSAGES_OF_ALL = 393216 };

/* Where memory is short, what finds no room is counted as such. */
void summary_begin(struct summary *s, const struct summary_settings *settings);
void summary_end(struct summary *s);
void summary_merge(struct summary *s, const struct summary *other);

/* One file. */
struct counter {
	struct summary *summary;
	struct calendar calendar;
};

static inline uint64_t
refusals(const struct summary *s)
{
	return s->deferred.count + s->failed.count;
}

void summary_count(struct counter *c, const struct bouncecode_report *r);

/* One table: rows with their names, the most frequent first. */
struct table {
	const char *name;  /* in records */
	const char *title; /* for people */
	struct row rows[WORDS_MAX];
	size_t n;
};

enum { NTABLES = 4 };

/* records.c: those of words; the tallies are sorted. */
void summary_tables(struct summary *s, struct table tables[NTABLES]);
const char *summary_period(const struct summary *s);
/* Every row as a record, which the function is given; all have the same
 * cells. */
void summary_records(const struct summary *s,
    const struct table tables[NTABLES],
    void (*put)(void *context, const struct cell *cells, size_t n),
    void *context);

#endif
