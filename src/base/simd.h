/*
 * Blocks of 16 bytes at a time, by the vector extension of GNU C, which every
 * target has in one form or another. Where the compiler has none, or BC_PLAIN
 * asks for none, BC_BLOCKS is not defined, and what is done byte by byte behind
 * the blocks does it all.
 */
#ifndef BC_SIMD_H
#define BC_SIMD_H

#if defined(__GNUC__) && !defined(BC_PLAIN) && \
    !(defined(__i386__) && !defined(__SSE2__))
#define BC_BLOCKS

#include <stdint.h>
#include <string.h>

enum { BC_BLOCK = 16 };

/* Bytes, signed for comparisons, whose results are bytes of ones and zeros. */
typedef signed char bc_bytes __attribute__((vector_size(16)));
typedef unsigned char bc_ubytes __attribute__((vector_size(16)));

static inline bc_bytes
bc_load(const void *p)
{
	bc_bytes v;

	memcpy(&v, p, sizeof v);
	return v;
}

static inline bc_bytes
bc_equals(bc_bytes v, char c)
{
	return (bc_bytes)(v == (signed char)c);
}

/* One comparison for a range: its first byte becomes the smallest there is. */
static inline bc_bytes
bc_is_between(bc_bytes v, int first, int last)
{
	bc_ubytes moved = (bc_ubytes)v + (unsigned char)(128 - first);

	return (bc_bytes)((bc_bytes)moved < (signed char)(last - first - 127));
}

static inline int
bc_is_any(bc_bytes v)
{
	uint64_t half[2];

	memcpy(half, &v, sizeof half);
	return (half[0] | half[1]) != 0;
}

/* The first byte of ones in half a block, of which there is one, and a mask of
 * a byte. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
static inline unsigned
bc_first_byte(uint64_t half)
{
	return (unsigned)__builtin_clzll(half) / 8;
}

static inline uint64_t
bc_byte_mask(unsigned i)
{
	return (uint64_t)0xff << (56 - 8 * i);
}
#else
static inline unsigned
bc_first_byte(uint64_t half)
{
	return (unsigned)__builtin_ctzll(half) / 8;
}

static inline uint64_t
bc_byte_mask(unsigned i)
{
	return (uint64_t)0xff << 8 * i;
}
#endif

/* A bit for each byte of a block, set where that is of ones; the lowest is the
 * first byte's. Where the machine has an instruction for it, a look for the first
 * byte of ones takes 4 instructions instead of 9 and a branch. */
static inline unsigned
bc_bits_of(bc_bytes v)
{
#if defined(__SSE2__)
	typedef char bc_chars __attribute__((vector_size(16)));

	return (unsigned)__builtin_ia32_pmovmskb128((bc_chars)v);
#elif defined(__wasm_simd128__)
	return __builtin_wasm_bitmask_i8x16(v);
#else
	const uint64_t ones = 0x0101010101010101u;
	uint64_t half[2], bits = 0;

	memcpy(half, &v, sizeof half);
	for (unsigned i = 0; i < 8; i++)
		bits |= bc_byte_mask(i) & ones << i;
	return (unsigned)((half[0] & bits) * ones >> 56 |
	    (half[1] & bits) * ones >> 56 << 8);
#endif
}

/* The first of some bits, of which there is one. */
static inline unsigned
bc_first_bit(unsigned bits)
{
	return (unsigned)__builtin_ctz(bits);
}

/* The first byte of ones in a block; BC_BLOCK where there is none. */
static inline unsigned
bc_first(bc_bytes v)
{
	return bc_first_bit(bc_bits_of(v) | 1u << BC_BLOCK);
}

#endif

#endif
