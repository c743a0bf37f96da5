/* bouncecode: the command. It reads its options and runs the mode that they ask
 * for. */
#include "cli/input/input.h"
#include "cli/input/unpack.h"
#include "cli/modes.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/target.h"
#include "cli/system/fence.h"
#include "cli/system/system.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void
print_formats(void)
{
	const char *before = " ";

	fputs("compressed input:", stdout);
	for (size_t i = 0; unpackers[i] != NULL; i++)
		if (unpackers[i]->begin != NULL) {
			printf("%s%s", before, unpackers[i]->format);
			before = ", ";
		}
	puts(*before == ' ' ? " none" : "");
}

static int
print_version(void)
{
	printf("bouncecode %s\n"
	       "data %s of %s, %zu entries\n"
	       "codes.xml sha256 %s\n",
	    BOUNCECODE_VERSION, bouncecode_data_version(),
	    bouncecode_data_updated(), bouncecode_count(),
	    bouncecode_data_digest());
	print_formats();
	return FOUND;
}

/* What only reads, and unpacks what it reads, needs nothing else. A file of --output takes
 * the place of another one at the end; --suppress may yet become what reads mails. */
static bool
only_reads(const struct options *o)
{
	return o->output == NULL &&
	    (o->mode == MODE_LINES || o->mode == MODE_SCAN || o->mode == MODE_FILTER ||
		o->mode == MODE_SUMMARY || o->mode == MODE_MERGE);
}

static int
run(const struct options *o, const struct terminal *t)
{
	if (only_reads(o))
		fence_close(); /* where there is none, the rest is as good */
	switch (o->mode) {
	case MODE_HELP:
		help_put();
		return FOUND;
	case MODE_VERSION:
		return print_version();
	case MODE_LIST:
		return list_run(o, t);
	case MODE_SEARCH:
		return search_run(o, t);
	case MODE_COMPARE:
		return compare_run(o, t);
	case MODE_SUGGEST:
		return suggest_run(o, t);
	case MODE_SCAN:
		return scan_run(o, t);
	case MODE_FILTER:
		return pipe_run(o, t);
	case MODE_SUMMARY:
		return summary_run(o, t);
	case MODE_MERGE:
		return merge_run(o, t);
	case MODE_SUPPRESS:
		return suppress_run(o, t);
	case MODE_MAIL:
	case MODE_MAIL_SUMMARY:
	case MODE_MAIL_SUPPRESS:
		return mail_run(o, t);
	case MODE_LINES:
		return lines_run(o, t);
	default:
		return query_run(o, t);
	}
}

/* What was printed must have arrived: a full disk is an error, which is told.
 * Where the reader of a pipe has ended, as head(1) does, it wanted no more:
 * then only the status tells. What could not all be read takes no file's place. */
static int
close_output(int status)
{
	int failure = output_failure();

	if (failure == 0 && status != TROUBLE && !target_keep())
		failure = errno;
	if (fclose(stdout) != 0 && failure == 0)
		failure = system_write_error();
	if (failure == 0 && status != TROUBLE)
		return status;
	target_drop();
	if (failure != 0 && failure != EPIPE)
		complain("%s: %s", target_name(), strerror(failure));
	return TROUBLE;
}

/* Other messages take 20 KB of a stack, which is why this one is not written as they are. */
static int
refuse_stack(size_t allowed)
{
	char text[120];

	snprintf(text, sizeof text,
	    "bouncecode: a stack of %lu KB is allowed, of %lu KB is needed: see ulimit -s\n",
	    (unsigned long)allowed / 1024, (unsigned long)STACK_LEAST / 1024);
	fputs(text, stderr);
	return TROUBLE;
}

int
main(int argc, char **argv)
{
	struct options options;
	struct terminal terminal;
	size_t allowed;

	system_begin(&argc, &argv);
	out = stdout;
	if (!system_has_stack(&allowed))
		return refuse_stack(allowed);
	if (options_read(&options, argc, argv) != FOUND ||
	    (options.output != NULL && !options.follow && !target_open(options.output)))
		return TROUBLE;
	input_asked_for(options_of_mode(options.mode));
	terminal_init(&terminal, options.color);
	return close_output(run(&options, &terminal));
}
