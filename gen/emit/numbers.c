/* Arrays of numbers as C: every table of the runtime that is no structure. */
#include "gen/emit/numbers.h"

#include "gen/base/message.h"

#include <stdint.h>
#include <stdlib.h>

void
put_numbers(FILE *out, const struct numbers *numbers)
{
	fprintf(out, "/* %s: %s */\nstatic const %s %s[%zu] = {", numbers->name,
	    numbers->what, numbers->type, numbers->name, numbers->n);
	for (size_t i = 0; i < numbers->n; i++)
		fprintf(out, "%s%zu%s,", i % numbers->per_line ? " " : "\n\t",
		    numbers->list[i], numbers->suffix);
	fputs("\n};\n\n", out);
}

const char *
type_for(size_t max)
{
	return max > UINT16_MAX ? "uint32_t" : "uint16_t";
}

void
need_room(const char *what, size_t n, size_t max)
{
	if (n <= max)
		return;
	complain("%zu %s: the tables have room for %zu", n, what, max);
	exit(1);
}
