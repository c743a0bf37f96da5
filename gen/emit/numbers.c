/* Arrays of numbers as C: every table of the runtime that is no structure. */
#include "gen/emit/numbers.h"

#include <stdint.h>

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
