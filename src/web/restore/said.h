/* What the tables say of each document, which src/index makes the index of. */
#ifndef BC_UNPACK_SAID_H
#define BC_UNPACK_SAID_H

#include "index/index.h"
#include "web/restore/tables.h"

void bc_say_all(struct bc_index *x, const unsigned char *bytes,
    const struct bc_packed_tables *tables);

#endif
