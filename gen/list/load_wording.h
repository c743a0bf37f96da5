/* What is looked for in a text, read. */
#ifndef GEN_LOAD_WORDING_H
#define GEN_LOAD_WORDING_H

#include <libxml/tree.h>

#include "gen/list/model.h"

void load_provider(struct model *m, const xmlNode *node);
/* What a response, phrase, cue or blocklist has beyond the entry of a code. */
void load_response(struct model *m, const xmlNode *node, struct entry *e);
/* One more wording, as it is written. */
void add_pattern(
    struct patterns *p, const xmlNode *node, enum bc_pattern_kind kind);
/* The numbers in "5.7.606-649"; the schema has seen to its form. */
void read_enhanced(struct entry *e, const char *s);

#endif
