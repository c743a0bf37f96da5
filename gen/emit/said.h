/*
 * What the rows of a document say for keyword search, as src/index takes it.
 */
#ifndef GEN_EMIT_SAID_H
#define GEN_EMIT_SAID_H

#include "gen/emit/facts.h"
#include "src/index/said.h"

struct bc_said_row said_of(
    const struct model *m, const struct document *d, const struct row *r);

/* Are its wordings searched for as well? */
bool says_wordings(const struct entry *e);

#endif
