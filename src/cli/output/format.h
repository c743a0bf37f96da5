/* Records as lines of JSON, TSV or CSV. */
#ifndef CLI_FORMAT_H
#define CLI_FORMAT_H

#include "cli/output/record.h"

/* The header line of TSV and CSV, nothing in JSON; and the record as one
 * line. */
void record_put_header(const struct options *o);
void record_put(const struct options *o, const struct record *r);

/* A record that is no answer: names and values. A literal is printed as it
 * is; an empty one, and an empty string, are no value. */
enum cell_type { CELL_STRING, CELL_NUMBER, CELL_LITERAL };

struct cell {
	const char *name;
	enum cell_type type;
	const char *text;
	uint64_t number;
};

void format_put_names(const struct options *o, const struct cell *cells, size_t n);
void format_put_cells(const struct options *o, const struct cell *cells, size_t n);

#endif
