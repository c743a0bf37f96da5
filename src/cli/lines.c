/* Every line of the input is a text of its own: one record for each. */
#include "modes.h"
#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A reader that waits for its answer, at the other end of a pipe, gets it
 * before it sends the next line. */
static bool
is_stream(FILE *f)
{
	struct stat st;

	return fstat(fileno(f), &st) == 0 && !S_ISREG(st.st_mode);
}

static int
explain_lines(const struct options *o, const struct terminal *t, FILE *f,
    const char *name)
{
	struct record r = { .file = name };
	bool stream = is_stream(f);
	size_t size = 0;
	ssize_t length;
	char *line = NULL;
	int status = NOTHING;

	errno = 0;
	while ((length = getline(&line, &size, f)) != -1) {
		r.line++;
		if (record_look_up(&r, line, (size_t)length))
			status = FOUND;
		if (o->format == FORMAT_TEXT)
			text_put_line(t, &r);
		else
			record_put(o, &r);
		if (stream && fflush(stdout) != 0)
			break;
	}
	if (ferror(f) || (!feof(f) && !ferror(stdout))) {
		complain("%s: %s", name, strerror(errno));
		status = TROUBLE;
	}
	free(line);
	return status;
}

static int
explain_file(
    const struct options *o, const struct terminal *t, const char *name)
{
	bool is_input = strcmp(name, "-") == 0;
	FILE *f = is_input ? stdin : fopen(name, "r");
	int status;

	if (f == NULL) {
		complain("%s: %s", name, strerror(errno));
		return TROUBLE;
	}
	status = explain_lines(o, t, f, is_input ? "-" : name);
	if (!is_input)
		fclose(f);
	return status;
}

int
lines_run(const struct options *o, const struct terminal *t)
{
	struct terminal unwrapped = *t;
	int status = NOTHING, one;

	unwrapped.width = 0; /* one line for each record */
	if (o->format != FORMAT_TEXT)
		record_put_header(o);
	if (o->noperands == 0)
		return explain_file(o, &unwrapped, "-");
	for (int i = 0; i < o->noperands; i++) {
		one = explain_file(o, &unwrapped, o->operands[i]);
		if (one == TROUBLE || (one == FOUND && status == NOTHING))
			status = one;
	}
	return status;
}
