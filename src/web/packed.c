/* Packed files: what comes is put together, and unpacked by its kind. */
#include "web/packed.h"
#include "web/exports.h"

#include <stdlib.h>
#include <string.h>

struct packed packed;

static const struct {
	void (*begin)(void), (*run)(void);
} kinds[] = { { inflate_begin, inflate_run }, { xz_begin, xz_run } };

static unsigned kind;

/* 0 for gzip, 1 for xz. */
EXPORT(void, packed_begin, (uint32_t of))
{
	kind = of;
	packed.at = packed.length = 0;
	packed.ended = packed.broken = packed.complete = false;
	kinds[kind].begin();
}

/* Where so many bytes are to be put. */
EXPORT(unsigned char *, packed_room, (size_t n))
{
	packed.length -= packed.at;
	memmove(packed.bytes, packed.bytes + packed.at, packed.length);
	packed.at = 0;
	if (packed.length + n > packed.size) {
		packed.size = packed.length + n;
		packed.bytes = check_memory(realloc(packed.bytes, packed.size));
	}
	return packed.bytes + packed.length;
}

/* So many were put; none says that all have come. False where they are broken, or cut:
 * what could be unpacked until there has been handed on. */
EXPORT(bool, packed_feed, (size_t n))
{
	packed.length += n;
	packed.ended = n == 0;
	if (!packed.broken && !packed.complete)
		kinds[kind].run();
	return !packed.broken && (packed.complete || !packed.ended);
}

unsigned
packed_byte(void)
{
	if (packed.at < packed.length)
		return packed.bytes[packed.at++];
	packed.broken = true;
	return 0;
}

void
packed_begin_digest(uint64_t polynomial)
{
	for (unsigned i = 0; i < 256; i++) {
		uint64_t d = i;

		for (int k = 0; k < 8; k++)
			d = d >> 1 ^ (d & 1 ? polynomial : 0);
		packed.digests[i] = d;
	}
	packed.digest = polynomial == CRC_32 ? UINT32_MAX : UINT64_MAX;
}

void
packed_put(const unsigned char *text, size_t length)
{
	uint64_t d = packed.digest;

	for (size_t i = 0; i < length; i++)
		d = d >> 8 ^ packed.digests[(d ^ text[i]) & 0xff];
	packed.digest = d;
	log_put(text, length);
}
