/*
 * Codes as programs pass them: "550", "5.7.26", "550 5.7.26" or "550-5.7.26", alone
 * or with blanks, brackets and the like around. Their length alone tells where each
 * digit stands, so that they are read as words, without a loop and without a branch
 * on what they are: a branch for each byte cost 230 instructions and 1.5
 * mispredictions a code in mixed order, this costs 120 and none. bc_read_any() reads
 * all of them alike, and does it alone where the compiler is asked for small code.
 */
#ifndef BC_USUAL_H
#define BC_USUAL_H

#include "code/code.h"

#ifndef __OPTIMIZE_SIZE__
#define BC_USUAL_CODES

struct bc_usual {
	/* From the lowest byte: what stands between the halves, the digits of the
	 * reply, an empty byte, and those of the detail, filled up from the left. In
	 * bytes 3 and 7 the tens are added. */
	uint64_t digits;
	uint32_t front; /* class, an empty byte, subject, an empty byte */
	const struct bc_usual_shape *shape;
	unsigned reply_offset, enhanced_offset;
};

/* What a usual code of a length has. */
struct bc_usual_shape {
	uint64_t digits; /* the bytes that it has of those in struct bc_usual */
	uint64_t zero;   /* 1 in all that may be 0 */
	uint32_t front;
	uint8_t between; /* offset of the byte between the halves */
	uint8_t reply_length, enhanced_offset, enhanced_length;
};

/* Without what is around. */
enum { BC_USUAL_MIN = 3, BC_USUAL_MAX = 11 };

/* The first byte is the lowest, whatever the order of the machine. Compilers make
 * one load of it where they can. */
static inline uint32_t
bc_four_bytes(const char *p)
{
	return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8 |
	    (uint32_t)(unsigned char)p[2] << 16 | (uint32_t)(unsigned char)p[3] << 24;
}

static inline uint32_t
bc_two_bytes(const char *p)
{
	return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8;
}

/* By length, the least first. */
#define BC_REPLY_ZERO UINT64_C(0x0101010101010001) /* its first digit may not */
static const struct bc_usual_shape bc_usual_shapes[] = {
	{ UINT64_C(0x00000000ffffff00), BC_REPLY_ZERO, 0, 0, 3, 0, 0 },
	{ 0, 0, 0, 0, 0, 0, 0 },
	{ UINT64_C(0xff00000000000000), UINT64_C(0x0101010101010101), ~0u, 0, 0, 0, 5 },
	{ UINT64_C(0xffff000000000000), UINT64_C(0x0100010101010101), ~0u, 0, 0, 0, 6 },
	{ UINT64_C(0xffffff0000000000), UINT64_C(0x0101000101010101), ~0u, 0, 0, 0, 7 },
	{ 0, 0, 0, 0, 0, 0, 0 },
	{ UINT64_C(0xff000000ffffffff), BC_REPLY_ZERO, ~0u, 3, 3, 4, 5 },
	{ UINT64_C(0xffff0000ffffffff), UINT64_C(0x0100010101010001), ~0u, 3, 3, 4, 6 },
	{ UINT64_C(0xffffff00ffffffff), UINT64_C(0x0101000101010001), ~0u, 3, 3, 4, 7 },
};
#undef BC_REPLY_ZERO

/* Read the halves of a code: the reply, the first and the last four bytes of the
 * rest, and what stands between; 0 where they are no usual ones. */
static inline int
bc_read_halves(const char *reply, const char *first, const char *last,
    unsigned char between, const struct bc_usual_shape *shape, struct bc_usual *usual)
{
	uint64_t digits, bad;
	uint32_t front;

	front = (bc_four_bytes(first) ^ 0x2e302e30) & shape->front;
	digits = (uint64_t)bc_four_bytes(last) << 32 | bc_two_bytes(reply + 1) << 16 |
	    (uint32_t)(unsigned char)reply[0] << 8 | between;
	digits = (digits ^ UINT64_C(0x3030303030303020)) & shape->digits;
	/* The top bit of a byte tells that it is above 9, or 0 where it may not be;
	 * the second sum also that it is above 0x80. */
	bad = ((digits + UINT64_C(0x7676767676767676)) |
		  ~((digits | shape->zero) + UINT64_C(0x7f7f7f7f7f7f7f7f))) &
	    UINT64_C(0x8080808080808080);
	bad |= (digits & 0xff) | (front & ~0x00070007u);
	bad |= shape->front & ~(0x34u >> (front & 7)) & 1; /* class 2, 4 or 5 */
	usual->digits = digits + (digits & UINT64_C(0x00ff000000ff0000)) * 0xa00;
	usual->front = front;
	usual->shape = shape;
	return bad == 0;
}

/* A reply alone has no rest: empty bytes are read in its place, since nothing outside
 * of the text may be. */
static const char bc_no_rest[5] = { 0, 0, 0, 0, 0 };

static inline int
bc_read_usual_alone(const char *text, size_t length, struct bc_usual *usual)
{
	const struct bc_usual_shape *shape;
	const char *rest = length > 3 ? text : bc_no_rest + 1;
	unsigned char between;

	if (length - BC_USUAL_MIN > BC_USUAL_MAX - BC_USUAL_MIN)
		return 0;
	shape = &bc_usual_shapes[length - BC_USUAL_MIN];
	between = (unsigned char)text[shape->between];
	usual->reply_offset = 0;
	usual->enhanced_offset = shape->enhanced_offset;
	return bc_read_halves(text, rest + shape->enhanced_offset, rest + length - 4,
	    between == '-' ? ' ' : between, shape, usual);
}

/* With blanks, brackets and the like around its halves. */
BC_DATA int bc_read_usual_within(
    const char *text, size_t length, struct bc_usual *usual);

static inline int
bc_read_usual(const char *text, size_t length, struct bc_usual *usual)
{
	return bc_read_usual_alone(text, length, usual) ||
	    bc_read_usual_within(text, length, usual);
}

/* Its number, as BOUNCECODE_PAIR() makes it of the digits. */
static inline uint32_t
bc_number_of_usual(const struct bc_usual *usual)
{
	uint64_t halves = (usual->digits & UINT64_C(0x0000ff000000ff00)) >> 5 |
	    (usual->digits & UINT64_C(0xff000000ff000000)) >> 16;

	return usual->front | (uint32_t)(halves | halves >> 16);
}

static inline void
bc_code_of_usual(const struct bc_usual *usual, struct bouncecode_code *code)
{
	uint64_t halves = (usual->digits >> 8 & UINT64_C(0x000000ff000000ff)) * 100 +
	    (usual->digits >> 24 & UINT64_C(0x000000ff000000ff));

	code->reply = (uint16_t)halves;
	code->class_digit = (uint16_t)(usual->front & 7);
	code->subject = (uint16_t)(usual->front >> 16);
	code->detail = (uint16_t)(halves >> 32);
	code->reply_offset = usual->reply_offset;
	code->reply_length = usual->shape->reply_length;
	code->enhanced_offset = usual->enhanced_offset;
	code->enhanced_length = usual->shape->enhanced_length;
}
#endif

#endif
