/* Logs of mail servers, in which a share of the lines tells of a refusal: each with
 * a reply of its own. */
#ifndef BENCH_LINES_H
#define BENCH_LINES_H

#include <stddef.h>

#include "texts.h"

struct log {
	char *bytes;
	size_t length, lines;
	size_t failing, statuses; /* lines that tell of one; statuses are of both kinds */
};

enum log_format { LOG_POSTFIX, LOG_EXIM, LOG_EXCHANGE, LOG_KUMOMTA };

/* A log of about so many bytes, of whose lines so many percent fail. */
void log_make(struct log *log, enum log_format format, unsigned percent,
    const struct texts *replies, size_t size);
void log_write(const struct log *log, const char *file);

#endif
