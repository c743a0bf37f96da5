/* Streams of a thread: standard output and standard error, or memory until its
 * turn has come. */
#include "cli/output/stream.h"

#include <errno.h>
#include <stdlib.h>

_Thread_local FILE *out;
_Thread_local FILE *err;

bool
keep(FILE **stream, struct kept *kept)
{
	FILE *memory = open_memstream(&kept->text, &kept->size);

	if (memory != NULL)
		*stream = memory;
	return memory != NULL;
}

void
release(FILE **stream, struct kept *kept, FILE *directly)
{
	fclose(*stream);
	*stream = NULL;
	fwrite(kept->text, 1, kept->size, directly);
	output_failure();
	free(kept->text);
}

int
output_failure(void)
{
	static int failure;

	if (failure == 0 && ferror(stdout))
		failure = errno;
	return failure;
}
