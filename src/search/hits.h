/* The list of hits, best first, and the spellings of what was found. */
#ifndef BC_HITS_H
#define BC_HITS_H

#include "base/linkage.h"
#include "bouncecode.h"

/* The entries that state one fact, each run of them ended by a 0. */
struct bc_facts {
	const uint16_t *entries;
	size_t n;
};

/* The i-th other entry that states the same fact; NULL where there are not so
 * many. */
BC_DATA const struct bouncecode_entry *bc_spelling(const struct bc_facts *facts,
    const struct bouncecode_entry *entry, size_t i);

/* Put a hit in its place among n, of which at most max are kept; returns how
 * many there are then. */
BC_DATA size_t bc_keep_hit(struct bouncecode_hit *hits, size_t n, size_t max,
    const struct bouncecode_hit *hit);
/* Show that spelling of a hit which has most of the codes of the query. */
BC_DATA void bc_prefer_code(const struct bc_facts *facts,
    struct bouncecode_hit *hit, const struct bouncecode_code *wanted);

#endif
