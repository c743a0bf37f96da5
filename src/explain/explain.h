/* What a text says: bouncecode_explain() for a text whose parts are known. */
#ifndef BC_EXPLAIN_H
#define BC_EXPLAIN_H

#include "base/linkage.h"
#include "bouncecode.h"

/* Explain parts of a text by its code and what stands in them: the last part is
 * what a server said, those before name the server. */
BC_DATA int bc_explain_parts(const char *text,
    const struct bouncecode_span *parts, size_t n,
    const struct bouncecode_code *code, struct bouncecode_answer *answer);

#endif
