/* Are bytes the same? Of memcmp() clang makes bcmp() where nobody asks for an
 * order, and the runtime shall need no other function than those of C. */
#ifndef BC_BYTES_H
#define BC_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline int
bc_are_same(const void *a, const void *b, size_t n)
{
	const char *p = (const char *)a, *q = (const char *)b;

	for (; n >= sizeof(uint64_t); n -= sizeof(uint64_t)) {
		uint64_t x, y;

		memcpy(&x, p, sizeof x);
		memcpy(&y, q, sizeof y);
		if (x != y)
			return 0;
		p += sizeof x;
		q += sizeof y;
	}
	for (; n > 0; n--)
		if (*p++ != *q++)
			return 0;
	return 1;
}

#endif
