/*
 * A library to be loaded before others: the Nth piece of memory that a program asks for
 * is not to be had, once. N is FAULT_AT; the file FAULT_REPORT, of sixteen bytes, gets
 * how many were asked for, and whether one was refused, by whatever ends the program.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* glibc's own, as they can be called before anything is loaded. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static struct counts {
	_Atomic uint64_t asked, refused;
} unseen, *volatile counts = &unseen;
static uint64_t at = UINT64_MAX;

/* Behind the constructors of the libraries that the program needs. */
__attribute__((constructor)) static void
begin(void)
{
	const char *number = getenv("FAULT_AT"), *report = getenv("FAULT_REPORT");
	int fd = report != NULL ? open(report, O_RDWR) : -1;
	void *shared = fd == -1 ? MAP_FAILED
				: mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	if (fd != -1)
		close(fd);
	if (shared == MAP_FAILED || number == NULL)
		return;
	at = strtoull(number, NULL, 10);
	counts = shared;
}

static int
is_refused(void)
{
	if (at == UINT64_MAX || atomic_fetch_add(&counts->asked, 1) + 1 != at)
		return 0;
	counts->refused = 1;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return is_refused() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return is_refused() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t size)
{
	return is_refused() ? NULL : __libc_realloc(p, size);
}

void *
memalign(size_t alignment, size_t size)
{
	return is_refused() ? NULL : __libc_memalign(alignment, size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int
posix_memalign(void **p, size_t alignment, size_t size)
{
	void *memory = memalign(alignment, size);

	if (memory == NULL)
		return ENOMEM;
	*p = memory;
	return 0;
}
