/* Records as lines of JSON, TSV or CSV. */
#ifndef CLI_FORMAT_H
#define CLI_FORMAT_H

#include "cli/output/record.h"
#include "cli/output/view.h"
#include "record/value.h"

struct format;

/* The format of a name, or NULL. */
const struct format *format_find(const char *name);
/* The same of one of --filter. */
const struct format *format_find_filter(const char *name);
/* Is it the one for people, which has no records? */
bool format_is_text(const struct format *f);
/* Is it one of a summary as a whole, which has none either? */
bool format_is_report(const struct format *f);
const char *format_name(const struct format *f);
/* The one for people where they chose fields, which has. */
const struct format *format_columns(void);
/* Do the names of the fields stand above the records? */
bool format_has_header(const struct format *f);

/* The header line, where the format has one; and the record as one line. */
void record_put_header(const struct view *v);
void record_put(const struct view *v, const struct record *r);
/* What one line reports as one record: the n-th of its reports, from 0, of which
 * others than the first are members of its last field, "more"; and what ends it
 * behind n of them: nothing is an empty record. */
void record_put_nth(const struct view *v, const struct record *r, size_t n);
void record_put_end(const struct view *v, size_t n);

/* Records that are no answers, which all have the same cells: the header is
 * put before the first one. */
struct cell_writer {
	const struct format *format;
	bool begun; /* the header was put, or is not wanted */
};

/* Put the header at once, where the format has one: there may be no record. */
void format_begin_cells(struct cell_writer *w, const struct bc_cell *cells, size_t n);
/* writer: a struct cell_writer, as what hands out cells knows nothing of it. */
void format_put_cells(void *writer, const struct bc_cell *cells, size_t n);

#endif
