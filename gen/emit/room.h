/* What the tables of the runtime have room for. */
#ifndef GEN_EMIT_ROOM_H
#define GEN_EMIT_ROOM_H

#include "gen/list/model.h"

/* Reports an error of the list where a number that grew from one to another,
 * for what stands in a line, went over its limit: "entries: 65536, but ...". */
void need_room(const struct model *m, int line, const char *what, size_t from,
    size_t to, size_t limit);

#endif
