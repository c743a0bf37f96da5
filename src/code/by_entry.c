/* The answer that an entry gives by itself. */
#include "code/code.h"

#include <string.h>

#ifndef BOUNCECODE_NO_EXPLAIN
static void
bc_answer_by_wording(const struct bouncecode_entry *entry,
    struct bouncecode_answer *answer)
{
	struct bouncecode_code code = { 0, 0, 0, 0, 0, 0, 0, 0 };

	bc_code_of_number(entry->number, &code);
	bc_start(answer, &code);
	answer->provider = bc_response_of(entry)->provider;
	answer->blocklist = bc_response_of(entry)->blocklist;
	bc_decide(answer,
	    bc_kind_of(entry) == BOUNCECODE_KIND_PROVIDER
		? BOUNCECODE_BASIS_PROVIDER_PHRASE
		: BOUNCECODE_BASIS_PHRASE,
	    entry);
	bc_judge(answer);
}
#endif

BOUNCECODE_API void
bouncecode_answer_entry(const struct bouncecode_entry *entry,
    struct bouncecode_answer *answer)
{
	const char *key = bouncecode_key(entry);

#ifndef BOUNCECODE_NO_EXPLAIN
	if (bc_is_worded(entry)) {
		bc_answer_by_wording(entry, answer);
		return;
	}
#endif
	bouncecode_lookup(key, strlen(key), answer);
	answer->nmatches = 0;
}
