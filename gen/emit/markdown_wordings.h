/* The wordings in docs/CODES.md. */
#ifndef GEN_EMIT_MARKDOWN_WORDINGS_H
#define GEN_EMIT_MARKDOWN_WORDINGS_H

#include <stdio.h>

#include "gen/list/model.h"

/* Block lists, replies of providers, phrases, cues and headlines. */
void put_markdown_wordings(const struct model *m, FILE *out);

#endif
