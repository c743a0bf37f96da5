/* Text as it was before JSON escaped it, once or within a string again. */
#ifndef BC_ESCAPE_H
#define BC_ESCAPE_H

#include "base/linkage.h"
#include "bouncecode.h"

#ifndef BOUNCECODE_NO_EVENTS

/* A byte of the text that is no ASCII, as bc_next_char() gives it. */
#define BC_RAW_BYTE 0x1000000u

BC_DATA uint32_t bc_next_escaped(
    const char *text, size_t *at, size_t to, unsigned layers);

/* The character that stands at an offset, of strings so many times in each
 * other, and the offset behind it. Most stand in none: a call for each was a
 * quarter of reading an event. */
static inline uint32_t
bc_next_char(const char *text, size_t *at, size_t to, unsigned layers)
{
	unsigned char c;

	if (layers > 0)
		return bc_next_escaped(text, at, to, layers);
	c = (unsigned char)text[(*at)++];
	return c < 0x80 ? c : c | BC_RAW_BYTE;
}

/* The same for a whole part; what has no room is left out. Returns how many
 * bytes were written. */
BC_DATA size_t bc_unescape(const char *text, struct bouncecode_span part,
    unsigned layers, char *buffer, size_t size);

/* Where the character stands that so many bytes were written before. */
BC_DATA size_t bc_escaped_at(const char *text, struct bouncecode_span part,
    unsigned layers, size_t nbytes);

#endif

#endif
