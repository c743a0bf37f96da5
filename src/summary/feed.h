/* A log that comes in bytes, as they happen to be cut: lines are put together here, and
 * each report is handed on. */
#ifndef SUMMARY_FEED_H
#define SUMMARY_FEED_H

#include "summary/reports.h"

/* Of a line that is longer the first piece is read. */
enum { FEED_LINE_MAX = 64 * 1024 * 1024 };

struct feed {
	struct reports reports;
	void (*take)(void *context, const struct bouncecode_report *r);
	void *context;
	/* Bytes that were put and not read: a line that has not ended. */
	char *text;
	size_t length, size;
};

/* The memory for lines stays from log to log: at first there is none. */
void feed_begin(struct feed *f,
    void (*take)(void *context, const struct bouncecode_report *r), void *context);
/* Where the next bytes are to be put, and how many there may be: NULL without memory. */
char *feed_room(struct feed *f);
size_t feed_room_size(const struct feed *f);
/* So many bytes were put. */
void feed_go_on(struct feed *f, size_t length);
/* They are elsewhere; false without memory. */
bool feed_put(struct feed *f, const char *text, size_t length);
/* The log ends. Returns how many lines it had. */
uint64_t feed_finish(struct feed *f);
void feed_end(struct feed *f);

#endif
