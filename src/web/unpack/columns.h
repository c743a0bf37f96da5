/* Tables in the packed runtime that stand there column by column. */
#ifndef BC_COLUMNS_H
#define BC_COLUMNS_H

#include <stdint.h>

/* In the stream: how many there are, and then these, all as 32 bits with the
 * lowest byte first. */
struct columns {
	uint32_t at; /* in the bytes behind the list */
	uint32_t rows, width;
	uint32_t is_steps; /* numbers of 16 bits: the difference to the row before */
};

/* Returns where the bytes behind the list are. The spare room, which has the
 * size of the largest table, is written to. */
unsigned char *bc_restore_rows(unsigned char *stream, unsigned char *spare);

#endif
