/* What an answer that is not sure could be. */
#include "code/code.h"

#include "list/list.h"

BOUNCECODE_API enum bouncecode_category
bouncecode_could_be(const struct bouncecode_answer *answer, size_t i)
{
	const struct bouncecode_entry *entry = answer->entry;
	const struct bc_cause *cause;
	struct bouncecode_answer by_code;

	if (entry == NULL || i >= BC_CAUSES_MAX ||
	    answer->confidence != BOUNCECODE_CONFIDENCE_LOW)
		return BOUNCECODE_CATEGORY_NONE;
	/* A wording that says nothing of its own leaves it to the code. */
	if (bc_is_worded(entry) && bc_verdicts[entry->verdict].vague &&
	    bouncecode_answer_code(&answer->code, &by_code))
		entry = by_code.entry;
	cause = bc_cause_at((size_t)(entry - bc_entries));
	return cause ? (enum bouncecode_category)cause->categories[i]
		     : BOUNCECODE_CATEGORY_NONE;
}
