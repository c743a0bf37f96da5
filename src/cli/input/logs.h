/* Reading the logs that were named: what --scan and --summary share. */
#ifndef CLI_LOGS_H
#define CLI_LOGS_H

#include "bouncecode.h"
#include "cli/input/input.h"

/* What is done with one file. */
struct log_reader {
	void (*report)(void *context, const struct bouncecode_report *r);
	/* after each block; true stops the reading */
	bool (*block)(void *context, const struct input *in);
	void *context;
};

/* Read a file to its end, or until something stops it. Returns false after a
 * message. *nlines is how many lines were read. */
bool log_read(const char *name, const struct log_reader *reader,
    uint64_t *nlines);

#endif
