/* The formats that can be unpacked, and the bytes that they begin with. */
#include "cli/input/unpack.h"

#include <string.h>

const struct unpacker *const unpackers[] = {
	&unpack_gzip,
	&unpack_xz,
	&unpack_zstd,
	NULL,
};

/* The last one is a frame to be skipped, whose first byte has 16 values: some
 * compressors begin or end a file with it. */
static const struct signature {
	char bytes[UNPACK_HEAD + 1];
	unsigned char length, first_mask;
	const struct unpacker *unpacker;
} signatures[] = {
	{ "\x1f\x8b\x08", 3, 0xff, &unpack_gzip },
	{ "\xfd" "7zXZ\0", 6, 0xff, &unpack_xz },
	{ "\x28\xb5\x2f\xfd", 4, 0xff, &unpack_zstd },
	{ "\x50\x2a\x4d\x18", 4, 0xf0, &unpack_zstd },
};

/* The signature that the bytes are or begin, or NULL. */
static const struct signature *
signature_of(const char *head, size_t length)
{
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		const struct signature *s = &signatures[i];
		size_t n = length < s->length ? length : s->length;

		if (n == 0 ||
		    (((*head ^ *s->bytes) & s->first_mask) == 0 &&
			memcmp(head + 1, s->bytes + 1, n - 1) == 0))
			return s;
	}
	return NULL;
}

const struct unpacker *
unpacker_of(const char *head, size_t length)
{
	const struct signature *s = signature_of(head, length);

	return s != NULL && length >= s->length ? s->unpacker : NULL;
}

bool
unpacker_unclear(const char *head, size_t length)
{
	const struct signature *s = signature_of(head, length);

	return s != NULL && length < s->length;
}
