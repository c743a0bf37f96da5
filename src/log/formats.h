/* The formats of lines, and the way through all of them. */
#ifndef BC_FORMATS_H
#define BC_FORMATS_H

#include "log/line.h"

/* What a reader finds out about a line. */
enum bc_reading {
	BC_OTHER,  /* it has another format */
	BC_READ,   /* it was read, and may report a status */
	BC_QUIET,  /* it has this format, and reports none */
	BC_WRAPPED /* it wraps the line of another program */
};

/* Read a line of any format: fills in the report's spans. Returns 0 where it
 * cannot report anything. */
BC_DATA int bc_read_line(struct bc_line *line);

/* The time that a line takes is linear in its length, whatever its bytes are.
 * All readers keep to this:
 *     each format is tried once, and a line that another one wraps is read as
 *     one message, which wraps nothing more: a line is read three times at most
 *     what takes a value goes on behind it, at its closing mark, or at the end
 *     of the line where that never comes: nothing is taken from what was taken
 *     what is looked for and left where it is ends within the value that it
 *     stands in, or within a stated length (BC_COMMENT_MAX of value.c)
 *     brackets of JSON are counted as they come, and never matched one by one
 *     a search of the whole line is made a fixed number of times
 * Across lines: the first stage looks at no more than a few bytes around a place
 * (sign.c), and a status is compared with one that is remembered (memory.c). */

/* The table of formats, in the order in which they are tried: what each is
 * called, whether it is that of a whole line or of a message, and what reads it.
 * A reader stands in a file of its own, and gets the offset of what it is to
 * read: 0, or for a message, that of what stands behind time, host, program and
 * identifier. It is a list for the preprocessor, since a table of functions
 * would have to be relocated in a shared library. */
#define BC_FORMATS(format) \
	format("Postfix: delivery", BC_WHOLE_LINE, bc_read_delivery) \
	format("CSV", BC_WHOLE_LINE, bc_read_row) \
	format("JSON", BC_WHOLE_LINE, bc_read_object) \
	format("hMailServer", BC_WHOLE_LINE, bc_read_session) \
	format("Exim: arrival", BC_MESSAGE, bc_read_exim_arrival) \
	format("header that is told of", BC_MESSAGE, bc_read_told_header) \
	format("Postfix: reject", BC_MESSAGE, bc_read_reject) \
	format("Exim: delivery", BC_MESSAGE, bc_read_exim_delivery) \
	format("qmail: delivery", BC_MESSAGE, bc_read_qmail) \
	format("Exim: reject", BC_MESSAGE, bc_read_exim_reject) \
	format("Exim: error", BC_MESSAGE, bc_read_exim_error) \
	format("Stalwart", BC_MESSAGE, bc_read_stalwart) \
	format("any other", BC_MESSAGE, bc_read_plain)

#define BC_DECLARE(name, where, read) \
	BC_DATA enum bc_reading read(struct bc_line *line, size_t at);
BC_FORMATS(BC_DECLARE)
#undef BC_DECLARE

/* Remember the columns that the header of a table names, for the rows below, or that
 * they are of no use; 0 where the line is no header. */
enum { BC_COLUMNS = 8 };
BC_DATA int bc_read_header(
    const struct bc_line *line, unsigned char columns[BC_COLUMNS]);
/* Is a cell nothing but a time: of ISO 8601, or seconds since 1970, or thousandths or
 * millionths of them? */
BC_DATA int bc_is_time(const char *s, size_t n);

#endif
