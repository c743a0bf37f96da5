/* MemorySanitizer of some versions does not see that these functions of newer C
 * libraries write: told here. Linked with --wrap. */
#include <sanitizer/msan_interface.h>
#include <sys/stat.h>

int __real_stat(const char *path, struct stat *facts);
int __real_lstat(const char *path, struct stat *facts);
int __real_fstat(int file, struct stat *facts);
int __wrap_stat(const char *path, struct stat *facts);
int __wrap_lstat(const char *path, struct stat *facts);
int __wrap_fstat(int file, struct stat *facts);

static int
written(int status, struct stat *facts)
{
	if (status == 0)
		__msan_unpoison(facts, sizeof *facts);
	return status;
}

int
__wrap_stat(const char *path, struct stat *facts)
{
	return written(__real_stat(path, facts), facts);
}

int
__wrap_lstat(const char *path, struct stat *facts)
{
	return written(__real_lstat(path, facts), facts);
}

int
__wrap_fstat(int file, struct stat *facts)
{
	return written(__real_fstat(file, facts), facts);
}
