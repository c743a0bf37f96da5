/*
 * Logs, counted in one place or in many: the one way through this room. What is
 * gathered of the parts of a log, merged in any order, is what is gathered of all of
 * it, down to the last byte that is written; where lines name no year, of a log of up to
 * a year without a gap that is longer than what is left of one (summary/months.h).
 *
 *     gather_begin(&g, &settings, true);
 *     gather_log_begin(&l, &g), gather_log_put(&l, text, length), gather_log_end(&l);
 *     gather_merge(&g, &other);
 *     gather_write(&g, &sink), gather_read(&g, text, length, error, size);
 *     gather_finish(&g, BY_DAY, BY_DAY, &figures), summary_tables(), figures_records();
 *     gather_end(&g);
 */
#ifndef SUMMARY_GATHER_H
#define SUMMARY_GATHER_H

#include "record/sink.h"
#include "summary/feed.h"
#include "summary/months.h"
#include "summary/waiting.h"

/* What is merged has room for so many times as many names as what one program reads:
 * many logs have many. */
enum { GATHER_ROOM = 8 };

struct gathering {
	struct months months;
	struct followed messages, recipients;
	struct waiting waiting;
};

/* are_parts: of something that goes on elsewhere, so that years and headers of tables
 * may yet be told. Such are written, and counted by hours. False without memory. */
bool gather_begin(struct gathering *g, const struct summary_settings *settings,
    bool are_parts);
void gather_end(struct gathering *g);
/* Of the same settings; the other one can only be ended then. */
void gather_merge(struct gathering *g, struct gathering *other);
/* Was there memory for all? To be asked once it is put, too: that takes some. */
bool gather_is_whole(const struct gathering *g);

/*
 * A file, or a part of one, that is read: its reports are counted as they come, and
 * messages handed out some at a time, as counter and rater say.
 */
struct teller {
	struct months *months;
	struct waiting *waiting; /* of what reads it; NULL for none */
	struct counter counter;
	struct rater rater;
};

void teller_begin(struct teller *t, struct months *months);
void teller_count(struct teller *t, const struct bouncecode_report *r);
/* As summary_pass(). */
void teller_pass(struct teller *t, const struct bouncecode_report *r);
void teller_finish(struct teller *t);
/* To be given to a counter or a rater: followed_add(), without a lock. */
void gather_follow(void *followed, const uint64_t *numbers, size_t n);

/*
 * A log, or a part of one that is cut at the ends of lines, as it comes in bytes.
 *
 *     gather_log_begin(&l, &g);
 *     gather_log_put(&l, text, length);   as often as there is some
 *     gather_log_end(&l);
 */
struct gather_log {
	struct gathering *to;
	struct months months;
	struct waiting waiting;
	struct teller teller;
	struct feed feed;
	bool failed;
};

/* False without memory, as gather_is_whole() then. */
bool gather_log_begin(struct gather_log *l, struct gathering *to);
bool gather_log_put(struct gather_log *l, const char *text, size_t length);
bool gather_log_end(struct gather_log *l);

/* All that there is to tell, with this time line; nothing can be counted or merged
 * then. What the sums are, stays with what was gathered. */
struct rows_left {
	uint64_t unknown, lost; /* rows that have no header, or were not kept */
};
struct rows_left gather_finish(
    struct gathering *g, enum period line, enum period compared, struct figures *f);

/* As a partial summary (partial.h). False without memory. */
bool gather_write(const struct gathering *g, struct bc_sink *to);
/* Merge partial summaries that were written. False where they are none: then the error
 * says in which line what is wrong, and what was merged is of no use. */
bool gather_read(struct gathering *g, const char *text, size_t length, char *error,
    size_t size);

#endif
