/*
 * Entries by what they are found by: a code, a wording, a token.
 */
#ifndef GEN_CLAIMS_H
#define GEN_CLAIMS_H

#include "gen/list/model.h"

/* Numbers of entries, in their order. */
struct claimants {
	size_t *list, n;
};

/* The claims of the entries that no overlay brought. */
struct multi_dictionary claims_of(const struct model *m);
/* Those entries that claim something that this one claims. */
struct claimants claimants_of(const struct multi_dictionary *claims, const struct entry *e);

#endif
