/*
 * How much of the mail gets through, and to whom: every attempt is counted by
 * provider and by domain of the recipient, with the last two days and hours of each,
 * recipients are told apart, and refusals are counted by what explains them.
 */
#ifndef SUMMARY_RATES_H
#define SUMMARY_RATES_H

#include "summary/outcomes.h"
#include "summary/summary.h"

/* So many domains and explanations are counted, each of some 300 bytes; beyond
 * that, rare ones go into the rest of their tally, and what comes anew is a lower
 * bound. All and providers are exact. */
enum { DOMAINS_MAX = 32768, PROBLEMS_MAX = 8192 };

/* So many recipients are told apart, at 16 bytes each at most. Of more, those with
 * the smallest hashes are kept, and their number is an estimate. */
enum { RECIPIENTS_MAX = 1000000 };

struct rates {
	enum period by;
	bool of_mail;
	struct row all;                 /* attempts, once they are summed up */
	struct row provider[WORDS_MAX]; /* by its number; 0 where none is known */
	struct tally domain;            /* in lower case */
	struct tally relay;             /* the servers that answered, where they are asked for */
	struct tally problem;           /* what others refuse, by the name of an entry */
	/* What our own server refuses to others: how often it names a blocklist, and
	 * how often it blocks in the words of a provider. */
	uint64_t our_lists[WORDS_MAX], our_blocks[WORDS_MAX];
	/* Lines in which others do so. */
	struct noted lists[WORDS_MAX], blocks[WORDS_MAX];
	struct recent of_all, of_provider[WORDS_MAX];
	struct problem *problems; /* the most refusals first, once all is sorted */
	size_t nproblems;
};

/* It stays where it is: rows point into it. */
void rates_begin(struct rates *r, const struct summary_settings *settings);
void rates_end(struct rates *r);
void rates_merge(struct rates *r, const struct rates *other);
/* Those of all providers are all. */
void rates_sum(struct rates *r);
/* As summary_has_room(). */
bool rates_has_room(const struct rates *r, const struct rates *other);

/* One file. Recipients are handed out some at a time, to be given to
 * followed_add(). */
struct rater {
	struct rates *rates;
	void (*know)(void *context, const uint64_t *recipients, size_t n);
	void *context;
	struct notes *notes; /* as of a counter */
	uint64_t recipients[MESSAGES_AT_ONCE];
	size_t nrecipients;
};

/* time: what summary_count() returned. */
void rates_count(struct rater *c, const struct bouncecode_report *r, when time);
/* Hand out what is left. */
void rates_finish(struct rater *c);

/* The provider of a server, by its name, as a refusal that says nothing more tells
 * it; 0 where it is not known. */
unsigned provider_of_host(const char *host, size_t length);

/* ---- what was counted */

/* How many recipients there were, and of how many an attempt was accepted, or
 * refused as of an address that is dead. */
struct recipients {
	uint64_t n, accepted, dead;
	bool is_estimate;
};

struct recipients recipients_count(const struct followed *f);

/* All is summed up, the tallies are sorted and problems found. To be called once. */
void rates_sort(struct rates *r);

/*
 * What to do first. Refusals of one category are one problem, and those that are no
 * matter of the address one for each provider or blocklist, as it is repaired there.
 * What the sender need not do anything about is none.
 */
struct problem {
	struct row row; /* without a name */
	struct bouncecode_answer answer; /* that most of them had */
	size_t entries; /* how many explain them */
};

/* Of its tally, as rates_sort() does. */
void rates_find_problems(struct rates *r);
/* Where it is repaired, or read about; NULL where there is no such page. */
const char *problem_url(const struct problem *p);

/* Attempts by provider, the most first; those whose provider is not known are
 * "unknown". */
void rates_providers(const struct rates *r, struct table *t);

/* The last day or hour and the one before it that anything was tried in; what is
 * compared is what --by asks for, else days, and hours of a log of one day. */
struct change {
	struct stretch now, before;
	enum period by;
};

/* false where all is of one hour, or has no time. */
bool rates_change(const struct rates *r, struct change *all);
/* What came of a row in the same two. */
struct change row_change(const struct row *row, const struct change *all);
/* Is the share of an outcome another one than before, beyond chance? 1 where it has
 * grown, -1 where it has shrunk, 0 where that cannot be told. */
int change_of(const struct change *c, enum bouncecode_outcome outcome);

#endif
