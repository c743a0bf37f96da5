/*
 * What is packed: the digest of all behind it, and the runtime. Shared by what packs it,
 * gen/shrink, and by the page, which unpacks it. Numbers have 32 bits, the lowest byte
 * first.
 */
#ifndef BC_STREAM_H
#define BC_STREAM_H

#include <stdint.h>

/* The properties of LZMA, with which the runtime is smallest: letters follow
 * letters, and bytes of a column those of the same column. With LP and PB of 0
 * it does not matter at which place of the text and the stream a byte stands. */
enum { BC_LZMA_LC = 3, BC_LZMA_LP = 0, BC_LZMA_PB = 0 };

enum { BC_DIGEST_SIZE = 4 };

/* FNV-1a of four bytes at once, and of those that are left: tells whether the stream is
 * the one that was packed. */
static inline uint32_t
bc_digest(const unsigned char *bytes, uint32_t n)
{
	uint32_t digest = 2166136261u;

	for (; n >= 4; n -= 4, bytes += 4) {
		uint32_t word = bytes[0] | (uint32_t)bytes[1] << 8 |
		    (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;

		digest = (digest ^ word) * 16777619u;
		digest ^= digest >> 15;
	}
	for (; n > 0; n--)
		digest = (digest ^ *bytes++) * 16777619u;
	return digest;
}

#endif
