/* The words of a verdict, read. */
#ifndef GEN_LOAD_WORDS_H
#define GEN_LOAD_WORDS_H

#include <libxml/tree.h>

#include "gen/list/model.h"

/* One more word of a vocabulary: providers and blocklists stand elsewhere than
 * the others. */
void load_word(struct vocabulary *v, const xmlNode *node);
/* The children of <vocabulary>, categories as well. */
void load_vocabulary(struct model *m, const xmlNode *node);
/* What the attributes of a category, or of a <verdict>, say of it. */
struct verdict load_verdict(struct model *m, const xmlNode *node);
/* What other systems call it, by the number of the system. */
void load_terms(
    const struct model *m, const xmlNode *node, const char **terms);

#endif
