/* Numbers as people read them. */
#include "cli/output/numbers.h"

char *
grouped(uint64_t n, char text[CHART_NUMBER])
{
	char *p = text + CHART_NUMBER - 1;
	unsigned digits = 0;

	*p = '\0';
	do {
		if (digits > 0 && digits % 3 == 0)
			*--p = ',';
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
