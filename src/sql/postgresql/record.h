/* An answer as a row of the composite type bouncecode_answer. */
#ifndef POSTGRESQL_RECORD_H
#define POSTGRESQL_RECORD_H

#include "sql/postgresql/server.h"

#include <bouncecode.h>

struct row_maker;

/* For the type that the function returns; it lives in a context. */
struct row_maker *row_maker_new(FunctionCallInfo fcinfo, MemoryContext context);
Datum row_maker_row(struct row_maker *maker, const struct bouncecode_answer *a);

#endif
