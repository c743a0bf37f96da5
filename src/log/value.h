/* Where a value ends, and the name of a host in it. */
#ifndef BC_VALUE_H
#define BC_VALUE_H

#include "log/line.h"

/* How values are written: each syntax has its own way to quote. */
enum bc_syntax {
	BC_PLAIN_VALUE, /* to=<a b>, to="a \"b\"", to='a' and to=a */
	BC_REST_VALUE,  /* the same, but for what nothing quotes: all is one */
	BC_JSON_VALUE,  /* "a \"b\"" and 550 (RFC 8259) */
	BC_CSV_VALUE    /* "a ""b""" and a (RFC 4180 section 2) */
};

/* Put two offsets around the value that stands at the first one and ends before
 * the second: inside the marks that quote it. Returns 0 where none do. */
BC_DATA int bc_bound_value(const struct bc_line *line, size_t *at, size_t *to,
    enum bc_syntax syntax);

/* The name of a host that stands at an offset, without its address; the
 * address where it has no name. */
BC_DATA struct bouncecode_span bc_host_at(
    const struct bc_line *line, size_t at, size_t to);

#endif
