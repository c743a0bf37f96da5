/*
 * A module of its own, which is packed with the runtime and makes it of what is
 * packed with it.
 */
#include "web/libc/export.h"
#include "web/restore/columns.h"

enum { PAGE = 65536 };

static unsigned char *stream;
static uint32_t length;

extern unsigned char __heap_base;

/* Where what is to be put together is put. */
EXPORT(unsigned char *, room, (uint32_t size))
{
	stream = &__heap_base;
	length = (size + 7) / 8 * 8;
	if (__builtin_wasm_memory_grow(0, (length / PAGE + 1) * (BC_SPARE + 1)) == (size_t)-1)
		__builtin_trap();
	return stream;
}

/* Where the runtime is then, and how long. */
EXPORT(const unsigned char *, restore, (uint32_t size))
{
	const unsigned char *bytes =
	    bc_restore_rows(stream, size, (uint32_t *)(void *)(stream + length));

	length = (uint32_t)(stream + size - bytes);
	return bytes;
}

EXPORT(uint32_t, runtime_length, (void))
{
	return length;
}
