/* The reports of a log that comes in blocks of lines. */
#ifndef SUMMARY_REPORTS_H
#define SUMMARY_REPORTS_H

#include <stdbool.h>

#include <bouncecode.h>

/* Memory for answers to texts that come again, of each log that is read: more
 * would not fit into the caches of a processor. */
enum { REPORTS_MEMORY = 4 * 1024 * 1024 };

struct waiting;

struct reports {
	struct bouncecode_scan scan;
	/* Who looks at what is fed, before its reports are read; NULL for nobody. */
	void (*look)(struct waiting *waiting, const char *text, size_t length);
	struct waiting *waiting;
	void *memory; /* NULL where there was none to be had */
	bool inside; /* the block before ended within a line */
};

void reports_begin(struct reports *r);
void reports_end(struct reports *r);
/* The next block; bouncecode_scan_next() then gives its reports. Of a line
 * that is too long for one block the first piece is read. Where more is to come,
 * reports_rest() then says how many bytes at its end the next block has to begin
 * with again. */
void reports_feed(
    struct reports *r, const char *text, size_t length, bool has_more);
size_t reports_rest(const struct reports *r);

/* Begin in the middle of a log, before the line of a number, in a table with these
 * columns. The memory stays. */
enum { REPORTS_COLUMNS = sizeof ((struct bouncecode_scan *)0)->columns };
void reports_begin_at(struct reports *r, uint64_t line,
    const unsigned char columns[REPORTS_COLUMNS]);
/* Would the same be read of what follows if it had begun there? is_apart: that
 * begins with a word, or with an object of JSON. */
bool reports_begin_there(const struct reports *r,
    const unsigned char columns[REPORTS_COLUMNS], bool is_apart);

#endif
