/* What logs report, counted. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "summary/followed.h"
#include "cli/options.h"
#include "summary/tally.h"
#include "cli/output/terminal.h"

/* Numbers of words are those of a byte. */
enum { WORDS_MAX = 256 };

struct summary {
	const struct options *options;
	uint64_t lines;
	/* every line that reports a status is one of these */
	struct row accepted, deferred, failed;
	struct row category[WORDS_MAX], action[WORDS_MAX], provider[WORDS_MAX],
	    blocklist[WORDS_MAX];
	struct tally code, unexplained, period;
	struct messages messages;
	bool failed_to_read, stopped;
};

/* Messages of one file, and of all: 16 bytes each, a third more for gaps. */
enum { MESSAGES_OF_FILE = 196608, MESSAGES_OF_ALL = 393216 };

/* several: what one file defers another one may deliver. */
void summary_begin(struct summary *s, const struct options *o,
    size_t messages_max, bool several);
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

/* summary_records.c: those of words, static and made anew by each call; the
 * tallies are sorted. */
const struct table *summary_tables(struct summary *s);
const char *summary_period(const struct summary *s);
/* Every row as a record. */
void summary_put_records(const struct summary *s, const struct table *tables);

/* summary_put.c: all tables, in the format that the options ask for. */
void summary_put(struct summary *s, const struct terminal *t);

#endif
