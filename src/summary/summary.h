/* What logs and e-mails report, counted. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "record/value.h"
#include "summary/followed.h"
#include "summary/tally.h"

/* Numbers of words are those of a byte. */
enum { WORDS_MAX = 256 };

/* The steps of a time line. */
enum period { NO_PERIOD, BY_HOUR, BY_DAY };

/* What an e-mail may be that tells no status, or none of ours; the last is one
 * that reports nothing. */
enum summary_other { SUMMARY_STATUS, SUMMARY_AUTO_REPLY, SUMMARY_COMPLAINT,
	SUMMARY_FOREIGN, SUMMARY_NO_REPORT, SUMMARY_OTHERS };

/* An address is dead as the sender wrote it, which is what it has in its list.
 * Where another one was tried in the end, that stands behind this sign in the
 * recipient of an e-mail's report. */
enum { SUMMARY_TRIED = '\t' };

struct summary_settings {
	enum period by; /* of the time line */
	enum period compared; /* what was asked to be compared */
	bool of_mail; /* e-mails are counted, and addresses that are dead */
	bool of_relays; /* the servers that answered are counted */
	size_t room; /* for so many times as many names; 0 is the same as 1 */
	/* Should be random; it has no part in what is counted. */
	struct hash_key key;
};

struct summary {
	enum period by;
	bool of_mail;
	uint64_t lines; /* or e-mails */
	struct row others[SUMMARY_OTHERS];
	/* every line that reports a status is one of these */
	struct row accepted, deferred, failed;
	uint64_t by_us; /* of these, what our own server refused to others */
	struct row category[WORDS_MAX], action[WORDS_MAX], provider[WORDS_MAX],
	    blocklist[WORDS_MAX];
	struct tally code, unexplained, period, dead;
};

/* Where memory is short, what finds no room is counted as such. */
void summary_begin(struct summary *s, const struct summary_settings *settings);
void summary_end(struct summary *s);
void summary_merge(struct summary *s, const struct summary *other);
/* Is there room for all that the other one has, so that merging it is the same as
 * counting its lines? */
bool summary_has_room(const struct summary *s, const struct summary *other);

/*
 * One file. The messages that it names are handed out some at a time, to be
 * given to followed_add(): files that are read at the same time have one table
 * of them, which the caller guards.
 */
enum { MESSAGES_AT_ONCE = 1024 };

struct counter {
	struct summary *summary;
	void (*follow)(void *context, const uint64_t *messages, size_t n);
	void *context;
	struct notes *notes; /* of its lines; NULL for none */
	struct calendar calendar;
	uint64_t messages[MESSAGES_AT_ONCE];
	size_t nmessages;
};

static inline size_t
summary_room(const struct summary_settings *settings, size_t names)
{
	return settings->room > 1 ? settings->room * names : names;
}

static inline uint64_t
refusals(const struct summary *s)
{
	return s->deferred.count + s->failed.count;
}

/* When it was, by the calendar of the file, which goes on to it. */
when summary_time(struct counter *c, const struct bouncecode_report *r);
/* Returns the same. */
when summary_count(struct counter *c, const struct bouncecode_report *r);
/* The same of what is no status. */
void summary_count_other(struct counter *c, enum summary_other other,
    const struct bouncecode_report *r);
/* One that is not to be counted: it tells the time, and what became of a message
 * that was deferred before. */
void summary_pass(struct counter *c, const struct bouncecode_report *r);
/* Hand out what is left. */
void summary_finish(struct counter *c);

/* One table: rows with their names, the most frequent first. */
struct table {
	const char *name;  /* in records */
	const char *title; /* for people */
	struct row rows[WORDS_MAX];
	size_t n;
};

enum { TABLE_CATEGORY, TABLE_ACTION, TABLE_PROVIDER, TABLE_BLOCKLIST, NTABLES };

/* records.c: those of words; the tallies are sorted. To be called once. */
void summary_tables(struct summary *s, struct table tables[NTABLES]);
/* Does it go on over more than a year, so that times need theirs? */
bool summary_spans_years(const struct summary *s);
const char *summary_period(const struct summary *s);
const char *summary_other_name(enum summary_other other);

/* Who is given every row as a record; all have the same cells. Those of e-mails have
 * one more, and whoever asks has others behind them: as many as more returns. */
enum { ROW_CELLS = 11, MORE_CELLS = 5 };

struct taker {
	void (*put)(void *context, const struct bc_cell *cells, size_t n);
	void *context;
	bool of_mail;
	size_t (*more)(const struct taker *to, const char *table,
	    const struct row *row, struct bc_cell *cells);
	const void *subject; /* of the row, where it has one that more knows */
};

void summary_records(const struct summary *s, const struct deferrals *d,
    const struct table tables[NTABLES], const struct taker *to);
/* One row, which is so much of all; and those of a tally. */
void summary_put_row(const struct taker *to, const char *table,
    const struct row *row, uint64_t all);
void summary_put_tally(const struct taker *to, const char *table,
    const struct tally *t, uint64_t all);

#endif
