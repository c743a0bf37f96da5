/*
 * The delay that a server asks for: "Greylisted for 300 seconds", "try again
 * in 5 minutes".
 */
#include "internal.h"

enum { DELAY_MAX = 7 * 24 * 3600 };

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static int
is_blank(char c)
{
	return c == ' ' || c == '_' || c == '\t';
}

/* Does a word begin at p? */
static int
has_word(const char *p, const char *end, const char *word)
{
	while (*word != '\0' && p < end && lower(*p) == *word)
		p++, word++;
	return *word == '\0';
}

static long
unit_at(const char *p, const char *end)
{
	static const struct {
		char word[8];
		long seconds;
	} units[] = { { "sec", 1 }, { "min", 60 }, { "hour", 3600 } };

	while (p < end && (is_blank(*p) || *p == '-'))
		p++;
	for (unsigned i = 0; i < sizeof units / sizeof *units; i++)
		if (has_word(p, end, units[i].word))
			return units[i].seconds;
	return 0;
}

/* The word before a number tells what it counts: "in", "after", "for". */
static int
asks_for_delay(const char *text, const char *p)
{
	static const char words[][8] = { "in", "after", "for", "wait",
		"least", "about", "another", "next", "within", "tra" };
	const char *start;

	while (p > text && is_blank(p[-1]))
		p--;
	start = p;
	while (start > text && lower(start[-1]) >= 'a' && lower(start[-1]) <= 'z')
		start--;
	for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
		const char *w = words[i], *q = start;

		while (*w != '\0' && q < p && lower(*q) == *w)
			q++, w++;
		if (*w == '\0' && q == p && p > start)
			return 1;
	}
	return 0;
}

int32_t
bc_find_delay(const char *text, size_t length)
{
	const char *end = text + length;

	for (const char *p = text; p < end; p++) {
		const char *start = p;
		long n = 0, unit;

		if (*p < '0' || *p > '9')
			continue;
		while (p < end && *p >= '0' && *p <= '9' && n <= DELAY_MAX)
			n = 10 * n + (*p++ - '0');
		unit = unit_at(p, end);
		if (unit > 0 && n > 0 && n <= DELAY_MAX / unit &&
		    asks_for_delay(text, start))
			return (int32_t)(n * unit);
		p--;
	}
	return -1;
}
