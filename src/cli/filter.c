/* Which records are wanted, by the words of their answers. */
#include "cli/filter.h"

void
filter_any(struct filter *f)
{
	for (size_t v = 0; v < sizeof f->word / sizeof *f->word; v++)
		f->word[v] = -1;
}

bool
filter_asks(const struct filter *f, enum bouncecode_vocabulary v)
{
	return f->word[v] >= 0;
}

bool
filter_passes(const struct filter *f, const struct bouncecode_answer *a)
{
	const int values[BOUNCECODE_BLOCKLISTS + 1] = {
		[BOUNCECODE_CATEGORIES] = a->category,
		[BOUNCECODE_FAULTS] = a->fault,
		[BOUNCECODE_BOUNCES] = a->bounce,
		[BOUNCECODE_ACTIONS] = a->action,
		[BOUNCECODE_CONFIDENCES] = a->confidence,
		[BOUNCECODE_KINDS] = a->kind,
		[BOUNCECODE_PROVIDERS] = a->provider,
	};

	for (size_t v = 0; v < sizeof values / sizeof *values; v++)
		if (f->word[v] >= 0 && f->word[v] != values[v])
			return false;
	return true;
}
