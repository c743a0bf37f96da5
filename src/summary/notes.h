/* Lines that rows were counted for, the first of each row, so that they can be shown. */
#ifndef SUMMARY_NOTES_H
#define SUMMARY_NOTES_H

#include <bouncecode.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many of a row, and fewer of what was accepted; as room gets short, fewer of all.
 * A longer line is cut. */
enum { NOTES_OF_ROW = 20, NOTES_ACCEPTED = 5, NOTES_LINE_MAX = 1000,
	NOTES_TEXT_MAX = 16 * 1024 * 1024, NOTES_LINES_MAX = 1 << 17, NOTES_MAX = 1 << 20 };

struct notes {
	char *text; /* of the lines, one behind the other */
	struct noted_line {
		uint32_t begins, length, number, file;
	} *lines;
	struct note {
		uint32_t line, next;
	} *list;
	uint32_t length, nlines, n;
	/* The line that is being counted, and its place once a row has noted it. */
	const struct bouncecode_report *now;
	uint32_t file, place;
};

/* Those of a row, by their places in the list. */
struct noted {
	struct notes *notes; /* NULL where there are none */
	uint32_t first, last, n;
};

/* False without memory; then nothing is noted. */
bool notes_begin(struct notes *n);
/* The line that is counted from now on, of a file of that number. */
void notes_take(struct notes *n, const struct bouncecode_report *r);
/* It was counted in a row. */
void notes_add(struct notes *n, struct noted *of, bool accepted);
/* Add those of another row. */
void notes_join(struct noted *to, const struct noted *from);

#endif
