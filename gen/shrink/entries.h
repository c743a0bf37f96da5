/* The entries, as src/web/restore/entries.h packs them. */
#ifndef GEN_SHRINK_ENTRIES_H
#define GEN_SHRINK_ENTRIES_H

#include "src/web/restore/entries.h"

/* In the place of the table. */
void pack_entries(unsigned char *bytes, const struct bc_packed_tables *tables);

#endif
