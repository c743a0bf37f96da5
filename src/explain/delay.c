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

/* The next digit that ends a number, where its unit may stand behind it: of the many
 * numbers of a text most are parts of addresses, times and hosts. */
static const char *
bc_next_number(const char *p, const char *end)
{
#ifdef BC_BLOCKS
	for (; end - p > BC_BLOCK; p += BC_BLOCK) {
		bc_bytes next = bc_load(p + 1);
		unsigned first = bc_first(bc_is_between(bc_load(p), '0', '9') &
		    (bc_is_between(next | (signed char)0x20, 'a', 'z') |
			bc_equals(next, ' ') | bc_equals(next, '_') |
			bc_equals(next, '\t') | bc_equals(next, '-')));

		if (first < BC_BLOCK)
			return p + first;
	}
#endif
	while (p < end && !bc_is_digit(*p))
		p++;
	return p;
}

/* The number that ends with a digit, and where it begins; one that is too great is
 * as good as none. */
static long
bc_number_before(const char *text, const char *last, const char **start)
{
	long n = 0, power = 1;

	for (; last >= text && bc_is_digit(*last); last--)
		if (power <= BC_DELAY_MAX) {
			n += power * (*last - '0');
			power *= 10;
		} else if (*last != '0') {
			n = BC_DELAY_MAX + 1;
		}
	*start = last + 1;
	return n;
}

int32_t
bc_find_delay(const char *text, size_t length)
{
	const char *end = text + length;

	for (const char *p = text; (p = bc_next_number(p, end)) < end; p++) {
		const char *start;
		long unit = bc_unit_at(p + 1, end), n;

		if (unit == 0)
			continue;
		n = bc_number_before(text, p, &start);
		if (n > 0 && n <= BC_DELAY_MAX / unit && bc_asks_for_delay(text, start))
			return (int32_t)(n * unit);
	}
	return -1;
}
