/* The reports of a log that comes in blocks of lines. */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include <stdbool.h>

#include <bouncecode.h>

struct reports {
	struct bouncecode_scan scan;
	bool inside; /* the block before ended within a line */
};

void reports_begin(struct reports *r);
/* The next block; bouncecode_scan_next() then gives its reports. Of a line
 * that is too long for one block the first piece is read. */
void reports_feed(struct reports *r, const char *text, size_t length);

#endif
