/* Streams of a thread: standard output and standard error, or memory until its
 * turn has come. */
#include "cli/output/stream.h"

_Thread_local FILE *out;
_Thread_local FILE *err;

bool
keep(FILE **stream, struct kept *kept)
{
	FILE *memory = system_keep(kept);

	if (memory != NULL)
		*stream = memory;
	return memory != NULL;
}

bool
release(FILE **stream, struct kept *kept, FILE *directly)
{
	bool is_whole = fflush(*stream) == 0 && !ferror(*stream) && !kept->failed;

	system_pour(*stream, kept, directly);
	*stream = NULL;
	output_failure();
	return is_whole;
}

void
forget(FILE **stream, struct kept *kept)
{
	system_pour(*stream, kept, NULL);
	*stream = NULL;
}

int
output_failure(void)
{
	static int failure;

	if (failure == 0 && ferror(stdout))
		failure = system_write_error();
	return failure;
}
