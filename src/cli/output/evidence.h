/* The text that was asked about, with the evidence marked in it. */
#ifndef CLI_EVIDENCE_H
#define CLI_EVIDENCE_H

#include "cli/output/terminal.h"

/* Print the text; what decided is in colour, or has carets under it. */
void evidence_put(const struct terminal *t,
    const struct bouncecode_answer *answer, const char *text, size_t length);

#endif
