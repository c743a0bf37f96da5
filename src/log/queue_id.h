/* The identifiers that mail servers give to a message. */
#ifndef BC_QUEUEID_H
#define BC_QUEUEID_H

#include "log/line.h"

/* Read the identifier that stands at an offset, as Postfix and Sendmail or
 * Exim write it: returns the offset behind it; the same offset where there
 * is none. "NOQUEUE: " is read as well, and is none. */
BC_DATA size_t bc_read_queue_id(struct bc_line *line, size_t at);
BC_DATA size_t bc_read_exim_id(struct bc_line *line, size_t at);

/* Look for an identifier of ZoneMTA or Haraka in the first words. */
BC_DATA void bc_find_queue_id(struct bc_line *line, size_t at);

#endif
