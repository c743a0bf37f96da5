/* codes.xml, read. */
#ifndef GEN_LOAD_H
#define GEN_LOAD_H

#include "gen/list/model.h"

/* Reads the list, checks its shape, fills the model; so for the overlay, which
 * may be NULL, whose entries take the place of the list's. false after errors,
 * which have been said. */
bool load(struct model *m, const char *file, const char *overlay);

#endif
