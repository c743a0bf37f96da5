/* A record of names and values, as it is handed to what prints it. */
#ifndef SUMMARY_CELL_H
#define SUMMARY_CELL_H

#include <stdint.h>

/* A literal is printed as it is, in every format; one that is empty, and an
 * empty string or NULL, are no value. */
enum cell_type { CELL_STRING, CELL_NUMBER, CELL_LITERAL };

struct cell {
	const char *name;
	enum cell_type type;
	const char *text;
	uint64_t number;
};

#endif
