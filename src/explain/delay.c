/*
 * The delay that a server asks for: "Greylisted for 300 seconds", "try again
 * in 5 minutes".
 */
#include "explain/reading.h"

#include "base/ascii.h"
#include "base/simd.h"

enum { BC_DELAY_MAX = 7 * 24 * 3600 };

static int
bc_is_spacing(char c)
{
	return c == ' ' || c == '_' || c == '\t';
}

static long
bc_unit_at(const char *p, const char *end)
{
	static const struct {
		char word[8];
		long seconds;
	} units[] = { { "sec", 1 }, { "min", 60 }, { "hour", 3600 } };

	while (p < end && (bc_is_spacing(*p) || *p == '-'))
		p++;
	for (unsigned i = 0; i < sizeof units / sizeof *units; i++)
		if (bc_begins(p, end, units[i].word))
			return units[i].seconds;
	return 0;
}

/* The word before a number tells what it counts: "in", "after", "for". */
static int
bc_asks_for_delay(const char *text, const char *p)
{
	static const char words[] =
	    " in after for wait least about another next within tra ";
	const char *start;

	while (p > text && bc_is_spacing(p[-1]))
		p--;
	start = p;
	while (start > text && bc_is_letter(start[-1]))
		start--;
	return bc_is_listed(start, (size_t)(p - start), words);
}

static const char *
bc_next_digit(const char *p, const char *end)
{
#ifdef BC_BLOCKS
	for (; end - p >= BC_BLOCK; p += BC_BLOCK) {
		unsigned first = bc_first(bc_is_between(bc_load(p), '0', '9'));

		if (first < BC_BLOCK)
			return p + first;
	}
#endif
	while (p < end && !bc_is_digit(*p))
		p++;
	return p;
}

int32_t
bc_find_delay(const char *text, size_t length)
{
	const char *end = text + length;

	for (const char *p = text; p < end; p++) {
		const char *start = p;
		long n = 0, unit;

		if ((p = bc_next_digit(p, end)) == end)
			break;
		start = p;
		while (p < end && bc_is_digit(*p) && n <= BC_DELAY_MAX)
			n = 10 * n + (*p++ - '0');
		unit = bc_unit_at(p, end);
		if (unit > 0 && n > 0 && n <= BC_DELAY_MAX / unit &&
		    bc_asks_for_delay(text, start))
			return (int32_t)(n * unit);
		p--;
	}
	return -1;
}
