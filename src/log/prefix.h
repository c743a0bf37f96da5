/* The time, the host and the program that a line begins with. */
#ifndef BC_PREFIX_H
#define BC_PREFIX_H

#include "log/line.h"

/* Read the time that stands at an offset, in brackets or not: returns the
 * offset behind it and its blanks; the same offset where there is none. */
BC_DATA size_t bc_read_time(struct bc_line *line, size_t at);

/* Read the time, the host and the program that stand at an offset: returns
 * the offset of what is behind them. */
BC_DATA size_t bc_read_prefix(struct bc_line *line, size_t at);

#endif
