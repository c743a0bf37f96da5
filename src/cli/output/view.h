/* How records are shown: what printing needs to know of the options. */
#ifndef CLI_VIEW_H
#define CLI_VIEW_H

#include "cli/output/field_list.h"

#include <bouncecode.h>

#include <stdbool.h>
#include <stddef.h>

/* Fields that not every record has; bits. */
enum { FIELDS_OF_LINES = 1 << 0, FIELDS_OF_SCAN = 1 << 1,
	FIELDS_OF_SEARCH = 1 << 2, FIELDS_AS = 1 << 3, FIELDS_TEXTS = 1 << 4,
	FIELDS_OF_MAIL = 1 << 5, FIELDS_MAIL_TEXT = 1 << 6,
	FIELDS_INPUT = 1 << 7 };

struct view {
	const struct format *format;
	unsigned fields; /* bits of the above */
	/* The fields that were asked for, by their places in field_list.h; none: all
	 * that the bits tell. */
	unsigned char chosen[NFIELDS];
	size_t nchosen;
	bool no_header;
	bool verbose;
	int as; /* number of a system, or -1 */
	enum bouncecode_reader reader; /* of the advice */
};

#endif
