/*
 * What LZMA is made of; the names are those of its specification. Who includes this
 * says before how literals are coded, CODER_LC, CODER_LP and CODER_LITERAL_BITS, which
 * are as many as both together at most, and has next_byte(), of what is packed; put(),
 * which unpacks a byte; byte_at(), the byte so far before the last one; and copy(), which
 * unpacks so many from there on once more.
 */
#ifndef BC_CODER_H
#define BC_CODER_H

#include <stdbool.h>
#include <stdint.h>

/* Of a 0, in 2048 parts; the names are those of the LZMA specification. */
typedef uint16_t probability;

enum { STATES = 12, LITERALS = 0x300 };

struct lengths {
	probability choice, choice2, low[16][8], mid[16][8], high[256];
};

static struct {
	probability is_match[STATES][16], is_rep[STATES], is_rep_g0[STATES],
	    is_rep_g1[STATES], is_rep_g2[STATES], is_rep0_long[STATES][16],
	    slot[4][64], special[128], align[16],
	    literal[LITERALS << CODER_LITERAL_BITS];
	struct lengths match, rep;
} p;

static uint32_t length; /* of what is unpacked */
static uint32_t range, code;
static uint32_t reps[4];
static unsigned state;

static unsigned next_byte(void);
static void put(unsigned char byte);
static unsigned byte_at(uint32_t distance);
static void copy(uint32_t distance, unsigned n);

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

static void
put_literal(void)
{
	unsigned before = length > 0 ? byte_at(0) : 0, m = 1;
	probability *q = p.literal +
	    LITERALS * (((length & ((1u << CODER_LP) - 1)) << CODER_LC) +
		(before >> (8 - CODER_LC)));

	/* Behind a match the byte differs from what would have followed there. */
	if (state >= 7) {
		unsigned match = byte_at(reps[0]), same = 1;

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

/* A match; false at the end that some have. */
static bool
put_match(unsigned position)
{
	unsigned n = bit(&p.is_rep[state]) ? read_rep(position) : read_match(position);

	if (reps[0] == UINT32_MAX)
		return false;
	copy(reps[0], n);
	return true;
}

static bool
put_next(unsigned positions)
{
	unsigned position = length & (positions - 1);

	if (bit(&p.is_match[state][position]))
		return put_match(position);
	put_literal();
	return true;
}

static void
forget_all(void)
{
	probability *all = (probability *)&p;

	for (unsigned i = 0; i < sizeof p / sizeof *all; i++)
		all[i] = 1024;
}

/* The first byte of the code is 0. */
static void
begin_code(void)
{
	next_byte();
	range = UINT32_MAX;
	for (unsigned i = 0; i < 4; i++)
		code = code << 8 | next_byte();
}

#endif
