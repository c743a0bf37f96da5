/* The files that were named, in parts of whole lines for as many threads as there
 * are, so that one large file keeps all of them busy. */
#ifndef CLI_INPUT_PARTS_H
#define CLI_INPUT_PARTS_H

#include "cli/input/senders.h"
#include "cli/output/stream.h"
#include "summary/reports.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct input;

/* A part of a file, or a file that is to be read by whoever gets it: a small one,
 * one of several that are compressed, or a pipe. */
struct part {
	struct part *next;
	const char *name, *shown; /* of the file, and in the line of progress */
	bool is_file;
	bool first, last; /* of its file; the last one may be empty */
	bool failed;      /* after messages, which are kept until its turn */
	FILE *messages;
	struct kept kept;
	char *text;
	size_t length, size;
	uint64_t line;        /* how many lines stand before it */
	uint64_t done, total; /* bytes of the file, for the line of progress */
	/* What reads logs, and keeps its memory from part to part. */
	struct reports reports;
	bool has_reports;
	unsigned char columns[REPORTS_COLUMNS]; /* that it was read with */
	struct waiting *waiting; /* for rows that have none; NULL for none */
	/* Of the messages of its file, which has that number among them. */
	struct senders *senders;
	uint64_t file;
	struct senders_report with;
};

struct parts {
	char *const *files;
	size_t nfiles, next;
	size_t jobs;  /* threads that were asked for, or 0 */
	struct input *in;
	const char *in_name;
	uint64_t in_number; /* of those that were read in parts */
	size_t size; /* of its parts */
	uint64_t line;
	char *rest;   /* what was read behind the last part */
	size_t rest_length, rest_size;
	pthread_mutex_t mutex; /* of these two */
	struct part *free;
	bool stopped; /* nobody wants the rest */
	struct senders *senders; /* NULL where nobody wants them */
};

void parts_begin(struct parts *p, char *const *files, size_t nfiles, size_t jobs,
    bool wants_senders);
void parts_end(struct parts *p);

/* How many threads have work. */
size_t parts_threads(const struct parts *p);

/* The next part, for parallel_pull(); NULL behind the last. */
void *parts_take(void *parts);
/* Print its messages: its turn has come. */
void part_complain(struct part *part);
void parts_give_back(struct parts *p, struct part *part);
/* Read no further in the file. */
void parts_stop(struct parts *p);

/* Does it begin with a word, or with an object of JSON that is no member? */
bool part_is_apart(const struct part *part);

#endif
