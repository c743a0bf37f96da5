/* Where text is put: into some room, which is emptied when it is full, or else
 * what does not fit is only counted. */
#ifndef BC_SINK_H
#define BC_SINK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bc_sink {
	char *text;
	size_t size, length;
	size_t before; /* bytes that were put and are not in the room (any more) */
	/* Take what is in the room; NULL where nobody does. */
	void (*empty)(struct bc_sink *sink);
};

/* How many bytes were put so far. */
static inline size_t
bc_put_so_far(const struct bc_sink *sink)
{
	return sink->before + sink->length;
}

static inline void
bc_empty(struct bc_sink *sink)
{
	sink->empty(sink);
	sink->before += sink->length;
	sink->length = 0;
}

static inline void
bc_put_bytes(struct bc_sink *sink, const char *s, size_t n)
{
	while (n > 0) {
		size_t fits = sink->size - sink->length;

		if (fits == 0 && sink->empty == NULL) {
			sink->before += n;
			return;
		}
		if (fits == 0) {
			bc_empty(sink);
			continue;
		}
		fits = n < fits ? n : fits;
		memcpy(sink->text + sink->length, s, fits);
		sink->length += fits;
		s += fits;
		n -= fits;
	}
}

static inline void
bc_put_char(struct bc_sink *sink, char c)
{
	if (sink->length < sink->size)
		sink->text[sink->length++] = c;
	else
		bc_put_bytes(sink, &c, 1);
}

static inline void
bc_put_escaped(struct bc_sink *sink, char c)
{
	bc_put_char(sink, '\\');
	bc_put_char(sink, c);
}

/* Names, and what stands between them, have a few bytes each: one loop costs a
 * third of strlen() and memcpy(). */
static inline void
bc_put_text(struct bc_sink *sink, const char *s)
{
	size_t n = sink->length;

	for (; *s != '\0' && n < sink->size; s++)
		sink->text[n++] = *s;
	sink->length = n;
	if (*s != '\0')
		bc_put_bytes(sink, s, strlen(s));
}

/* Take the last digit off a number. Machines of 32 bits call a function to divide
 * 64 of them, which not every program has that brings its own C library. */
static inline unsigned
bc_take_digit(uint64_t *n)
{
	uint64_t quotient = 0;
	uint32_t rest = 0;

	for (int shift = 48; shift >= 0; shift -= 16) {
		rest = rest << 16 | (uint32_t)(*n >> shift & 0xffff);
		quotient = quotient << 16 | rest / 10;
		rest %= 10;
	}
	*n = quotient;
	return rest;
}

/* Digits of a number, written backwards into the end of some room. */
enum { BC_NUMBER_SIZE = 24 };

static inline const char *
bc_write_digits(uint64_t n, char text[BC_NUMBER_SIZE])
{
	char *p = text + BC_NUMBER_SIZE - 1;
	uint32_t small;

	*p = '\0';
	while (n >> 32 != 0)
		*--p = (char)('0' + bc_take_digit(&n));
	small = (uint32_t)n;
	do
		*--p = (char)('0' + small % 10);
	while ((small /= 10) > 0);
	return p;
}

static inline void
bc_put_number(struct bc_sink *sink, uint64_t n)
{
	char text[BC_NUMBER_SIZE];

	bc_put_text(sink, bc_write_digits(n, text));
}

/* Put what is ASCII and neither of control nor one of these, in one pass: most
 * strings are that. Returns what is left, which need not begin with another byte
 * where the room ended. */
static inline const char *
bc_put_plain(struct bc_sink *sink, const char *s, char quote, char escape)
{
	size_t n = sink->length;

	for (; *s >= ' ' && *s < 0x7f && *s != quote && *s != escape && n < sink->size; s++)
		sink->text[n++] = *s;
	sink->length = n;
	return s;
}

#endif
