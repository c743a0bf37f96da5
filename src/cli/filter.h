/* Entries that have the words that the options ask for. */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "bouncecode.h"

#include <stdbool.h>

/* A word that an entry must have, by vocabulary; -1 for any. */
struct filter {
	int word[BOUNCECODE_BLOCKLISTS + 1];
};

void filter_any(struct filter *f);
/* Does it ask for a word of this vocabulary? */
bool filter_asks(const struct filter *f, enum bouncecode_vocabulary v);
bool filter_passes(
    const struct filter *f, const struct bouncecode_answer *answer);

#endif
