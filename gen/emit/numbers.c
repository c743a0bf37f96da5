/* Arrays of numbers as C: every table of the runtime that is no structure. */
#include "gen/emit/numbers.h"

#include <stdint.h>

void
put_numbers(FILE *out, const char *name, const char *what, const char *type,
    const size_t *numbers, size_t n)
{
	fprintf(out, "/* %s: %s */\nstatic const %s %s[%zu] = {", name, what,
	    type, name, n);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%zu,", i % 16 ? " " : "\n\t", numbers[i]);
	fputs("\n};\n\n", out);
}

const char *
type_for(size_t max)
{
	return max > UINT16_MAX ? "uint32_t" : "uint16_t";
}
