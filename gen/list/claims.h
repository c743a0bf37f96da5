/*
 * Entries by what they are found by: a code, a wording, a token.
 */
#ifndef GEN_CLAIMS_H
#define GEN_CLAIMS_H

#include "gen/list/model.h"

/* An entry that claims a name, and the claim of the next one. */
struct claim {
	size_t entry, next;
};

struct claims {
	struct dictionary by_name; /* the first claim of each name */
	struct claim *list;
	size_t n;
};

/* Numbers of entries, in their order. */
struct claimants {
	size_t *list, n;
};

/* The claims of the entries that no overlay brought. */
struct claims claims_of(const struct model *m);
/* Those entries that claim something that this one claims. */
struct claimants claimants_of(const struct claims *c, const struct entry *e);

#endif
