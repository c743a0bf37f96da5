/*
 * A module of its own, which unpacks the runtime: LZMA as gen/shrink writes it, a third
 * smaller than what browsers unpack by themselves. Whether the text of the page is that
 * which it was packed with, a digest tells in the end.
 */
#include "web/unpack/stream.h"
#define CODER_LC BC_LZMA_LC
#define CODER_LP BC_LZMA_LP
#define CODER_LITERAL_BITS (BC_LZMA_LC + BC_LZMA_LP)
#include "web/unpack/coder.h"
#include "web/unpack/digits.h"
#include "web/libc/export.h"

#include <stddef.h>

enum { PAGE = 65536 };

static const unsigned char *in;
static unsigned char *out;
static uintptr_t end_of_memory;
static uint32_t waiting, nwaiting; /* bits of the text */

extern unsigned char __heap_base;

/* ---- the bytes of the text */

static unsigned
next_byte(void)
{
	while (nwaiting < 8) {
		unsigned n = bc_digit_number(*in++);

		if (n < BC_SHORT_DIGITS) {
			waiting = waiting << BC_DIGIT_BITS | n;
			nwaiting += BC_DIGIT_BITS;
		} else {
			waiting = waiting << (BC_DIGIT_BITS + 1) | (n + BC_SHORT_DIGITS);
			nwaiting += BC_DIGIT_BITS + 1;
		}
	}
	nwaiting -= 8;
	return waiting >> nwaiting & 0xff;
}

/* Grows the memory up to an end, and some more. */
static void
grow_to(uintptr_t end)
{
	uintptr_t now = __builtin_wasm_memory_size(0) * PAGE;

	if (end > now &&
	    __builtin_wasm_memory_grow(0, (end - now) / PAGE + 1) == (size_t)-1)
		__builtin_trap();
	end_of_memory = __builtin_wasm_memory_size(0) * PAGE;
}

/* Where the next bytes go. */
static unsigned char *
next_place(unsigned n)
{
	unsigned char *place = out + length;

	length += n;
	if ((uintptr_t)place + n > end_of_memory)
		grow_to((uintptr_t)place + n);
	return place;
}

static void
put(unsigned char byte)
{
	*next_place(1) = byte;
}

static void
copy(uint32_t distance, unsigned n)
{
	unsigned char *to = next_place(n), *end = to + n;

	for (; to < end; to++)
		*to = to[-(int32_t)distance - 1];
}

static unsigned
byte_at(uint32_t distance)
{
	return out[length - distance - 1];
}

/* ---- the module */

/* Where the text of the packed bytes is to be put, and behind them the text that what is
 * unpacked may repeat. */
EXPORT(unsigned char *, room, (uint32_t packed, uint32_t text))
{
	out = &__heap_base + packed;
	length = text;
	grow_to((uintptr_t)out + length);
	return &__heap_base;
}

EXPORT(const unsigned char *, output, (void))
{
	return out;
}

/* Of a stream that was not unpacked right nothing is believed. */
static int
is_whole(const unsigned char *stream, uint32_t n)
{
	uint32_t digest = 0;

	for (unsigned i = 0; n >= BC_DIGEST_SIZE && i < BC_DIGEST_SIZE; i++)
		digest |= (uint32_t)stream[i] << 8 * i;
	return n >= BC_DIGEST_SIZE &&
	    digest == bc_digest(stream + BC_DIGEST_SIZE, n - BC_DIGEST_SIZE);
}

/* Unpacks what is there; returns how many bytes that is behind the digest, 0 where
 * they are not those that were packed. */
EXPORT(uint32_t, unpack, (void))
{
	unsigned char *stream = out + length;
	uint32_t text = length;

	in = &__heap_base;
	forget_all();
	begin_code();
	while (put_next(1u << BC_LZMA_PB))
		;
	if (!is_whole(stream, length - text))
		return 0;
	out = stream + BC_DIGEST_SIZE;
	return length - text - BC_DIGEST_SIZE;
}
