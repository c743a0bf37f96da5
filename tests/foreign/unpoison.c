/* MemorySanitizer of some versions does not see that these functions of newer C
 * libraries write: told here. Linked with --wrap; with large files each has another
 * name. */
#include <sanitizer/msan_interface.h>
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
