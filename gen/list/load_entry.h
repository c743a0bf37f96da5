/* Entries, read. */
#ifndef GEN_LOAD_ENTRY_H
#define GEN_LOAD_ENTRY_H

#include <libxml/tree.h>

#include "gen/list/model.h"

void load_entry(
    struct model *m, const xmlNode *node, enum bouncecode_kind kind);
void load_headline(struct model *m, const xmlNode *node);
void load_situation(struct model *m, const xmlNode *node);

#endif
