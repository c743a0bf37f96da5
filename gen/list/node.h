/* What attributes of an element mean to the model. */
#ifndef GEN_NODE_H
#define GEN_NODE_H

#include <libxml/tree.h>

#include "gen/list/model.h"

/* The line of an element, counted on from OVERLAY_LINE in an overlay: what the
 * document's _private points at is where it begins. */
int line_of(const xmlNode *node);
/* 0 where it is not given. */
unsigned number_attribute(const xmlNode *node, const char *name);
/* yes is 1, no is 0; -1 where it is not given. */
int yes_attribute(const xmlNode *node, const char *name);
/* The word an attribute names, as its number; -1 where it is not given or,
 * which is reported, not known. */
int word_attribute(struct model *m, const xmlNode *node, const char *name,
    enum bouncecode_vocabulary v);

#endif
