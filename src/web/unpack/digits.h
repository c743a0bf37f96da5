/*
 * Bytes as text that gzip makes as small as the bytes: 64 digits of six bits
 * leave it no room for what it needs besides, and often repeat by chance. So there
 * are as many as a page can hold; the first ones stand for six bits, the others for
 * seven, highest bit first, as gzip will have them again.
 */
#ifndef BC_DIGITS_H
#define BC_DIGITS_H

/* From the last sign of ASCII down to the first but the one that begins a tag;
 * small letters, which the page has most of, are short. */
enum {
	BC_DIGIT_FIRST = '~',
	BC_DIGIT_LAST = '!',
	BC_DIGIT_NONE = '<',
	BC_DIGIT_BITS = 6,
	BC_DIGITS = BC_DIGIT_FIRST - BC_DIGIT_LAST,
	BC_SHORT_DIGITS = (2 << BC_DIGIT_BITS) - BC_DIGITS
};

/* The number of a digit, from 0. */
static inline unsigned
bc_digit_number(unsigned char c)
{
	return (unsigned)BC_DIGIT_FIRST - c - (c < BC_DIGIT_NONE);
}

#endif
