/* The tables of the matcher, as src/web/restore/patterns.h packs them. */
#ifndef GEN_SHRINK_PATTERNS_H
#define GEN_SHRINK_PATTERNS_H

#include <stdbool.h>

#include "src/web/restore/patterns.h"

/* In the place of the tables; false where they do not fit what can be packed. */
bool pack_patterns(
    unsigned char *bytes, const struct bc_packed_tables *tables);

#endif
