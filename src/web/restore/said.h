/* What the tables say of each document, which src/index makes the index of. */
#ifndef BC_UNPACK_SAID_H
#define BC_UNPACK_SAID_H

#include "index/index.h"
#include "web/restore/tables.h"

/* Puts the leaders into the table of documents, too. */
void bc_say_all(struct bc_index *x, unsigned char *bytes,
    const struct bc_packed_tables *tables);

#endif
