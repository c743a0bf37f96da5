/*
 * Where the strings of an entry stand and its references, as it is packed: most stand
 * behind all those that an entry before it has, the key before the title, and others
 * have a place.
 */
#ifndef BC_PACKED_ENTRIES_H
#define BC_PACKED_ENTRIES_H

#include "web/restore/tables.h"

/* Of a row of bc_entries, in the layout that structs have in WebAssembly. */
enum { BC_ENTRY_SIZE = 16, BC_ENTRY_TITLE = 4, BC_ENTRY_KEY = 8, BC_ENTRY_KIND = 15 };

enum { BC_PLACE_SIZE = 3, BC_BEHIND = 0, BC_PLACES };

/* Likewise of bc_texts. */
enum { BC_TEXT_SIZE = 24, BC_TEXT_REFERENCE = 20, BC_TEXT_NREFERENCES = 23 };

/* Packs a place, or puts it back, where the next one would be the newest; returns
 * what it is when it is not packed. */
typedef uint32_t bc_place(unsigned char *p, uint32_t newest);

/* All places of the entries, in order: what packs them and what puts them back meet
 * the same newest ones. */
void bc_walk_entries(unsigned char *bytes, const struct bc_packed_tables *tables,
    bc_place *place);

/* Makes the rows of what is packed. */
void bc_restore_entries(unsigned char *bytes, const struct bc_packed_tables *tables);

#endif
