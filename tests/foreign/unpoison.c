/* MemorySanitizer of some versions does not see that these functions of newer C
 * libraries write, nor that what a stream made of functions is given was written by
 * fwrite(): told here. Linked with --wrap; with large files each has another name. */
#define _GNU_SOURCE
#include <sanitizer/msan_interface.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static int
written(int status, struct stat *facts)
{
	if (status == 0)
		__msan_unpoison(facts, sizeof *facts);
	return status;
}

#define TELL(name, type)                                        \
	int __real_##name(type what, struct stat *facts);       \
	int __wrap_##name(type what, struct stat *facts);       \
	int __wrap_##name(type what, struct stat *facts)        \
	{                                                       \
		return written(__real_##name(what, facts), facts); \
	}

TELL(stat, const char *)
TELL(lstat, const char *)
TELL(fstat, int)
TELL(stat64, const char *)
TELL(lstat64, const char *)
TELL(fstat64, int)

/* ---- a stream made of functions */

struct stream {
	void *cookie;
	cookie_io_functions_t functions;
};

static ssize_t
write_to(void *cookie, const char *bytes, size_t n)
{
	struct stream *s = cookie;

	__msan_unpoison(bytes, n);
	return s->functions.write(s->cookie, bytes, n);
}

static int
seek_in(void *cookie, off64_t *offset, int whence)
{
	struct stream *s = cookie;

	__msan_unpoison(offset, sizeof *offset);
	return s->functions.seek(s->cookie, offset, whence);
}

static int
close_stream(void *cookie)
{
	free(cookie);
	return 0;
}

FILE *__real_fopencookie(void *cookie, const char *mode, cookie_io_functions_t functions);
FILE *__wrap_fopencookie(void *cookie, const char *mode, cookie_io_functions_t functions);
FILE *
__wrap_fopencookie(void *cookie, const char *mode, cookie_io_functions_t functions)
{
	struct stream *s = malloc(sizeof *s);

	if (s == NULL)
		return NULL;
	*s = (struct stream){ cookie, functions };
	return __real_fopencookie(s, mode,
	    (cookie_io_functions_t){ .write = write_to, .seek = seek_in, .close = close_stream });
}
