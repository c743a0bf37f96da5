/* Tables in the packed runtime that stand there column by column. */
#ifndef BC_COLUMNS_H
#define BC_COLUMNS_H

#include <stdint.h>

/* In the stream: place and size of the pool of strings, the number of tables,
 * and these, all as 32 bits with the lowest byte first; places are those in
 * the bytes behind the list. */
struct columns {
	uint32_t at, rows, width;
	uint32_t is_steps; /* numbers of 16 bits: the difference to the row before */
	uint32_t places; /* so many numbers of 32 bits first are strings, as below */
};

enum { BC_COLUMNS_HEAD = 12, BC_COLUMNS_SIZE = 20 };

/* A string of the pool: none, which is the first, or the one behind the last
 * that was told of, or its number, which this is added to. */
enum { BC_NO_STRING, BC_NEXT_STRING, BC_STRINGS };

/* Returns where the bytes behind the list are. The spare room, which has their
 * size, is written to. */
unsigned char *bc_restore_rows(unsigned char *stream, uint32_t *spare);

#endif
