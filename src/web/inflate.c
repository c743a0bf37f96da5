/* gzip (RFC 1952), of one member or of several, as rotated logs are put together;
 * sections of the format it packs by are those of RFC 1951. */
#include "web/packed.h"

#include <string.h>

enum { WINDOW = 32768, CODE_MAX = 15, LITERALS = 288, DISTANCES = 32, ALL_LENGTHS = 320 };

/* Symbols and lengths of their codes, by the bits that come next. */
struct codes {
	uint16_t entries[1 << CODE_MAX];
	unsigned bits;
};

static struct {
	void (*step)(void);
	uint64_t waiting; /* bits */
	unsigned nwaiting;
	bool is_last;
	uint64_t n;      /* bytes that were unpacked */
	uint32_t stored; /* that follow as they are */
	struct codes literal, distance;
	unsigned char window[WINDOW];
} z;

static void read_head(void), read_block(void), read_codes(void), read_stored(void),
    read_end(void);

/* ---- bits, the lowest first */

static void
fill(void)
{
	while (z.nwaiting <= 56 && packed.at < packed.length) {
		z.waiting |= (uint64_t)packed.bytes[packed.at++] << z.nwaiting;
		z.nwaiting += 8;
	}
}

static unsigned
take(unsigned n)
{
	unsigned bits = (unsigned)(z.waiting & ((UINT64_C(1) << n) - 1));

	if (n > z.nwaiting) {
		packed.broken = true;
		return 0;
	}
	z.waiting >>= n;
	z.nwaiting -= n;
	return bits;
}

static unsigned
bits(unsigned n)
{
	fill();
	return take(n);
}

/* ---- codes (section 3.2.2) */

static void
make_codes(struct codes *c, const unsigned char *lengths, unsigned n)
{
	unsigned count[CODE_MAX + 1] = { 0 }, next[CODE_MAX + 1], code = 0;

	for (unsigned i = 0; i < n; i++)
		count[lengths[i]]++;
	count[0] = 0;
	c->bits = 1;
	for (unsigned l = 1; l <= CODE_MAX; l++) {
		next[l] = code = (code + count[l - 1]) << 1;
		packed.broken |= code + count[l] > 1u << l;
		if (count[l] > 0)
			c->bits = l;
	}
	memset(c->entries, 0, sizeof *c->entries << c->bits);
	for (unsigned i = 0; i < n && !packed.broken; i++) {
		unsigned l = lengths[i];

		if (l == 0)
			continue;
		for (unsigned at = __builtin_bitreverse32(next[l]++) >> (32 - l);
		     at < 1u << c->bits; at += 1u << l)
			c->entries[at] = (uint16_t)(i << 4 | l);
	}
}

static unsigned
symbol(const struct codes *c)
{
	unsigned entry = c->entries[z.waiting & ((1u << c->bits) - 1)];

	packed.broken |= entry == 0;
	take(entry & 15);
	return entry >> 4;
}

/* ---- what is unpacked */

static void
put(unsigned char byte)
{
	z.window[z.n++ % WINDOW] = byte;
	if (z.n % WINDOW == 0)
		packed_put(z.window, WINDOW);
}

/* Section 3.2.5: the lengths and distances are of powers of two, and halves or
 * quarters of them. */
static void
copy(unsigned length)
{
	unsigned n = length == 28 ? 258 : 3 + length, d, extra;

	if (length >= 8 && length < 28) {
		extra = length / 4 - 1;
		n = 3 + ((4 + length % 4) << extra) + take(extra);
	}
	d = symbol(&z.distance);
	if (d < 4) {
		d++;
	} else {
		extra = d / 2 - 1;
		d = 1 + ((2 + d % 2) << extra) + bits(extra);
	}
	packed.broken |= d > z.n || d > WINDOW;
	for (; n > 0 && !packed.broken; n--)
		put(z.window[(z.n - d) % WINDOW]);
}

static void
end_block(void)
{
	z.step = z.is_last ? read_end : read_block;
}

static void
read_codes(void)
{
	enum { LONGEST = 16, END = 256 };

	while (!packed.broken && (packed.ended || packed.length - packed.at >= LONGEST)) {
		unsigned s;

		fill();
		s = symbol(&z.literal);
		if (s > END) {
			copy(s - END - 1);
		} else if (s < END) {
			put((unsigned char)s);
		} else {
			end_block();
			return;
		}
	}
}

static void
read_stored(void)
{
	for (; z.stored > 0 && !packed.broken; z.stored--)
		put((unsigned char)bits(8));
	end_block();
}

/* ---- blocks (section 3.2.3) */

/* Section 3.2.7: lengths of codes, in codes. */
static void
read_lengths(unsigned char *lengths, unsigned n)
{
	for (unsigned i = 0; i < n && !packed.broken;) {
		unsigned s, times = 1, value;

		fill();
		s = symbol(&z.distance);
		value = s == 16 && i > 0 ? lengths[i - 1] : s < 16 ? s : 0;
		if (s >= 16)
			times = s == 16 ? 3 + take(2) : s == 17 ? 3 + take(3) : 11 + take(7);
		packed.broken |= i + times > n || (s == 16 && i == 0);
		for (; times > 0 && !packed.broken; times--)
			lengths[i++] = (unsigned char)value;
	}
}

static void
read_dynamic(void)
{
	static const unsigned char order[19] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11,
		4, 12, 3, 13, 2, 14, 1, 15 };
	unsigned char lengths[ALL_LENGTHS] = { 0 };
	unsigned literals = 257 + bits(5), distances = 1 + bits(5), n = 4 + bits(4);

	for (unsigned i = 0; i < n; i++)
		lengths[order[i]] = (unsigned char)bits(3);
	make_codes(&z.distance, lengths, sizeof order);
	read_lengths(lengths, literals + distances);
	make_codes(&z.literal, lengths, literals);
	make_codes(&z.distance, lengths + literals, distances);
}

static void
read_fixed(void)
{
	unsigned char lengths[LITERALS];

	for (unsigned i = 0; i < LITERALS; i++)
		lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	make_codes(&z.literal, lengths, LITERALS);
	memset(lengths, 5, DISTANCES);
	make_codes(&z.distance, lengths, DISTANCES);
}

static void
read_block(void)
{
	unsigned type;

	z.is_last = bits(1);
	type = bits(2);
	z.step = type == 0 ? read_stored : read_codes;
	if (type == 0) {
		take(z.nwaiting % 8);
		z.stored = bits(16);
		packed.broken |= (z.stored ^ bits(16)) != 0xffff;
	} else if (type == 1) {
		read_fixed();
	} else if (type == 2) {
		read_dynamic();
	} else {
		packed.broken = true;
	}
}

/* ---- members (RFC 1952 section 2.3) */

static void
read_head(void)
{
	enum { HAS_DIGEST = 2, HAS_MORE = 4, HAS_NAME = 8, HAS_COMMENT = 16 };
	unsigned flags;

	packed.broken |= bits(16) != 0x8b1f || bits(8) != 8;
	flags = bits(8);
	bits(24), bits(24);
	if (flags & HAS_MORE)
		for (unsigned n = bits(16); n > 0 && !packed.broken; n--)
			bits(8);
	for (unsigned text = HAS_NAME; text <= HAS_COMMENT; text <<= 1)
		while ((flags & text) && !packed.broken && bits(8) != 0)
			;
	if (flags & HAS_DIGEST)
		bits(16);
	packed_begin_digest(CRC_32);
	z.n = 0;
	z.step = read_block;
}

/* What follows may be another member; anything else is none of it. */
static void
read_end(void)
{
	uint32_t digest, n;

	packed_put(z.window, z.n % WINDOW);
	take(z.nwaiting % 8);
	digest = bits(16);
	digest |= bits(16) << 16;
	n = bits(16);
	n |= bits(16) << 16;
	packed.broken |= digest != (uint32_t)~packed.digest || n != (uint32_t)z.n;
	fill();
	packed.complete = !packed.broken && (z.waiting & 0xffff) != 0x8b1f;
	z.step = read_head;
}

void
inflate_begin(void)
{
	z.waiting = z.nwaiting = 0;
	z.step = read_head;
	packed_begin_digest(CRC_32);
	z.n = 0;
}

/* What was unpacked of a member that is broken counts. */
void
inflate_run(void)
{
	while (!packed.broken && !packed.complete) {
		void (*step)(void) = z.step;

		if (!packed.ended && packed.length - packed.at < PACKED_ENOUGH)
			return;
		step();
	}
	if (packed.broken && z.step != read_head)
		packed_put(z.window, z.n % WINDOW);
}
