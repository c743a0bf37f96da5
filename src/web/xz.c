/* xz: streams of blocks, each packed by LZMA2; numbers of sections are those of "The .xz
 * File Format", https://tukaani.org/xz/xz-file-format.txt. */
#include "web/packed.h"

#include <stdlib.h>

enum { CODER_LITERAL_BITS = 4 };

static struct {
	void (*step)(void);
	unsigned char *window; /* the last bytes that were unpacked, as a ring */
	uint32_t size, at, put; /* of it; where the next byte goes, and what was handed on */
	uint64_t end; /* of a chunk, in bytes of the block */
	uint64_t n;   /* of the block */
	uint64_t packed; /* bytes of it, which are filled up to a multiple of four */
	unsigned lc, lp, pb, digest;
	unsigned chunk; /* bytes of it that are to come */
} x;

#define CODER_LC x.lc
#define CODER_LP x.lp
#include "web/unpack/coder.h"

static void read_head(void), read_block(void), read_chunk(void), read_index(void);

/* ---- bytes */

static unsigned
next_byte(void)
{
	if (x.chunk == 0) {
		packed.broken = true;
		return 0;
	}
	x.chunk--;
	return packed_byte();
}

static void
hand_on(void)
{
	packed_put(x.window + x.put, x.at - x.put);
	x.put = x.at;
}

static void
put(unsigned char byte)
{
	x.window[x.at++] = byte;
	x.n++;
	length++;
	if (x.at == x.size) {
		hand_on();
		x.at = x.put = 0;
	}
}

static unsigned
byte_at(uint32_t distance)
{
	if (distance >= length || distance >= x.size) {
		packed.broken = true;
		return 0;
	}
	return x.window[x.at > distance ? x.at - distance - 1 : x.at + x.size - distance - 1];
}

static void
copy(uint32_t distance, unsigned n)
{
	for (; n > 0; n--)
		put((unsigned char)byte_at(distance));
}

static void
skip(size_t n)
{
	for (; n > 0 && !packed.broken; n--)
		packed_byte();
}

/* Section 1.2. */
static uint64_t
number(void)
{
	uint64_t n = 0;
	unsigned byte, bits = 0;

	do {
		byte = packed_byte();
		n |= (uint64_t)(byte & 0x7f) << bits;
		bits += 7;
	} while (byte & 0x80 && bits < 63);
	return n;
}

/* ---- LZMA2, in chunks with a head */

static void
forget(unsigned how)
{
	if (how == 0)
		return;
	if (how >= 2) {
		unsigned d = packed_byte();

		x.lc = d % 9;
		x.lp = d / 9 % 5;
		x.pb = d / 45;
		packed.broken |= d >= 225 || x.lc + x.lp > CODER_LITERAL_BITS;
	}
	if (how == 3)
		length = 0;
	forget_all();
	state = reps[0] = reps[1] = reps[2] = reps[3] = 0;
}

static unsigned
read_size(void)
{
	unsigned high = packed_byte();

	return (high << 8 | packed_byte()) + 1;
}

static void
unpack_chunk(unsigned control)
{
	x.end = x.n + (((uint64_t)control & 0x1f) << 16) + read_size();
	x.chunk = read_size();
	forget(control >> 5 & 3);
	if (packed.broken)
		return;
	begin_code();
	while (x.n < x.end && !packed.broken)
		packed.broken |= !put_next(1u << x.pb);
	packed.broken |= x.n != x.end || x.chunk > 0;
}

/* What so many bytes lack to a multiple of four. */
static void
align(uint64_t n)
{
	skip(-n % 4);
}

static void
end_block(void)
{
	uint64_t digest = 0;
	static const unsigned sizes[16] = { 0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32,
		64, 64, 64 };
	unsigned n = sizes[x.digest];

	align(x.packed);
	for (unsigned i = 0; i < n; i++)
		digest |= (uint64_t)packed_byte() << 8 * (i % 8);
	if (x.digest == 1)
		packed.broken |= digest != (uint32_t)~packed.digest;
	if (x.digest == 4)
		packed.broken |= digest != ~packed.digest;
	x.step = read_block;
}

static void
read_chunk(void)
{
	size_t from = packed.at;
	unsigned control = packed_byte();

	if (control == 0) {
		x.packed++;
		end_block();
		return;
	}
	if (control >= 0x80) {
		unpack_chunk(control);
	} else if (control <= 2) {
		if (control == 1)
			length = 0;
		for (unsigned n = read_size(); n > 0 && !packed.broken; n--)
			put((unsigned char)packed_byte());
	} else {
		packed.broken = true;
	}
	hand_on();
	x.packed += packed.at - from;
}

/* ---- streams (section 2) and blocks (section 3) */

static void
make_window(unsigned how)
{
	enum { HOW_MAX = 31 }; /* 192 MB */
	uint32_t size = (2u | (how & 1)) << (how / 2 + 11);

	packed.broken |= how > HOW_MAX;
	if (packed.broken || size == x.size)
		return;
	free(x.window);
	x.window = malloc(size);
	x.size = size;
	packed.broken |= x.window == NULL;
}

static void
read_block(void)
{
	enum { LZMA2 = 0x21, HAS_PACKED = 0x40, HAS_SIZE = 0x80, FILTERS = 3 };
	size_t begins = packed.at, head = packed_byte();
	unsigned flags;

	if (head == 0) {
		x.step = read_index;
		return;
	}
	flags = packed_byte();
	if (flags & HAS_PACKED)
		number();
	if (flags & HAS_SIZE)
		number();
	packed.broken |= (flags & FILTERS) != 0 || number() != LZMA2 || number() != 1;
	make_window(packed_byte());
	skip(begins + 4 * (head + 1) - packed.at);
	packed_begin_digest(x.digest == 1 ? CRC_32 : CRC_64);
	x.n = x.at = x.put = 0;
	x.packed = 0;
	x.step = read_chunk;
}

/* What it says is known by then. */
static void
read_index(void)
{
	enum { DIGEST = 4, FOOT = 12 };
	size_t begins = packed.at - 1;

	for (uint64_t n = number(); n > 0 && !packed.broken; n--) {
		number();
		number();
	}
	align(packed.at - begins);
	skip(DIGEST + FOOT);
	while (packed.at < packed.length && packed.bytes[packed.at] == 0)
		packed.at++;
	packed.complete = !packed.broken && packed.at == packed.length && packed.ended;
	x.step = read_head;
}

static void
read_head(void)
{
	static const unsigned char magic[] = { 0xfd, '7', 'z', 'X', 'Z', 0, 0 };

	if (packed.ended && packed.at == packed.length) {
		packed.complete = true;
		return;
	}
	for (unsigned i = 0; i < sizeof magic; i++)
		packed.broken |= packed_byte() != magic[i];
	x.digest = packed_byte() & 15;
	skip(4);
	x.step = read_block;
}

void
xz_begin(void)
{
	x.step = read_head;
}

void
xz_run(void)
{
	while (!packed.broken && !packed.complete) {
		if (!packed.ended && packed.length - packed.at < PACKED_ENOUGH)
			return;
		x.step();
	}
	if (packed.broken && x.window != NULL && x.at > x.put)
		hand_on();
}
