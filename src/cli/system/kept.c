/* On POSIX systems, a stream that keeps what is printed to it. One of open_memstream()
 * does not tell where there was no memory: where the C library lets a stream be made of
 * functions, which Linux has, what fails there is an error of the stream. */
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "cli/system/system.h"

#ifndef _WIN32

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#ifdef __linux__

/* glibc takes no negative value for an error, musl no other one. */
static ssize_t
give_up_rest(struct kept *k)
{
	k->failed = true;
	return 0;
}

static ssize_t
append(void *cookie, const char *bytes, size_t n)
{
	enum { FIRST = 16384 };
	struct kept *k = cookie;
	size_t room = k->room > 0 ? k->room : (size_t)FIRST;
	char *grown;

	while (room - k->size < n)
		room *= 2;
	if (room > k->room) {
		if ((grown = realloc(k->text, room)) == NULL)
			return give_up_rest(k);
		k->text = grown;
		k->room = room;
	}
	memcpy(k->text + k->size, bytes, n);
	k->size += n;
	return (ssize_t)n;
}

/* Only for ftell(). */
static int
tell(void *cookie, off_t *offset, int whence)
{
	if (whence == SEEK_SET || *offset != 0) {
		errno = ESPIPE;
		return -1;
	}
	*offset = (off_t)((struct kept *)cookie)->size;
	return 0;
}

FILE *
system_keep(struct kept *kept)
{
	*kept = (struct kept){ .text = NULL };
	return fopencookie(kept, "w", (cookie_io_functions_t){ .write = append, .seek = tell });
}

#else

FILE *
system_keep(struct kept *kept)
{
	*kept = (struct kept){ .text = NULL };
	return open_memstream(&kept->text, &kept->size);
}

#endif

void
system_pour(FILE *stream, struct kept *kept, FILE *to)
{
	fclose(stream);
	if (to != NULL && kept->size > 0)
		fwrite(kept->text, 1, kept->size, to);
	free(kept->text);
}

#endif
