/* Fields that a line gives as "name=value". */
#ifndef BC_KEYVALUE_H
#define BC_KEYVALUE_H

#include "log/line.h"

/* Take the values of all fields between two offsets. */
BC_DATA void bc_take_fields(struct bc_line *line, size_t at, size_t to);

#endif
