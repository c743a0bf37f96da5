/* The formats that can be unpacked, those that others have to, and the bytes that
 * they begin with. */
#include "cli/input/unpack.h"

#include <string.h>

const struct unpacker *const unpackers[] = {
	&unpack_gzip,
	&unpack_bzip2,
	&unpack_xz,
	&unpack_zstd,
	NULL,
};

/* What is not read here is named, with what reads it. */
#define OTHER(name, words, command) \
	static const struct unpacker name = { .format = words, .reader = command }
OTHER(zip, "a zip archive", "unzip -p");
OTHER(seven_zip, "a 7z archive", "7z x -so");
OTHER(rar, "a rar archive", "unrar p -inul");
OTHER(lz4, "compressed with lz4", "lz4 -dc");
OTHER(lzip, "compressed with lzip", "lzip -dc");
OTHER(lzma, "compressed with lzma", "xz -dc");
OTHER(lzop, "compressed with lzop", "lzop -dc");
OTHER(compress, "compressed with compress", "gzip -dc");

/* Of one byte only those bits count that the mask has: bzip2 has a digit there,
 * compress a number of bits. The frame to be skipped, whose first byte has 16
 * values, begins or ends a file of some zstd compressors. */
static const struct signature {
	char bytes[UNPACK_HEAD + 1];
	unsigned char length, at, mask;
	const struct unpacker *unpacker;
} signatures[] = {
	{ "\x1f\x8b\x08", 3, 0, 0xff, &unpack_gzip },
	{ "BZh01A", 6, 3, 0xf0, &unpack_bzip2 },
	{ "BZh0\x17\x72", 6, 3, 0xf0, &unpack_bzip2 }, /* nothing inside */
	{ "\xfd" "7zXZ\0", 6, 0, 0xff, &unpack_xz },
	{ "\x28\xb5\x2f\xfd", 4, 0, 0xff, &unpack_zstd },
	{ "\x50\x2a\x4d\x18", 4, 0, 0xf0, &unpack_zstd },
	{ "PK\3\4", 4, 0, 0xff, &zip },
	{ "PK\5\6", 4, 0, 0xff, &zip }, /* an empty one */
	{ "PK\7\10", 4, 0, 0xff, &zip }, /* in several pieces */
	{ "7z\xbc\xaf\x27\x1c", 6, 0, 0xff, &seven_zip },
	{ "Rar!\x1a\x07", 6, 0, 0xff, &rar },
	{ "\x04\x22\x4d\x18", 4, 0, 0xff, &lz4 },
	{ "\x02\x21\x4c\x18", 4, 0, 0xff, &lz4 }, /* before 2014 */
	{ "LZIP\1", 5, 0, 0xff, &lzip },
	{ "\x5d\0\0\0\0", 5, 3, 0, &lzma },
	{ "\x89LZO\0\r", 6, 0, 0xff, &lzop },
	{ "\x1f\x9d\x80", 3, 2, 0xe0, &compress },
};

static bool
begins(const struct signature *s, const char *head, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (((head[i] ^ s->bytes[i]) & (i == s->at ? s->mask : 0xff)) != 0)
			return false;
	return true;
}

/* The signature that the bytes are or begin, or NULL. */
static const struct signature *
signature_of(const char *head, size_t length)
{
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		const struct signature *s = &signatures[i];

		if (begins(s, head, length < s->length ? length : s->length))
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
