/* What coverage is measured with has to write what was counted: before a process
 * ends or becomes another without the library's knowledge, and before the fence, behind
 * which nothing can be written. Programs are left without one: what the fence refuses is
 * seen by fence_test. Linked with --wrap. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/prctl.h>

extern void __gcov_dump(void);
extern void __gcov_reset(void);
void __real__exit(int status) __attribute__((noreturn));
void __wrap__exit(int status) __attribute__((noreturn));
int __real_execv(const char *path, char *const *arguments);
int __wrap_execv(const char *path, char *const *arguments);
int __real_prctl(int option, ...);
int __wrap_prctl(int option, ...);

void
__wrap__exit(int status)
{
	__gcov_dump();
	__real__exit(status);
}

int
__wrap_execv(const char *path, char *const *arguments)
{
	__gcov_dump();
	return __real_execv(path, arguments);
}

int
__wrap_prctl(int option, ...)
{
	va_list list;
	unsigned long argument[4];

	va_start(list, option);
	for (int i = 0; i < 4; i++)
		argument[i] = va_arg(list, unsigned long);
	va_end(list);
	if (option != PR_SET_SECCOMP)
		return __real_prctl(option, argument[0], argument[1], argument[2], argument[3]);
	if (strcmp(program_invocation_short_name, "fence_test") != 0)
		return 0;
	__gcov_dump();
	__gcov_reset();
	return __real_prctl(option, argument[0], argument[1]);
}
