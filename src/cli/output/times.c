/* Times for people, in their language. */
#include "cli/output/times.h"
#include "cli/output/say.h"

#include <stdio.h>
#include <string.h>

/* "Nov": that with this number, from 1. */
static void
name_month(int number, char *name, size_t size)
{
	char *end;
	const char *s = say("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");

	for (; number > 1; number--)
		s = strchr(s, ' ') + 1;
	snprintf(name, size, "%s", s);
	if ((end = strchr(name, ' ')) != NULL)
		*end = '\0';
}

void
time_show(when w, bool with_year, char text[WHEN_SIZE])
{
	char day[8], month[80], date[WHEN_SIZE], clock[8];
	size_t n;

	when_show(w, with_year, text);
	if (*text < 'A') /* none, or one that begins with its year */
		return;
	name_month((int)(w / 100000000 % 100), month, sizeof month);
	snprintf(clock, sizeof clock, "%s", text + sizeof "Nov 21");
	text[sizeof "Nov 21" - 1] = '\0';
	snprintf(day, sizeof day, "%s", text + sizeof "Nov");
	say_with(date, sizeof date, "{month} {day}", "month", month, "day", day, NULL);
	n = strlen(date);
	snprintf(text, WHEN_SIZE, "%s", date);
	snprintf(text + n, WHEN_SIZE - n, " %s", clock);
}
