/* The command line. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/filter.h"
#include "cli/option_list.h"
#include "cli/output/terminal.h"
#include "cli/output/view.h"
#include "cli/suppress/suppression.h"
#include "summary/summary.h"

struct options {
	enum mode mode;
	struct view view;
	const struct format *filters; /* --filter: in this form */
	enum color color;
	struct filter filter;
	enum period by;   /* --summary: a time line */
	enum period line; /* the same, which a page has anyway */
	struct soft_after soft_after; /* --suppress */
	size_t limit;   /* of the hits that are shown */
	bool echo;      /* the line that was read ends its record */
	size_t jobs;    /* threads; 0 for as many as are of use */
	const char *output; /* a file; NULL for standard output */
	bool follow;        /* keep it current */
	const char *sent_by, *verp; /* --mail: see mail/mail.h; NULL where not given */
	char **operands; /* ended by NULL */
	int noperands;
	/* The program, as it was called, and all of what it was called with. */
	const char *program;
	char **arguments;
	int narguments;
};

/* Read the command line. Returns FOUND, or TROUBLE after a message. */
int options_read(struct options *o, int argc, char **argv);
/* The options that ask for a mode: "--scan"; "" for a query. */
const char *options_of_mode(enum mode mode);
/* As if --mail had been given as well. */
void options_ask_for_mail(struct options *o);

/* The operands, joined by blanks, to be freed; NULL after a message. */
char *options_join(const struct options *o, size_t *length);
/* The files that the operands name; "-" where there is none. */
size_t options_nfiles(const struct options *o);
char *const *options_files(const struct options *o);

#endif
