/*
 * The ranges of private codes that a code lies in: they may overlap, and are
 * found by bisection however many there are.
 */
#include "explain/range.h"

static int
bc_ends_before(const struct bc_range *range, const struct bouncecode_code *code)
{
	if (range->class_digit != code->class_digit)
		return range->class_digit < code->class_digit;
	if (range->subject != code->subject)
		return range->subject < code->subject;
	return range->reach < code->detail;
}

size_t
bc_range_from(const struct bouncecode_code *code)
{
	size_t low = 0, high = bc_nranges;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (bc_ends_before(&bc_ranges[middle], code))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct bc_range *
bc_next_range(const struct bouncecode_code *code, size_t *at)
{
	while (*at < bc_nranges) {
		const struct bc_range *range = &bc_ranges[*at];

		if (range->class_digit != code->class_digit ||
		    range->subject != code->subject ||
		    range->first > code->detail)
			return NULL;
		++*at;
		if (range->last >= code->detail)
			return range;
	}
	return NULL;
}
