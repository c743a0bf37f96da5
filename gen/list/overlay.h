/* A user's own entries beside those of the list. */
#ifndef GEN_OVERLAY_H
#define GEN_OVERLAY_H

#include "gen/list/model.h"

/* Entries of the overlay take the place of those of the list. */
void merge(struct model *m);
/* Says what of the overlay is superfluous, or contradicts the list, as
 * warnings. */
void compare_overlay(const struct model *m);

#endif
