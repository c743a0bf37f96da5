/* What a line that was read reports. */
#ifndef BC_ANSWER_H
#define BC_ANSWER_H

#include "log/line.h"

/* Explain the status of a line and fill in the answer of its report; 0 where it
 * reports none. */
BC_DATA int bc_answer_line(
    struct bouncecode_scan *scan, struct bc_line *line);

/* What became of the message. */
BC_DATA enum bouncecode_outcome bc_outcome_of(const struct bc_line *line);

#endif
