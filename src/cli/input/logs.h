/* Reading the logs that were named: what --scan and --summary share. */
#ifndef CLI_LOGS_H
#define CLI_LOGS_H

#include "cli/input/input.h"
#include "cli/options.h"
#include "cli/input/parallel.h"

/* What is done with one file. */
struct log_reader {
	void (*report)(void *context, const struct bouncecode_report *r);
	/* after each block; true stops the reading */
	bool (*block)(void *context, const struct input *in);
	void *context;
};

/* Read a file to its end, or until something stops it. Returns false after a
 * message. *lines is how many were read. */
bool log_read(const char *name, const struct log_reader *reader,
    uint64_t *lines);

/* The files that the operands name; "-" where there is none. */
size_t log_count(const struct options *o);
const char *log_name(const struct options *o, size_t i);

#endif
