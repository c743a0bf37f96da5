/* Numbers as people read them, in their language. */
#include "cli/output/numbers.h"
#include "cli/output/say.h"

#include <stdio.h>
#include <string.h>

/* How that language writes one: what stands between "1" and "2" parts thousands. */
static const char *
example(void)
{
	return say("1,234,567.8");
}

char *
grouped(uint64_t n, char text[CHART_NUMBER])
{
	const char *mark = example() + 1;
	size_t length = (size_t)(strchr(mark, '2') - mark);
	char *p = text + CHART_NUMBER - 1;
	unsigned digits = 0;

	*p = '\0';
	do {
		if (digits > 0 && digits % 3 == 0)
			memcpy(p -= length, mark, length);
		*--p = (char)('0' + n % 10);
		digits++;
	} while ((n /= 10) > 0);
	return p;
}

double
percent(uint64_t n, uint64_t all)
{
	return all > 0 ? 100 * (double)n / (double)all : 0;
}

const char *
share(uint64_t n, uint64_t all, const char *blank, char text[CHART_NUMBER])
{
	char *point;

	snprintf(text, CHART_NUMBER, "%.1f%s%%", percent(n, all), blank);
	if ((point = strchr(text, '.')) != NULL)
		*point = *(strchr(example(), '8') - 1);
	return text;
}
