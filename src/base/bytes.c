/* Comparing bytes, eight at a time. */
#include "base/bytes.h"

#include <stdint.h>
#include <string.h>

int
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
