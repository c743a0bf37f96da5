/* Answers to what was explained before: logs say the same again and again. */
#ifndef BC_MEMORY_H
#define BC_MEMORY_H

#include "log/line.h"

/* The answer for a line whose parts are explained: what the host, the status
 * and the DSN say decides it, byte by byte. */
struct bc_parts {
	struct bouncecode_span host, status, dsn;
	enum bc_outcome outcome;
	enum bouncecode_command command;
};

/* Fill in the answer to the same parts of a line, if it is remembered. Else
 * the head is given under which it can be; NULL where it cannot. */
BC_DATA int bc_recall(struct bouncecode_scan *scan, const char *line,
    const struct bc_parts *parts, uint64_t **head,
    struct bouncecode_answer *answer);
BC_DATA void bc_remember(struct bouncecode_scan *scan, const char *line,
    const struct bc_parts *parts, uint64_t *head,
    const struct bouncecode_answer *answer);

#endif
