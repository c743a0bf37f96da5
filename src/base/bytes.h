/* Comparing bytes. */
#ifndef BC_BYTES_H
#define BC_BYTES_H

#include "base/linkage.h"

#include <stddef.h>

/* Are they the same? Of memcmp() clang makes bcmp() where nobody asks for an
 * order, and the runtime shall need no other function than those of C. */
BC_DATA int bc_are_same(const void *a, const void *b, size_t n);

#endif
