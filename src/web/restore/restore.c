/*
 * The tables come packed and are put back where they stand before anything is asked;
 * those of keyword search, which takes longest, before the first search.
 */
#include "web/restore/restore.h"

#include "web/libc/export.h"
#include "web/restore/columns.h"
#include "web/restore/search.h"

#include <stdbool.h>
#include <stdlib.h>

/* What gen/shrink writes of the tables: room for that, which no compiler knows the
 * value of. */
extern const volatile unsigned char bc_packed_head[];
const volatile unsigned char bc_packed_head[1024] = { 1 };

extern unsigned char __global_base, __data_end;

static struct bc_packed_tables tables;
static bool can_search;

static uint32_t
data_size(void)
{
	return (uint32_t)(&__data_end - &__global_base);
}

/* Room that restoring needs for the while. */
static uint32_t *
spare_room(void)
{
	uint32_t *spare = malloc((size_t)data_size() * BC_SPARE);

	if (spare == NULL)
		__builtin_trap();
	return spare;
}

EXPORT(void, restore, (void))
{
	unsigned char head[sizeof bc_packed_head];
	uint32_t *spare = spare_room();

	for (size_t i = 0; i < sizeof head; i++)
		head[i] = bc_packed_head[i];
	if (!bc_restore_apart(head, &__global_base, data_size(), &tables, spare))
		__builtin_trap();
	free(spare);
}

EXPORT(void, restore_search, (void))
{
	uint32_t *spare;

	if (can_search)
		return;
	can_search = true;
	spare = spare_room();
	if (!bc_restore_search(&__global_base, &tables, spare))
		__builtin_trap();
	free(spare);
}
