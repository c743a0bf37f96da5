/* What a text says: bouncecode_explain() for a text whose parts are known. */
#ifndef BC_EXPLAIN_H
#define BC_EXPLAIN_H

#include "base/linkage.h"
#include "bouncecode.h"
#include "list/list.h"

/* Explain parts of a text by its code and what stands in them: the last part is
 * what a server said, those before name the server. command is the one that
 * failed, if it is named elsewhere. */
BC_DATA int bc_explain_parts(const char *text,
    const struct bouncecode_span *parts, size_t n, enum bc_command command,
    const struct bouncecode_code *code, struct bouncecode_answer *answer);

/* The command whose name a text begins with: "RCPT TO command". */
BC_DATA enum bc_command bc_command_at(const char *text, size_t length);
/* The command that failed, where a text names it; the last one. */
BC_DATA enum bc_command bc_find_command(const char *text, size_t length);

#endif
