/*
 * A list that outgrows a table is refused with the line that is too much. The
 * limits stand in the headers of the runtime, beside the types that set them.
 */
#include "gen/emit/room.h"

void
need_room(const struct model *m, int line, const char *what, size_t from,
    size_t to, size_t limit)
{
	if (from <= limit && to > limit)
		model_error(m, line, "%s: %zu up to here, the limit is %zu",
		    what, to, limit);
}
