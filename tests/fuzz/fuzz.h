/*
 * What targets share. A target reads any bytes, and ends the program where what it
 * made of them is not as it must be; a sanitizer does where memory is touched that
 * is nobody's. The interface is that of libFuzzer, which AFL++ has as well.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <bouncecode.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define require(condition)                                                     \
	do                                                                     \
		if (!(condition)) {                                            \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__,       \
			    __LINE__, #condition);                             \
			abort();                                               \
		}                                                              \
	while (0)

/* Bytes in memory of exactly their size, so that a sanitizer sees one too far. */
struct bytes {
	char *at;
	size_t length;
};

static inline struct bytes
new_bytes(size_t length)
{
	struct bytes b = { (char *)malloc(length + (length == 0)), length };

	require(b.at != NULL);
	return b;
}

static inline struct bytes
copy_bytes(const void *data, size_t length)
{
	struct bytes b = new_bytes(length);

	if (length > 0)
		memcpy(b.at, data, length);
	return b;
}

/* Inputs of several parts have a NUL between them; of the last there is the rest. */
static inline struct bytes
take_part(const uint8_t **data, size_t *size, bool is_last)
{
	const uint8_t *end = is_last || *size == 0 ? NULL : memchr(*data, 0, *size);
	size_t length = end != NULL ? (size_t)(end - *data) : *size;
	struct bytes part = copy_bytes(*data, length);

	length += end != NULL;
	if (length > 0)
		*data += length;
	*size -= length;
	return part;
}

/* Settings of a run are taken off the front: 0 where there is nothing left. */
static inline unsigned
take_byte(const uint8_t **data, size_t *size)
{
	if (*size == 0)
		return 0;
	--*size;
	return *(*data)++;
}

static inline bool
lies_in(size_t offset, size_t length, size_t whole)
{
	return offset <= whole && length <= whole - offset;
}

#endif
