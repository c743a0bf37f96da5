/* Values in JSON, RFC 8259. */
#ifndef BC_JSON_H
#define BC_JSON_H

#include "base/linkage.h"
#include "record/sink.h"
#include "record/value.h"

BC_DATA void bc_json_string(struct bc_sink *sink, const char *s);
/* "name": before a value. */
BC_DATA void bc_json_name(struct bc_sink *sink, const char *name);
BC_DATA void bc_json_list(struct bc_sink *sink, const struct bc_list *list,
    const struct bouncecode_answer *a);
/* One cell without a name is a value, others are an object. */
BC_DATA void bc_json_member(struct bc_sink *sink, const struct bc_cell *cells, size_t n);
/* A character of control of n bytes, escaped. */
BC_DATA void bc_json_control(struct bc_sink *sink, const char *s, size_t n);

static inline int
bc_is_none(const struct bc_cell *cell)
{
	return cell->type != BC_CELL_NUMBER &&
	    (cell->text == NULL || *cell->text == '\0');
}

#endif
