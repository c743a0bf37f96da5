/*
 * A partial summary: what was gathered of a part of a log, as lines of text in ASCII,
 * the same for the same whatever machine writes it. Several may stand one behind the
 * other. Fields have a tab between them, bytes that are no visible ASCII are written
 * as "\x09", numbers stand with a blank between them, and zeros at their end are left
 * out.
 *
 *     bouncecode-partial 1 logs 2026.11.1 <digest of codes.xml>
 *     passed   0 <turns of months, months.h>
 *     table    <bytes of the columns of a header, and their number>
 *     row      <how often> <a row that waits for its header>
 *     lost     0 <how many more there are>
 *     place    <place of months.h, whose sums follow>
 *     domain   example.net <numbers of a row>      and others, by partial_fields
 *     messages 0 <the largest hash that was kept, where some were given up>
 *     message  9 <100 messages, each in 9 digits of base 64>
 *     recipient ...
 *     end      <lines before> <their hash>
 *
 * A message is its hash without those that were written before, and in the lowest
 * three bits what was said of it (followed.c).
 */
#ifndef SUMMARY_PARTIAL_H
#define SUMMARY_PARTIAL_H

#include "summary/gather.h"

enum { PARTIAL_VERSION = 1, PARTIAL_LINE_MAX = 4 * WAITING_LINE_MAX + 1024,
	PARTIAL_MESSAGES = 100, PARTIAL_SAID_BITS = 3,
	/* count, by outcome and by bounce, first, last and missed; and of each of the
	 * last two days and hours when it began and the same two */
	PARTIAL_NUMBERS = 1 + OUTCOMES + BOUNCES + 3,
	PARTIAL_STRETCH = 1 + OUTCOMES + BOUNCES,
	PARTIAL_NUMBERS_MAX = PARTIAL_NUMBERS + 4 * PARTIAL_STRETCH + 1 };

/* What sums are made of, in the order in which it is written. */
struct partial_field {
	const char *name;
	enum partial_kind { PARTIAL_COUNTS, PARTIAL_ROWS, PARTIAL_TALLY } kind;
	size_t offset; /* in struct sums */
	/* How many counts or rows there are; those of words are known by their numbers. */
	unsigned n;
	int vocabulary; /* -1 for none */
};
extern const struct partial_field partial_fields[];
extern const size_t partial_nfields;

/* Read partial summaries, and merge each into what was gathered as soon as its end has
 * come. */
struct partial_reader {
	struct gathering *to, own;
	bool is_open; /* a partial summary has begun */
	uint64_t line, lines; /* in all, and in this one */
	size_t read;  /* how many there were */
	struct hash hash;
	size_t step;  /* lines come in their order */
	struct sums *sums;
	const struct partial_field *field;
	size_t index;
	char *name; /* of the line before */
	uint64_t last; /* message */
	char error[400]; /* "" as long as there is none */
};

/* False without memory. */
bool partial_begin(struct partial_reader *p, struct gathering *to);
/* Whole lines, as they come; false where something is wrong: then error says what it
 * is, line where it is, and nothing more can be read. */
bool partial_read(struct partial_reader *p, const char *text, size_t length);
/* What is read next is another file, or nothing more comes; false as above. */
bool partial_finish(struct partial_reader *p);
void partial_end(struct partial_reader *p);

#endif
