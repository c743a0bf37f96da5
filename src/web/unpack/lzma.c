/*
 * A module of its own, which unpacks another one and the runtime: LZMA as gen/shrink
 * writes it, a third smaller than what browsers unpack by themselves. Whether the text of
 * the page is that which it was packed with, a digest tells in the end.
 */
#include "web/unpack/digits.h"
#include "web/unpack/stream.h"

#include <stddef.h>

/* The head of a function that the script calls, with its prototype. */
#define EXPORT(type, name, parameters)                          \
	__attribute__((export_name(#name))) type name parameters; \
	type name parameters

/* Of a 0, in 2048 parts; the names are those of the LZMA specification. */
typedef uint16_t probability;

enum { STATES = 12, LITERALS = 0x300, PAGE = 65536 };

struct lengths {
	probability choice, choice2, low[16][8], mid[16][8], high[256];
};

static struct {
	probability is_match[STATES][16], is_rep[STATES], is_rep_g0[STATES],
	    is_rep_g1[STATES], is_rep_g2[STATES], is_rep0_long[STATES][16],
	    slot[4][64], special[128], align[16],
	    literal[LITERALS << (BC_LZMA_LC + BC_LZMA_LP)];
	struct lengths match, rep;
} p;

static const unsigned char *in;
static unsigned char *out;
static uintptr_t end_of_memory;
static uint32_t length, range, code;
static uint32_t waiting, nwaiting; /* bits of the text */
static uint32_t reps[4];
static unsigned state;

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

/* ---- the range decoder */

static void
normalise(void)
{
	if (range < UINT32_C(1) << 24) {
		range <<= 8;
		code = code << 8 | next_byte();
	}
}

static unsigned
bit(probability *q)
{
	uint32_t bound = (range >> 11) * *q;
	unsigned b = code >= bound;

	if (b) {
		range -= bound;
		code -= bound;
		*q = (probability)(*q - (*q >> 5));
	} else {
		range = bound;
		*q = (probability)(*q + ((2048 - *q) >> 5));
	}
	normalise();
	return b;
}

static unsigned
tree(probability *q, unsigned bits)
{
	unsigned m = 1;

	for (unsigned i = 0; i < bits; i++)
		m = m << 1 | bit(&q[m]);
	return m - (1u << bits);
}

static unsigned
reverse_tree(probability *q, unsigned bits)
{
	unsigned m = 1, n = 0;

	for (unsigned i = 0; i < bits; i++) {
		unsigned b = bit(&q[m]);

		m = m << 1 | b;
		n |= b << i;
	}
	return n;
}

static uint32_t
direct(unsigned bits)
{
	uint32_t n = 0;

	for (; bits > 0; bits--) {
		unsigned b;

		range >>= 1;
		b = code >= range;
		code -= b ? range : 0;
		n = n << 1 | b;
		normalise();
	}
	return n;
}

/* ---- what is coded by it */

static unsigned
read_length(struct lengths *l, unsigned position)
{
	if (!bit(&l->choice))
		return 2 + tree(l->low[position], 3);
	if (!bit(&l->choice2))
		return 10 + tree(l->mid[position], 3);
	return 18 + tree(l->high, 8);
}

static uint32_t
read_distance(unsigned n)
{
	unsigned slot = tree(p.slot[n < 6 ? n - 2 : 3], 6), bits = (slot >> 1) - 1;
	uint32_t distance = slot;

	if (slot < 4)
		return distance;
	distance = (2 | (slot & 1)) << bits;
	if (slot < 14)
		return distance + reverse_tree(p.special + distance - slot, bits);
	distance += direct(bits - 4) << 4;
	return distance + reverse_tree(p.align, 4);
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

static void
put(unsigned char byte)
{
	uintptr_t place = (uintptr_t)(out + length);

	if (place == end_of_memory)
		grow_to(place + 1);
	out[length++] = byte;
}

static void
put_literal(void)
{
	unsigned before = length > 0 ? out[length - 1] : 0, m = 1;
	probability *q = p.literal +
	    LITERALS * (((length & ((1u << BC_LZMA_LP) - 1)) << BC_LZMA_LC) +
		(before >> (8 - BC_LZMA_LC)));

	/* Behind a match the byte differs from what would have followed there. */
	if (state >= 7) {
		unsigned match = out[length - reps[0] - 1], same = 1;

		while (m < 0x100 && same) {
			unsigned expected = match >> 7 & 1;
			unsigned b = bit(q + ((1 + expected) << 8) + m);

			match <<= 1;
			m = m << 1 | b;
			same = b == expected;
		}
	}
	while (m < 0x100)
		m = m << 1 | bit(q + m);
	put((unsigned char)m);
	state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

/* A distance that was used before; returns how much is copied from there. */
static unsigned
read_rep(unsigned position)
{
	unsigned which = 0;
	uint32_t distance;

	if (bit(&p.is_rep_g0[state])) {
		which = 1 + bit(&p.is_rep_g1[state]);
		if (which == 2)
			which += bit(&p.is_rep_g2[state]);
	} else if (!bit(&p.is_rep0_long[state][position])) {
		state = state < 7 ? 9 : 11;
		return 1;
	}
	distance = reps[which];
	for (; which > 0; which--)
		reps[which] = reps[which - 1];
	reps[0] = distance;
	state = state < 7 ? 8 : 11;
	return read_length(&p.rep, position);
}

static unsigned
read_match(unsigned position)
{
	unsigned n = read_length(&p.match, position);

	for (unsigned i = 3; i > 0; i--)
		reps[i] = reps[i - 1];
	state = state < 7 ? 7 : 10;
	reps[0] = read_distance(n);
	return n;
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

static void
begin(void)
{
	probability *all = (probability *)&p;

	in = &__heap_base;
	next_byte(); /* the first byte of the code is 0 */
	for (unsigned i = 0; i < sizeof p / sizeof *all; i++)
		all[i] = 1024;
	range = UINT32_MAX;
	for (unsigned i = 0; i < 4; i++)
		code = code << 8 | next_byte();
}

/* Of a stream that was not unpacked right nothing is believed. */
static int
is_whole(const unsigned char *stream, uint32_t n)
{
	uint32_t digest = 0;

	for (unsigned i = 0; n >= BC_STREAM_HEAD && i < BC_DIGEST_SIZE; i++)
		digest |= (uint32_t)stream[i] << 8 * i;
	return n >= BC_STREAM_HEAD &&
	    digest == bc_digest(stream + BC_DIGEST_SIZE, n - BC_DIGEST_SIZE);
}

/* Unpacks what is there; returns how many bytes that is behind the digest, 0 where
 * they are not those that were packed. */
EXPORT(uint32_t, unpack, (void))
{
	unsigned char *stream = out + length;
	uint32_t text = length;

	begin();
	for (;;) {
		unsigned position = length & ((1u << BC_LZMA_PB) - 1), n;

		if (!bit(&p.is_match[state][position])) {
			put_literal();
			continue;
		}
		n = bit(&p.is_rep[state]) ? read_rep(position) : read_match(position);
		if (reps[0] == UINT32_MAX)
			break;
		for (; n > 0; n--)
			put(out[length - reps[0] - 1]);
	}
	if (!is_whole(stream, length - text))
		return 0;
	out = stream + BC_DIGEST_SIZE;
	return length - text - BC_DIGEST_SIZE;
}
