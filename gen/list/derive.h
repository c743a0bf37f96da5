/* What follows from the list. */
#ifndef GEN_DERIVE_H
#define GEN_DERIVE_H

#include "gen/list/model.h"

/* Resolves names, lets entries inherit. */
void resolve(struct model *m);
/* Makes the rows, in the order of a table for people; the list was found to
 * have no error. */
void derive(struct model *m);

#endif
