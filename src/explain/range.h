/* The ranges of private codes that a code lies in. */
#ifndef BC_RANGE_H
#define BC_RANGE_H

#include "list/list.h"

/* The next range that a code lies in, from *at on, which begins with
 * bc_range_from(); NULL behind the last. */
BC_DATA size_t bc_range_from(const struct bouncecode_code *code);
BC_DATA const struct bc_range *bc_next_range(
    const struct bouncecode_code *code, size_t *at);

#endif
