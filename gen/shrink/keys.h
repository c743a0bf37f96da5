/* The exact look-up, as src/web/restore/keys.h packs it. */
#ifndef GEN_SHRINK_KEYS_H
#define GEN_SHRINK_KEYS_H

#include "src/web/restore/keys.h"

/* In the place of the table. */
void pack_keys(unsigned char *bytes, const struct bc_packed_tables *tables);

#endif
