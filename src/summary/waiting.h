/*
 * Rows of tables whose header was not seen: it stands in another part of the log, and
 * what the rows say is known once that is.
 */
#ifndef SUMMARY_WAITING_H
#define SUMMARY_WAITING_H

#include <bouncecode.h>

#include <stdbool.h>

/* Rows are kept up to so many bytes; of those that are longer than a line may be, or
 * find no room, only the number is. Other headers than so many have no place. */
enum { WAITING_MAX = 256 * 1024 * 1024, WAITING_LINE_MAX = 16 * 1024,
	WAITING_TABLES_MAX = 64, WAITING_COLUMNS = 8 };

/* What a header says of its columns; their number is 0 where it is not known. */
struct waiting_table {
	unsigned char columns[WAITING_COLUMNS], n;
};

struct waiting {
	char *text; /* the rows, each with its end */
	size_t length, size;
	uint64_t lost;
	bool failed; /* of these, some for lack of memory */
	struct waiting_table tables[WAITING_TABLES_MAX]; /* in the order of their bytes */
	size_t ntables;
	/* What reads the log, and how far what it reads now is before its header. */
	const struct bouncecode_scan *scan;
	const char *end;
};

struct reports;

void waiting_end(struct waiting *w);
/* Keep the rows of what is fed from now on; NULL for none. It stays where it is. */
void waiting_look(struct waiting *w, struct reports *reports);
/* Is a report of a row that waits? If it is not, the header that it may have is known
 * from now on. */
bool waiting_has(struct waiting *w, const struct bouncecode_report *r);
/* The log ends: the header that the scan has come to, if it has come to one. */
void waiting_finish(struct waiting *w, const struct bouncecode_scan *scan);
void waiting_know(struct waiting *w, const struct waiting_table *table);
void waiting_add(struct waiting *w, const char *row, size_t length);
void waiting_merge(struct waiting *w, const struct waiting *other);

/* Has a line the look of a row? */
bool waiting_is_row(const char *line, size_t length);
/* The one header that a row fits; none of them where there are several. */
const unsigned char *waiting_table(
    const struct waiting *w, const char *row, size_t length);

#endif
