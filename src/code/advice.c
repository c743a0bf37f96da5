/* What an answer tells each of its readers. */
#include "code/code.h"

/* What could be several things is not told to one person as if it were one. */
static const char *
bc_personal_of(const struct bouncecode_answer *answer)
{
	const struct bc_category *c = &bc_categories[answer->category];
	int general = bc_is_milder(answer->category, c->fault, c->bounce, answer->bounce) ||
	    bouncecode_could_be(answer, 0) != BOUNCECODE_CATEGORY_NONE;

	return bc_prose_at(bc_personal_at(answer, general));
}

BOUNCECODE_API const char *
bouncecode_advice_for(
    const struct bouncecode_answer *answer, enum bouncecode_reader reader)
{
#ifndef BOUNCECODE_NO_EXPLAIN
	if (answer->headline != 0)
		return bouncecode_headline(answer);
#endif
	if (answer->entry == NULL)
		return NULL;
	switch (reader) {
	case BOUNCECODE_READER_PERSON:
		return bc_personal_of(answer);
	case BOUNCECODE_READER_SERVER:
	case BOUNCECODE_READER_LIST:
		return bc_prose_at(bc_tells_at(answer, reader == BOUNCECODE_READER_LIST));
	default:
		return bouncecode_advice(answer->entry);
	}
}
