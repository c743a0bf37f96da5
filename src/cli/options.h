#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

#include <bouncecode.h>

/* Exit statuses, as grep's. */
enum { FOUND = 0, NOTHING = 1, TROUBLE = 2 };

enum mode { MODE_QUERY, MODE_LIST, MODE_SEARCH, MODE_LINES, MODE_SCAN,
	MODE_SUMMARY, MODE_HELP, MODE_VERSION };
enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_TSV, FORMAT_CSV };
enum by { BY_NOTHING, BY_HOUR, BY_DAY };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
	enum mode mode;
	enum format format;
	enum color color;
	bool verbose;
	int as; /* number of a system, or -1 */
	/* Word that an entry must have, by vocabulary; -1 for any. */
	int filter[BOUNCECODE_KINDS + 1];
	int provider; /* that an entry must have; 0 for any */
	enum by by;   /* --summary: a time line */
	size_t limit; /* of the hits that are shown */
	char **operands; /* ended by NULL */
	int noperands;
};

/* Read the command line. Returns FOUND, or TROUBLE after a message. */
int options_read(struct options *o, int argc, char **argv);
void options_help(void);

/* "bouncecode: ..." on standard error. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);
/* Memory that was asked for: where there is none, the program ends with a
 * message. */
void *must(void *memory);
/* A string from outside, made safe to print in a message: control bytes are
 * escaped and long ones cut. The result lives until the next call. */
const char *quoted(const char *s, size_t length);

#endif
