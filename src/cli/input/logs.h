/* Reading the logs that were named: what --scan and --summary share. */
#ifndef CLI_LOGS_H
#define CLI_LOGS_H

#include "bouncecode.h"
#include "cli/input/input.h"
#include "cli/input/parts.h"
#include "summary/reports.h"

/* What is done with one file. */
struct log_reader {
	void (*report)(void *context, const struct bouncecode_report *r);
	/* after each block; true stops the reading */
	bool (*block)(void *context, const struct input *in);
	/* each second while nothing comes, likewise; NULL for nothing */
	bool (*idle)(void *context);
	void *context;
	/* Is the sender wanted that other lines name? */
	bool wants_senders;
	struct waiting *waiting; /* as of reports; NULL for none */
};

/* Read a file to its end, or until something stops it. Returns false after a
 * message. *nlines, 0 before, is how many lines were read, at the end and in each block. */
bool log_read(const char *name, const struct log_reader *reader,
    uint64_t *nlines);

/*
 * A file in parts. What stands before a part may change how it is read: an event
 * that it goes on with, the header of a table. All parts are read at the same time
 * as if they began a log with the columns that were known last; where that proves
 * wrong, when the turn of a part has come, it is read again.
 */
struct log_parts {
	struct reports reports; /* where the parts before have come to */
	char *rest;             /* that is to be fed again */
	size_t rest_length;
	pthread_mutex_t mutex; /* of the columns that are known */
	unsigned char columns[REPORTS_COLUMNS];
};

typedef void take_report(void *context, const struct bouncecode_report *r);

void log_parts_begin(struct log_parts *l);
void log_parts_end(struct log_parts *l);
void log_read_part(struct log_parts *l, struct part *part, take_report *take,
    void *context);
/* In its turn: was it read as it should be? Then go on behind it, else read it
 * again. */
bool log_part_holds(const struct log_parts *l, const struct part *part);
void log_go_on(struct log_parts *l, const struct part *part);
void log_read_again(struct log_parts *l, struct part *part, take_report *take,
    void *context);

#endif
